import { editWords } from "../edit-words.ts";
import type { StepFieldsProps } from "./keyed-text.tsx";
import { Tick } from "./small-fields.tsx";

const say = editWords.fields.confidential;

/** Whether the step goes by our own page in a city that asks so. A question does unless it is unticked, what is only said where it is ticked. */
export function ConfidentialField({ editor, flow, id, step }: StepFieldsProps) {
  const isAsked = step.type === "ask" || step.type === "consent";
  return (
    <div className="flex flex-col gap-1">
      <Tick
        label={isAsked ? say.asked : say.said}
        value={step.confidential ?? isAsked}
        onChange={(value) => editor.setField(flow, id, ["confidential"], value === isAsked ? undefined : value)}
      />
      <p className="text-dns-14N-130 text-solid-gray-700">{isAsked ? say.askedHint : say.saidHint}</p>
    </div>
  );
}
