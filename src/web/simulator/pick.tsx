import { useId } from "react";

type Option = { value: string; label: string };
type PickProps = { legend: string; options: readonly Option[]; value: string; onPick: (value: string) => void };

/** One out of a few, all in sight: radio buttons as large tiles. */
export function Pick({ legend, options, value, onPick }: PickProps) {
  const name = useId();
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-std-17B-170">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map((option) => (
          <label
            key={option.value}
            className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-8 border border-solid-gray-536 px-4 py-1 text-std-16N-170 hover:bg-solid-gray-50 has-checked:border-blue-900 has-checked:bg-blue-50"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onPick(option.value)}
              className="size-5 accent-blue-900"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
