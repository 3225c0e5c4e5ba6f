import { useId } from "react";
import { sharedWords } from "../shared/shared-words.ts";

type RadioGroupProps<T extends string> = {
  legend: string;
  options: readonly { value: T; label: string }[];
  chosen: T | null;
  onChoose: (value: T) => void;
  error: string | null;
};

/** One of a few, all in sight; one must be chosen. */
export function RadioGroup<T extends string>({ legend, options, chosen, onChoose, error }: RadioGroupProps<T>) {
  const name = useId();
  return (
    <fieldset
      data-invalid={error === null ? undefined : true}
      aria-describedby={error === null ? undefined : `${name}-error`}
    >
      <legend className="text-std-17B-170">
        {legend}
        <span className="ml-2 text-std-16N-170 text-error-2">{sharedWords.required}</span>
      </legend>
      {options.map(({ value, label }) => (
        <label key={value} className="flex min-h-11 cursor-pointer items-center gap-3 text-std-16N-170">
          <input
            type="radio"
            name={name}
            value={value}
            checked={chosen === value}
            onChange={() => onChoose(value)}
            className="size-5 shrink-0 accent-blue-900"
          />
          {label}
        </label>
      ))}
      {error === null ? null : (
        <p id={`${name}-error`} className="text-std-16N-170 text-error-2">
          {sharedWords.wrong(error)}
        </p>
      )}
    </fieldset>
  );
}
