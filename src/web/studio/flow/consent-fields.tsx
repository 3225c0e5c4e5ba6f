import { editWords } from "../edit-words.ts";
import { KeyedText, type StepFieldsProps } from "./keyed-text.tsx";
import { labelLimit, QUESTION } from "./limits-of.ts";
import { StepPick } from "./step-options.tsx";

const say = editWords.fields;

/** The consent: what is asked, and where each of its three answers leads. */
export function ConsentFields(props: StepFieldsProps) {
  const { editor, flow, id, step } = props;
  return (
    <>
      <KeyedText {...props} textKey={step.text} words={say.consent} limit={QUESTION} />
      <KeyedText {...props} textKey={step.again} words={say.again} limit={QUESTION} />
      {(["share", "city_only", "none"] as const).map((way, index) => (
        <div key={way} className="flex flex-col gap-3 rounded-8 border border-solid-gray-300 p-3">
          <KeyedText {...props} textKey={step[way]?.label} words={say.choiceLabel} limit={labelLimit(index)} />
          <StepPick
            editor={editor}
            flow={flow}
            label={say[way]}
            value={step[way]?.next ?? ""}
            onChange={(next) => editor.setField(flow, id, [way, "next"], next)}
          />
        </div>
      ))}
    </>
  );
}
