import type { Hours } from "../../../core/city/city.ts";
import { Button } from "../../shared/button.tsx";
import { Segments, Tick } from "../flow/small-fields.tsx";
import { cityWords } from "./city-words.ts";

const say = cityWords.fields;
const NEW: Hours = {
  openings: [{ days: [1, 2, 3, 4, 5], from: "08:30", to: "17:15" }],
  closed_on_holidays: true,
  year_end: ["12-29", "01-03"],
};

/** Opening hours: known or not, the days and times of each stretch, holidays. */
export function HoursFields({ value, onChange }: { value: Hours | null; onChange: (hours: Hours | null) => void }) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="text-std-16B-170">{say.hours.label}</legend>
      <p className="text-dns-14N-130 text-solid-gray-700">{say.hours.hint}</p>
      <Segments
        label={say.hours.label}
        options={[
          ["unknown", say.hoursUnknown],
          ["known", say.hoursKnown],
        ]}
        value={value === null ? "unknown" : "known"}
        onChange={(known) => onChange(known === "known" ? NEW : null)}
      />
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
    </>
  );
}
