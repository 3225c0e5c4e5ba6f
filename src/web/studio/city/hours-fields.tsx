import type { Hours } from "../../../core/city/city.ts";
import { Button } from "../../shared/button.tsx";
import { Pick, Segments, Tick } from "../flow/small-fields.tsx";
import { cityWords } from "./city-words.ts";

const say = cityWords.fields;
const NEW_YEAR: Days = ["12-29", "01-03"];
const NEW: Hours = {
  openings: [{ days: [1, 2, 3, 4, 5], from: "08:30", to: "17:15" }],
  closed_on_holidays: true,
  year_end: NEW_YEAR,
};

type HoursFieldsProps = {
  label: string;
  hint: string;
  /** What no hours mean: not known, or day and night. */
  empty: string;
  nullable: boolean;
  value: Hours | null;
  onChange: (hours: Hours | null) => void;
};

/** Opening hours: known or not, the days and times of each stretch, holidays, the turn of the year. */
export function HoursFields({ label, hint, empty, nullable, value, onChange }: HoursFieldsProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="text-std-16B-170">{label}</legend>
      <p className="text-dns-14N-130 text-solid-gray-700">{hint}</p>
      {nullable ? (
        <Segments
          label={label}
          options={[
            ["unknown", empty],
            ["known", say.hoursKnown],
          ]}
          value={value === null ? "unknown" : "known"}
          onChange={(known) => onChange(known === "known" ? NEW : null)}
        />
      ) : null}
      {value === null ? null : <Openings value={value} onChange={onChange} />}
    </fieldset>
  );
}

function Openings({ value, onChange }: { value: Hours; onChange: (hours: Hours) => void }) {
  const { openings } = value;
  const set = (next: Hours["openings"]) => onChange({ ...value, openings: next });
  const change = (at: number, part: Partial<Hours["openings"][number]>) =>
    set(openings.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <>
      {openings.map((opening, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no names; their place is what they are.
        <div key={at} className="flex flex-col gap-2 rounded-8 border border-solid-gray-300 p-3">
          <div className="flex flex-wrap gap-x-4">
            {say.days.map((name, day) => (
              <Tick
                key={name}
                label={say.dayOf(name)}
                value={opening.days.includes(day)}
                onChange={(on) =>
                  change(at, {
                    days: on ? [...opening.days, day].toSorted() : opening.days.filter((each) => each !== day),
                  })
                }
              />
            ))}
          </div>
          <div className="flex flex-wrap items-end gap-3">
            {(["from", "to"] as const).map((end) => (
              <label key={end} className="flex flex-col text-std-16N-170">
                {say[end]}
                <input
                  type="time"
                  value={opening[end]}
                  onChange={(event) => change(at, { [end]: event.target.value })}
                  className="min-h-11 rounded-8 border border-solid-gray-600 px-3"
                />
              </label>
            ))}
            {openings.length < 2 ? null : (
              <Button look="quiet" size="small" onClick={() => set(openings.toSpliced(at, 1))}>
                {say.removeOpening}
              </Button>
            )}
          </div>
        </div>
      ))}
      <Button look="plain" size="small" className="self-start" onClick={() => set([...openings, ...NEW.openings])}>
        {say.addOpening}
      </Button>
      <Tick
        label={say.holidays}
        value={value.closed_on_holidays}
        onChange={(closed) => onChange({ ...value, closed_on_holidays: closed })}
      />
      <YearEnd value={value.year_end} onChange={(year_end) => onChange({ ...value, year_end })} />
    </>
  );
}

type Days = NonNullable<Hours["year_end"]>;

/** Closed from the one day to the other ("12-29" to "01-03"), or not at all. */
function YearEnd({ value, onChange }: { value: Hours["year_end"]; onChange: (days: Hours["year_end"]) => void }) {
  const [from, to] = value ?? NEW_YEAR;
  return (
    <>
      <Tick label={say.yearEnd} value={value !== null} onChange={(closed) => onChange(closed ? NEW_YEAR : null)} />
      {value === null ? null : (
        <div className="flex flex-wrap gap-3">
          <DayPick label={say.yearEndFrom} value={from} onChange={(day) => onChange([day, to])} />
          <DayPick label={say.yearEndTo} value={to} onChange={(day) => onChange([from, day])} />
        </div>
      )}
    </>
  );
}

/** December and January are enough for the turn of a year. */
const DAYS = ["12", "01"].flatMap((month) =>
  Array.from({ length: 31 }, (_, at) => `${month}-${String(at + 1).padStart(2, "0")}`),
);

function DayPick({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <Pick label={label} value={value} onChange={onChange}>
      {[...(DAYS.includes(value) ? [] : [value]), ...DAYS].map((day) => (
        <option key={day} value={day}>
          {say.monthDay(day)}
        </option>
      ))}
    </Pick>
  );
}
