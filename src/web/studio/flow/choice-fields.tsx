import { useState } from "react";
import type { ContentProblem } from "../../../core/studio/content-problem.ts";
import { Button } from "../../shared/button.tsx";
import { names } from "../../staff/names.ts";
import { fullKey } from "../draft/texts.ts";
import { editWords } from "../edit-words.ts";
import { Fold } from "../fold.tsx";
import type { FlowEditor } from "../use-flow-editor.ts";
import type { EditChoice, EditFlow, EditStep } from "./edit-step.ts";
import { labelLimit } from "./limits-of.ts";
import { blank, newChoice } from "./new-step.ts";
import { Line, Pick, Tick } from "./small-fields.tsx";
import { StepPick } from "./step-options.tsx";
import { TextFields } from "./text-fields.tsx";
import { useText } from "./use-text.ts";

const say = editWords.fields;
/** More than so many are listed by name, each to be opened: nobody reads sixteen forms below each other. */
const OPEN_MAX = 5;

type ChoicesProps = {
  editor: FlowEditor;
  flow: EditFlow;
  id: string;
  step: EditStep;
  problems: readonly ContentProblem[];
};

/** The choices of a question: what is on each button, what else means the same, and where it leads. */
export function ChoiceFields({ editor, flow, id, step, problems }: ChoicesProps) {
  const choices = step.choices ?? [];
  const many = choices.length > OPEN_MAX;
  const [added, setAdded] = useState<string | null>(null);
  const set = (next: readonly EditChoice[]) => editor.setField(flow, id, ["choices"], next);
  const add = () => {
    const { value, label } = newChoice(
      id,
      choices.map((choice) => choice.value),
    );
    editor.setField(flow, id, ["choices"], [...choices, { value, label }], blank(flow.id, label));
    setAdded(value);
  };
  const fields = (choice: EditChoice, index: number) => (
    <OneChoice {...{ editor, flow, id, step, problems, index, choice }} />
  );
  return (
    <section className="flex flex-col gap-4" aria-label={say.choices}>
      <h3 className="text-std-17B-170">{say.choices}</h3>
      <ol className="flex flex-col gap-4">
        {choices.map((choice, index) => (
          <li key={choice.value} className="flex flex-col gap-3 rounded-8 border border-solid-gray-300 p-3">
            <div className="flex items-start gap-x-2">
              <h4 className="mr-auto pt-2 text-std-16B-170">
                {say.choice(index + 1)}
                {many ? `　${editor.japanese(fullKey(flow.id, choice.label)) ?? ""}` : ""}
              </h4>
              <ChoiceButtons choices={choices} index={index} onChange={set} />
            </div>
            {many ? (
              <Fold summary={say.openChoice} open={choice.value === added}>
                <div className="flex flex-col gap-3">{fields(choice, index)}</div>
              </Fold>
            ) : (
              fields(choice, index)
            )}
          </li>
        ))}
      </ol>
      <Button look="plain" size="small" className="self-start" onClick={add}>
        {say.addChoice}
      </Button>
    </section>
  );
}

type ChoiceButtonsProps = {
  choices: readonly EditChoice[];
  index: number;
  onChange: (choices: readonly EditChoice[]) => void;
};

/** Up, down and away; together in one line on a phone, too. */
function ChoiceButtons({ choices, index, onChange }: ChoiceButtonsProps) {
  const swap = (to: number) => onChange(swapped(choices, index, to));
  return (
    <div className="flex shrink-0">
      <Button
        look="quiet"
        size="small"
        aria-label={say.up(index + 1)}
        disabled={index === 0}
        onClick={() => swap(index - 1)}
      >
        ↑
      </Button>
      <Button
        look="quiet"
        size="small"
        aria-label={say.down(index + 1)}
        disabled={index === choices.length - 1}
        onClick={() => swap(index + 1)}
      >
        ↓
      </Button>
      <Button
        look="quiet"
        size="small"
        aria-label={say.removeChoice(index + 1)}
        onClick={() => onChange(choices.toSpliced(index, 1))}
      >
        {editWords.step.remove}
      </Button>
    </div>
  );
}

function OneChoice({
  editor,
  flow,
  id,
  step,
  problems,
  index,
  choice,
}: ChoicesProps & { index: number; choice: EditChoice }) {
  const also = `${fullKey(flow.id, choice.label)}_also`;
  const at = ["choices", index] as const;
  return (
    <>
      <TextFields
        editor={editor}
        flow={flow}
        textKey={choice.label}
        label={say.choiceLabel.label}
        hint={say.choiceLabel.hint}
        limit={labelLimit(index)}
        problems={problems}
      />
      <StepPick
        editor={editor}
        flow={flow}
        label={say.choiceNext.label}
        value={choice.next ?? null}
        empty={say.asStep}
        onChange={(next) => editor.setField(flow, id, [...at, "next"], next === "" ? undefined : next)}
      />
      <Fold summary={`${say.also.label}・${say.danger.label}`}>
        <div className="flex flex-col gap-3 pt-2">
          <AlsoLine editor={editor} textKey={also} />
          <DangerPick choice={choice} onChange={(danger) => editor.setField(flow, id, [...at, "danger"], danger)} />
          {step.answer === "choices" ? (
            <Tick
              label={say.alone}
              value={choice.alone === true}
              onChange={(alone) => editor.setField(flow, id, [...at, "alone"], alone ? true : undefined)}
            />
          ) : null}
        </div>
      </Fold>
    </>
  );
}

function AlsoLine({ editor, textKey }: { editor: FlowEditor; textKey: string }) {
  const value = useText(editor, "ja", textKey) ?? "";
  const change = (text: string) => editor.setText("ja", textKey, text);
  return <Line label={say.also.label} hint={say.also.hint} value={value} onChange={change} />;
}

type Danger = { tier: number; kind: string };

function DangerPick({ choice, onChange }: { choice: EditChoice; onChange: (danger: Danger | undefined) => void }) {
  const now = choice.danger === undefined ? "" : `${choice.danger.tier} ${choice.danger.kind}`;
  const options = ([0, 1, 2] as const).flatMap((tier) =>
    Object.entries(names.kinds).map(([kind, words]) => [`${tier} ${kind}`, `${names.tier[tier]}：${words}`] as const),
  );
  return (
    <Pick
      label={say.danger.label}
      hint={say.danger.hint}
      value={now}
      onChange={(next) => {
        const [tier = "", kind = ""] = next.split(" ");
        onChange(next === "" ? undefined : { tier: Number(tier), kind });
      }}
    >
      <option value="">{say.noDanger}</option>
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </Pick>
  );
}

function swapped<T>(list: readonly T[], a: number, b: number): T[] {
  const [one, other] = [list[a], list[b]];
  return list.map((item, at) => (at === a ? (other ?? item) : at === b ? (one ?? item) : item));
}
