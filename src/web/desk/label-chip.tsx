import { workWords } from "./work-words.ts";

const text = workWords.label;
const BUTTON = "inline-flex min-h-11 items-center justify-center hover:bg-blue-200";

type LabelChipProps = {
  mark?: "◎" | "○";
  name: string;
  strong?: boolean;
  /** Absent or null: cannot be done here. */
  onMark?: (() => void) | null;
  onRemove: (() => void) | null;
};

/** One label. Where it can be changed, its name makes it ◎ and its × takes it off. On paper only its words stand. */
export function LabelChip({ mark, name, strong = false, onMark = null, onRemove }: LabelChipProps) {
  const words = (
    <>
      {mark === undefined ? null : <span aria-hidden="true">{mark}</span>}
      {name}
    </>
  );
  const plain = `inline-flex items-center gap-1 ${strong ? "text-std-18B-160" : "text-std-17N-170"}`;
  if (onRemove === null) return <li className={plain}>{words}</li>;
  return (
    <li
      className={`${plain} overflow-hidden rounded-8 border border-blue-600 bg-blue-50 has-focus-visible:overflow-visible print:border-0 print:bg-white`}
    >
      {onMark === null ? (
        <span className="pl-3">{words}</span>
      ) : (
        <button
          type="button"
          title={text.worst(name)}
          aria-label={text.worst(name)}
          onClick={onMark}
          className={`${BUTTON} gap-1 pr-1 pl-3 print:min-h-0 print:p-0`}
        >
          {words}
        </button>
      )}
      <button
        type="button"
        title={text.remove(name)}
        aria-label={text.remove(name)}
        onClick={onRemove}
        className={`${BUTTON} min-w-9 text-blue-1000 print:hidden`}
      >
        ×
      </button>
    </li>
  );
}

type AddLabelProps<T extends string> = {
  label: string;
  options: readonly { value: T; name: string }[];
  onAdd: (value: T) => void;
};

/** A list to add one label from. */
export function AddLabel<T extends string>({ label, options, onAdd }: AddLabelProps<T>) {
  if (options.length === 0) return null;
  return (
    <li className="print:hidden">
      <select
        aria-label={label}
        value=""
        onChange={(event) => {
          const chosen = options.find(({ value }) => value === event.target.value);
          if (chosen !== undefined) onAdd(chosen.value);
        }}
        className="min-h-11 max-w-44 rounded-8 border border-solid-gray-420 bg-white px-2 text-std-16N-170 text-blue-1000"
      >
        <option value="">＋ {label}</option>
        {options.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </li>
  );
}
