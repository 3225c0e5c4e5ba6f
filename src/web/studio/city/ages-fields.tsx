import { NumberLine } from "./box-fields.tsx";
import { cityWords } from "./city-words.ts";
import { fieldsOf } from "./pack-values.ts";

const say = cityWords.fields.ages;

type AgesFieldsProps = { label: string; hint: string; value: unknown; onChange: (value: unknown) => void };

/** Ages from and to, both inclusive; neither is no limit at all. */
export function AgesFields({ label, hint, value, onChange }: AgesFieldsProps) {
  const fields = fieldsOf(value);
  const ages = { from: ageOf(fields.from), to: ageOf(fields.to) };
  const change = (end: "from" | "to", age: number | null) => {
    const next = { ...ages, [end]: age };
    onChange(next.from === null && next.to === null ? null : next);
  };
  return (
    <fieldset>
      <legend className="text-std-16B-170">{label}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {(["from", "to"] as const).map((end) => (
          <NumberLine
            key={end}
            label={say[end]}
            hint={end === "from" ? hint : say.also}
            value={ages[end]}
            nullable
            min={0}
            max={120}
            onChange={(age) => change(end, age)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function ageOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
