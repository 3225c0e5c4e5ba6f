import { type ReactNode, useId, useState } from "react";
import { Tick } from "../flow/small-fields.tsx";
import type { Choice } from "./choices.ts";
import { same } from "./pack-values.ts";

const BOX =
  "min-h-11 w-full rounded-8 border border-solid-gray-600 bg-white px-3 py-2 text-std-16N-170 hover:border-black";

type Frame = { label: string; hint: string };

/** Several lines of text. */
export function TextBox({
  label,
  hint,
  value,
  onChange,
}: Frame & { value: string; onChange: (value: string) => void }) {
  return (
    <Framed label={label} hint={hint}>
      {(tied) => (
        <textarea
          {...tied}
          rows={2}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={`${BOX} field-sizing-content`}
        />
      )}
    </Framed>
  );
}

/** Words, one a line. What is typed stays as it is typed, blank lines too; what is kept has none. */
export function LinesBox({
  label,
  hint,
  value,
  onChange,
}: Frame & { value: readonly string[]; onChange: (value: string[]) => void }) {
  const [typed, setTyped] = useState("");
  const shown = same(linesIn(typed), value) ? typed : value.join("\n");
  return (
    <Framed label={label} hint={hint}>
      {(tied) => (
        <textarea
          {...tied}
          rows={Math.max(2, value.length + 1)}
          value={shown}
          onChange={(event) => {
            setTyped(event.target.value);
            onChange(linesIn(event.target.value));
          }}
          className={BOX}
        />
      )}
    </Framed>
  );
}

function linesIn(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** A whole number. While what is typed is none, nothing changes; an empty field is `null` where that may be. */
export function NumberLine({
  label,
  hint,
  value,
  nullable,
  min,
  max,
  onChange,
}: Frame & {
  value: number | null;
  nullable: boolean;
  min?: number | null;
  max?: number | null;
  onChange: (value: number | null) => void;
}) {
  const [typed, setTyped] = useState<{ text: string; at: number | null } | null>(null);
  // What was typed last is shown as long as nothing else has changed the value (undo, another field).
  const shown = typed !== null && typed.at === value ? typed.text : value === null ? "" : String(value);
  return (
    <Framed label={label} hint={hint}>
      {(tied) => (
        <input
          {...tied}
          type="number"
          inputMode="numeric"
          min={min ?? undefined}
          max={max ?? undefined}
          value={shown}
          onChange={({ target: { value: text } }) => {
            const number = text === "" ? null : Number(text);
            const fits = number === null ? nullable : Number.isInteger(number);
            setTyped({ text, at: fits ? number : value });
            if (fits) onChange(number);
          }}
          onBlur={() => setTyped(null)}
          className={`${BOX} max-w-48`}
        />
      )}
    </Framed>
  );
}

/** Any number of these, by name. Values that have no name any more stay, and can be taken off. */
export function TickList({
  label,
  hint,
  choices,
  value,
  onChange,
}: Frame & { choices: readonly Choice[]; value: readonly string[]; onChange: (value: string[]) => void }) {
  const lost = value.filter((each) => !choices.some((choice) => choice.value === each));
  const all = [...choices, ...lost.map((each) => ({ value: each, name: each }))];
  const order = (ticked: readonly string[]) =>
    all.map((choice) => choice.value).filter((each) => ticked.includes(each));
  return (
    <fieldset className="flex min-w-0 flex-col">
      <legend className="text-std-16B-170">{label}</legend>
      <p className="text-dns-14N-130 text-solid-gray-700">{hint}</p>
      <div className="flex flex-wrap gap-x-5">
        {all.map(({ value: each, name }) => (
          <Tick
            key={each}
            label={name}
            value={value.includes(each)}
            onChange={(on) => onChange(on ? order([...value, each]) : value.filter((other) => other !== each))}
          />
        ))}
      </div>
    </fieldset>
  );
}

type Tied = { id: string; "aria-describedby": string };

function Framed({ label, hint, children }: Frame & { children: (tied: Tied) => ReactNode }) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-std-16B-170">
        {label}
      </label>
      <p id={`${id}-hint`} className="text-dns-14N-130 text-solid-gray-700">
        {hint}
      </p>
      {children({ id, "aria-describedby": `${id}-hint` })}
    </div>
  );
}
