import { Button } from "../../shared/button.tsx";
import { editWords } from "../edit-words.ts";
import { ConditionForm, firstCondition } from "./condition-form.tsx";
import type { StepFieldsProps } from "./keyed-text.tsx";
import { StepPick } from "./step-options.tsx";

const say = editWords.fields;

/** A fork: who goes where, looked at from above; and where everybody else goes. */
export function BranchFields({ editor, flow, id, step }: StepFieldsProps) {
  const ways = step.when ?? [];
  const add = () =>
    editor.setField(flow, id, ["when"], [...ways, { if: firstCondition(editor, flow), next: step.otherwise ?? "" }]);
  return (
    <>
      {ways.map((way, index) => (
        <section
          // biome-ignore lint/suspicious/noArrayIndexKey: the ways of a fork have no names; their place is what they are.
          key={index}
          aria-label={say.way(index + 1)}
          className="flex flex-col gap-3 rounded-8 border border-solid-gray-300 p-3"
        >
          <h3 className="text-std-16B-170">{say.way(index + 1)}</h3>
          <ConditionForm
            editor={editor}
            flow={flow}
            value={way.if}
            onChange={(condition) => editor.setField(flow, id, ["when", index, "if"], condition)}
          />
          <StepPick
            editor={editor}
            flow={flow}
            label={say.wayNext.label}
            hint={say.wayNext.hint}
            value={way.next ?? ""}
            onChange={(next) => editor.setField(flow, id, ["when", index, "next"], next)}
          />
          {ways.length < 2 ? null : (
            <Button
              look="quiet"
              size="small"
              className="self-start"
              onClick={() => editor.setField(flow, id, ["when"], ways.toSpliced(index, 1))}
            >
              {say.removeWay(index + 1)}
            </Button>
          )}
        </section>
      ))}
      <Button look="plain" size="small" className="self-start" onClick={add}>
        {say.addWay}
      </Button>
      <StepPick
        editor={editor}
        flow={flow}
        label={say.otherwise.label}
        hint={say.otherwise.hint}
        value={step.otherwise ?? ""}
        onChange={(next) => editor.setField(flow, id, ["otherwise"], next)}
      />
    </>
  );
}
