import { useState } from "react";
import { type Agency, type City, type Department, Hours } from "../../../core/city/city.ts";
import { DOMAINS } from "../../../core/domain.ts";
import type { Edit } from "../../../core/studio/edit.ts";
import { Button } from "../../shared/button.tsx";
import { Dialog } from "../../shared/dialog.tsx";
import { Line, Pick, Segments, Tick } from "../flow/small-fields.tsx";
import { studioFailure } from "../studio-failure.ts";
import { cityWords } from "./city-words.ts";
import { HoursFields } from "./hours-fields.tsx";
import type { CityEdits } from "./use-pack.ts";

const say = cityWords.fields;
const LINES = ["name", "phone", "address", "url", "note", "source"] as const;

type OfficeFormProps = {
  city: City;
  office: Agency | Department;
  list: "agencies" | "departments";
  edits: CityEdits;
  onClose: () => void;
  onSaved: (undo: Awaited<ReturnType<CityEdits["save"]>>) => void;
};

/** The form of an office, over the fields that its city's files have. Empty is unknown, never a guess. */
export function OfficeForm({ city, office, list, edits, onClose, onSaved }: OfficeFormProps) {
  const [now, setNow] = useState<Fields>(() => ({ ...office }));
  const [failure, setFailure] = useState<string | null>(null);
  const set = (field: string, value: unknown) => setNow({ ...now, [field]: value });
  const agency = list === "agencies" && "catchment" in office ? office : null;
  const save = async () => {
    const changed = changesOf(office, now, list);
    if (changed.length === 0) return onClose();
    const answer = await edits.save(changed);
    if (typeof answer === "string") setFailure(answer);
    else onSaved(answer);
  };
  return (
    <Dialog
      title={cityWords.title(office.name)}
      onClose={onClose}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            {cityWords.cancel}
          </Button>
          <Button onClick={() => void save()}>{cityWords.save}</Button>
        </>
      }
    >
      {failure === null ? null : (
        <p role="alert" className="text-error-2">
          {studioFailure(failure)}
        </p>
      )}
      {LINES.filter((field) => field in office).map((field) => (
        <Line
          key={field}
          label={say[field].label}
          hint={say[field].hint}
          value={textOf(now[field])}
          onChange={(value) => set(field, value === "" && field !== "name" && field !== "source" ? null : value)}
        />
      ))}
      {agency === null ? null : <StatusPick value={textOf(now.status)} onChange={(status) => set("status", status)} />}
      <Domains city={city} now={now} set={set} />
      {agency === null ? null : (
        <>
          <Ages now={now} set={set} />
          <Catchment city={city} now={now} set={set} />
        </>
      )}
      <HoursFields value={hoursOf(now, office)} onChange={(hours) => set("hours", hours)} />
      <Line
        label={say.assured.label}
        hint={say.assured.hint}
        kind="date"
        value={textOf(now.assured)}
        onChange={(day) => set("assured", day === "" ? null : day)}
      />
    </Dialog>
  );
}

type Fields = Readonly<Record<string, unknown>>;
type PartProps = { now: Fields; set: (field: string, value: unknown) => void };

function StatusPick({ value, onChange }: { value: string; onChange: (status: string) => void }) {
  return (
    <Pick label={say.status.label} hint={say.status.hint} value={value === "" ? "active" : value} onChange={onChange}>
      <option value="active">{say.active}</option>
      <option value="temporarily_closed">{say.temporarily_closed}</option>
    </Pick>
  );
}

function Domains({ city, now, set }: PartProps & { city: City }) {
  const chosen = listOf(now.domains);
  return (
    <fieldset>
      <legend className="text-std-16B-170">{say.domains}</legend>
      <div className="flex flex-wrap gap-x-5">
        {DOMAINS.map((domain) => (
          <Tick
            key={domain}
            label={city.domains[domain]}
            value={chosen.includes(domain)}
            onChange={(on) => set("domains", on ? [...chosen, domain] : chosen.filter((each) => each !== domain))}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Ages({ now, set }: PartProps) {
  const ages = agesOf(now.ages);
  const change = (end: "from" | "to", text: string) => {
    const next = { ...ages, [end]: text === "" ? null : Number(text) };
    set("ages", next.from === null && next.to === null ? null : next);
  };
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {(["from", "to"] as const).map((end) => (
        <Line
          key={end}
          label={say.ages[end]}
          hint={say.ages.hint}
          kind="number"
          value={ages[end] === null ? "" : String(ages[end])}
          onChange={(text) => change(end, text)}
        />
      ))}
    </div>
  );
}

function Catchment({ city, now, set }: PartProps & { city: City }) {
  if (city.areas.length === 0) return null;
  const chosen = now.catchment === null ? null : listOf(now.catchment);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="text-std-16B-170">{say.catchment.label}</legend>
      <Segments
        label={say.catchment.label}
        options={[
          ["whole", say.whole],
          ["some", say.some],
        ]}
        value={chosen === null ? "whole" : "some"}
        onChange={(which) => set("catchment", which === "whole" ? null : [])}
      />
      {chosen === null ? null : (
        <div className="flex flex-wrap gap-x-5">
          {city.areas.map(({ id, name }) => (
            <Tick
              key={id}
              label={name}
              value={chosen.includes(id)}
              onChange={(on) => set("catchment", on ? [...chosen, id] : chosen.filter((each) => each !== id))}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}

/** One edit for each field that says something else now. */
function changesOf(office: Agency | Department, now: Fields, list: OfficeFormProps["list"]): Edit[] {
  const before: Fields = { ...office };
  return Object.keys(now)
    .filter((field) => JSON.stringify(now[field]) !== JSON.stringify(before[field]))
    .map((field): Edit => {
      return { do: "set_entry", list, id: office.id, path: [field], value: toJson(now[field]) };
    });
}

type Json = Extract<Edit, { do: "set_entry" }>["value"];

/** A form's value as plain JSON; forms hold nothing else. */
function toJson(value: unknown): Json {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(toJson);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function agesOf(value: unknown): { from: number | null; to: number | null } {
  const fields: Fields = typeof value === "object" && value !== null ? { ...value } : {};
  const end = (name: string) => (typeof fields[name] === "number" ? fields[name] : null);
  return { from: end("from"), to: end("to") };
}

function hoursOf(now: Fields, office: Agency | Department): Agency["hours"] {
  const parsed = Hours.nullable().safeParse(now.hours);
  return parsed.success ? parsed.data : office.hours;
}
