import { Segments } from "../flow/small-fields.tsx";
import { TickList } from "./box-fields.tsx";
import type { Choice } from "./choices.ts";
import { cityWords } from "./city-words.ts";

const say = cityWords.fields;

type AreaFieldsProps = {
  label: string;
  hint: string;
  choices: readonly Choice[];
  /** null: the whole city. Empty: a part of it, nobody knows which. */
  value: readonly string[] | null;
  onChange: (value: string[] | null) => void;
};

/** A catchment: the whole city, or some of its areas. */
export function AreaFields({ label, hint, choices, value, onChange }: AreaFieldsProps) {
  return (
    <div className="flex flex-col gap-2">
      <p className="text-std-16B-170">{label}</p>
      <Segments
        label={label}
        options={[
          ["whole", say.whole],
          ["some", say.some],
        ]}
        value={value === null ? "whole" : "some"}
        onChange={(which) => onChange(which === "whole" ? null : [])}
      />
      {value === null ? null : (
        <TickList
          label={say.areas}
          hint={value.length === 0 ? say.noAreaYet : hint}
          {...{ choices, value, onChange }}
        />
      )}
    </div>
  );
}
