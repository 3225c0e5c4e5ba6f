import { useState } from "react";
import { editWords } from "../edit-words.ts";
import type { FlowEditor } from "../use-flow-editor.ts";
import type { EditFlow } from "./edit-step.ts";
import { Pick } from "./small-fields.tsx";
import { readingOrder } from "./step-leads.ts";
import { listTitle, typeName } from "./step-names.ts";

type StepPickProps = {
  editor: FlowEditor;
  flow: EditFlow;
  label: string;
  hint?: string;
  value: string | null;
  /** What an empty choice means; without it there is none. */
  empty?: string;
  onChange: (step: string) => void;
};

/**
 * A step of the flow to choose, by its number and first words. The list is filled when somebody comes to it: a question with many
 * choices in a flow of hundreds of steps would otherwise draw thousands of lines that nobody opens.
 */
export function StepPick({ editor, flow, label, hint, value, empty, onChange }: StepPickProps) {
  const [near, setNear] = useState(false);
  const order = readingOrder(flow);
  const none = value === null || value === "";
  const now = none ? -1 : order.indexOf(value);
  const fill = () => setNear(true);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that somebody comes near; the list inside is what is used.
    <div onFocus={fill} onPointerEnter={fill}>
      <Pick label={label} hint={hint} value={value ?? ""} onChange={onChange}>
        {empty === undefined && !none ? null : <option value="">{empty ?? ""}</option>}
        {none || now >= 0 ? null : <option value={value}>{editWords.fields.unknownStep(value)}</option>}
        {(near ? order : order.slice(Math.max(now, 0), now + 1)).map((id) => (
          <option key={id} value={id}>
            {stepLabel(editor, flow, id, order.indexOf(id) + 1)}
          </option>
        ))}
      </Pick>
    </div>
  );
}

/** 「12. きく　だれのことで、困っていますか。」 */
export function stepLabel(editor: FlowEditor, flow: EditFlow, id: string, number: number): string {
  const step = flow.steps.get(id);
  if (step === undefined) return id;
  const title = listTitle(flow, step, editor.japanese, editor.domains);
  const type = typeName(step);
  return `${number}. ${type === title ? `${type}（${id}）` : `${type}　${title}`}`;
}
