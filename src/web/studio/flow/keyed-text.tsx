import type { ContentProblem } from "../../../core/studio/content-problem.ts";
import type { FlowEditor } from "../use-flow-editor.ts";
import type { EditFlow, EditStep } from "./edit-step.ts";
import { TextFields } from "./text-fields.tsx";

export type StepFieldsProps = {
  editor: FlowEditor;
  flow: EditFlow;
  id: string;
  step: EditStep;
  /** Of this step. */
  problems: readonly ContentProblem[];
};

type KeyedTextProps = StepFieldsProps & {
  textKey: string | undefined;
  words: { label: string; hint: string };
  limit: Parameters<typeof TextFields>[0]["limit"];
};

/** A text of a step in all languages; nothing where the step has no such text. */
export function KeyedText({ editor, flow, textKey, words: said, limit, problems }: KeyedTextProps) {
  if (textKey === undefined) return null;
  return (
    <TextFields
      editor={editor}
      flow={flow}
      textKey={textKey}
      label={said.label}
      hint={said.hint}
      limit={limit}
      problems={problems}
    />
  );
}
