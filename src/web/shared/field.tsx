import { type ComponentProps, type ReactNode, useId } from "react";
import { sharedWords } from "./shared-words.ts";

type FieldFrame = {
  label: string;
  /** What to write and why, below the label. */
  hint?: string;
  /** What is wrong, in words; null or absent when nothing is. */
  error?: string | null;
  /** Shows ※必須. */
  required?: boolean;
};

/** The attributes an input needs to be tied to its label, hint and error. */
type Tied = { id: string; required?: boolean; "aria-describedby"?: string; "aria-invalid"?: true };

const BOX =
  "w-full rounded-8 border border-solid-gray-600 bg-white px-4 py-3 text-std-16N-170 hover:border-black aria-invalid:border-error-1 disabled:border-solid-gray-300 disabled:bg-solid-gray-50 disabled:text-solid-gray-420";

/** A one-line input with its label, hint and error. */
export function TextField({
  label,
  hint,
  error,
  required,
  className = "",
  ...rest
}: ComponentProps<"input"> & FieldFrame) {
  return (
    <Field label={label} hint={hint} error={error} required={required}>
      {(tied) => <input type="text" {...rest} {...tied} className={`${BOX} min-h-12 ${className}`} />}
    </Field>
  );
}

/** Several lines. It grows with its text where the browser can. */
export function TextAreaField({
  label,
  hint,
  error,
  required,
  className = "",
  ...rest
}: ComponentProps<"textarea"> & FieldFrame) {
  return (
    <Field label={label} hint={hint} error={error} required={required}>
      {(tied) => (
        <textarea rows={4} {...rest} {...tied} className={`${BOX} field-sizing-content min-h-30 ${className}`} />
      )}
    </Field>
  );
}

/** A choice out of a list; the children are <option>s. */
export function SelectField({
  label,
  hint,
  error,
  required,
  className = "",
  ...rest
}: ComponentProps<"select"> & FieldFrame) {
  return (
    <Field label={label} hint={hint} error={error} required={required}>
      {(tied) => <select {...rest} {...tied} className={`${BOX} min-h-12 ${className}`} />}
    </Field>
  );
}

/** Label, hint, whatever input you draw with the attributes you are given, and the error. */
export function Field({
  label,
  hint,
  error,
  required,
  children,
}: FieldFrame & { children: (tied: Tied) => ReactNode }) {
  const id = useId();
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null]
    .filter((part) => part !== null)
    .join(" ");
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="text-std-17B-170">
        {label}
        {required ? <span className="ml-2 text-std-16N-170 text-error-2">{sharedWords.required}</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-std-16N-170 text-solid-gray-700">
          {hint}
        </p>
      ) : null}
      {children({
        id,
        required,
        "aria-describedby": described === "" ? undefined : described,
        "aria-invalid": error ? true : undefined,
      })}
      {error ? (
        <p id={`${id}-error`} className="text-std-16N-170 text-error-2">
          {sharedWords.wrong(error)}
        </p>
      ) : null}
    </div>
  );
}
