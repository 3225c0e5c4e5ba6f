import { type ReactNode, useId } from "react";
import { countGraphemes } from "../../../core/line-message/text-length.ts";
import { editWords } from "../edit-words.ts";

const BOX =
  "min-h-11 w-full rounded-8 border border-solid-gray-600 bg-white px-3 py-2 text-std-16N-170 hover:border-black disabled:bg-solid-gray-50";

type Frame = { label: string; hint?: string; quiet?: boolean };

/** A labelled list to choose from, with one line of explanation. `quiet`: the label is heard, not seen. */
export function Pick({
  label,
  hint,
  quiet,
  value,
  onChange,
  children,
}: Frame & { value: string; onChange: (value: string) => void; children: ReactNode }) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <Label id={id} label={label} hint={hint} quiet={quiet} />
      <select
        id={id}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        className={BOX}
      >
        {children}
      </select>
    </div>
  );
}

/** A labelled line to type in. `kind` number gives numbers; an empty field is not sent on. */
export function Line({
  label,
  hint,
  quiet,
  value,
  kind = "text",
  max,
  onChange,
}: Frame & {
  value: string;
  /** LINE's limit in letters as people see them, counted as it is typed. */
  max?: number;
  kind?: "text" | "number" | "search" | "date" | "datetime-local";
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <Label id={id} label={label} hint={hint} quiet={quiet} />
      <input
        id={id}
        type={kind}
        placeholder={quiet === true ? label : undefined}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        aria-invalid={max !== undefined && countGraphemes(value) > max ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
        className={`${BOX} aria-invalid:border-error-1`}
      />
      {max === undefined ? null : <Count size={countGraphemes(value)} max={max} />}
    </div>
  );
}

function Count({ size, max }: { size: number; max: number }) {
  return (
    <p className={`text-dns-14N-130 ${size > max ? "font-700 text-error-2" : "text-solid-gray-700"}`}>
      {editWords.fields.count(size, max)}
      {size > max ? `　${editWords.fields.over(size - max)}` : ""}
    </p>
  );
}

/** A box to tick, with its words beside it as a target of at least 44 px. */
export function Tick({
  label,
  value,
  onChange,
}: {
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  return (
    <label className="flex min-h-11 items-center gap-3 text-std-16N-170">
      <input
        type="checkbox"
        checked={value}
        onChange={(event) => onChange(event.target.checked)}
        className="size-6 shrink-0"
      />
      {label}
    </label>
  );
}

/** A few words to choose one from, side by side. */
export function Segments<T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly (readonly [T, string])[];
  value: T;
  onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset>
      <legend className="sr-only">{label}</legend>
      <div className="flex flex-wrap gap-1">
        {options.map(([option, words]) => (
          <label
            key={option}
            className="inline-flex min-h-11 cursor-pointer items-center rounded-8 border border-solid-gray-420 px-2.5 text-oln-16N-100 has-checked:border-blue-900 has-checked:bg-blue-50 has-checked:font-700 has-checked:text-blue-1000 has-focus-visible:outline-4 has-focus-visible:outline-black"
          >
            <input
              type="radio"
              name={name}
              checked={option === value}
              onChange={() => onChange(option)}
              className="sr-only"
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Label({ id, label, hint, quiet }: Frame & { id: string }) {
  return (
    <>
      <label htmlFor={id} className={quiet === true ? "sr-only" : "text-std-16B-170"}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="text-dns-14N-130 text-solid-gray-700">
          {hint}
        </p>
      )}
    </>
  );
}
