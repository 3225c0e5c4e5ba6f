import type { ReactNode } from "react";
import { Show } from "../../../core/flow/flow.ts";
import { Button } from "../../shared/button.tsx";
import { editWords } from "../edit-words.ts";
import { Fold } from "../fold.tsx";
import { words } from "../words.ts";
import { BranchFields } from "./branch-fields.tsx";
import { ChoiceFields } from "./choice-fields.tsx";
import { ConfidentialField } from "./confidential-field.tsx";
import { ConsentFields } from "./consent-fields.tsx";
import { KeyedText, type StepFieldsProps } from "./keyed-text.tsx";
import { BUBBLE, labelLimit, QUESTION } from "./limits-of.ts";
import { blank, skipTexts } from "./new-step.ts";
import { Line, Pick, Tick } from "./small-fields.tsx";
import { stepTitle } from "./step-names.ts";
import { StepPick } from "./step-options.tsx";

const say = editWords.fields;

/** The fields of a step, as its kind has them. */
export function StepFields(props: StepFieldsProps): ReactNode {
  switch (props.step.type) {
    case "ask":
      return <AskFields {...props} />;
    case "say":
    case "end":
      return (
        <>
          <SaidTexts {...props} />
          {props.step.type === "end" ? null : (
            <>
              <ShowFields {...props} />
              <NextField {...props} />
            </>
          )}
          <ConfidentialField {...props} />
        </>
      );
    case "branch":
      return <BranchFields {...props} />;
    case "consent":
      return (
        <>
          <ConsentFields {...props} />
          <ConfidentialField {...props} />
        </>
      );
    case "call":
      return (
        <>
          <Pick
            label={say.flow.label}
            hint={say.flow.hint}
            value={props.step.flow ?? ""}
            onChange={(next) => props.editor.setField(props.flow, props.id, ["flow"], next)}
          >
            {props.editor.flows.map((flow) => (
              <option key={flow.id} value={flow.id}>
                {flow.title}
              </option>
            ))}
          </Pick>
          <NextField {...props} />
        </>
      );
    default:
      return <NextField {...props} />;
  }
}

function AskFields(props: StepFieldsProps) {
  const { editor, flow, id, step } = props;
  return (
    <>
      <KeyedText {...props} textKey={step.text} words={say.ask} limit={QUESTION} />
      {step.choices === undefined ? null : <ChoiceFields {...props} />}
      {step.answer === "choices" ? (
        <>
          <KeyedText {...props} textKey={step.more} words={say.more} limit={QUESTION} />
          <KeyedText {...props} textKey={step.done} words={say.done} limit={labelLimit(0)} />
        </>
      ) : null}
      <AnswerFields {...props} />
      <NextField {...props} />
      <KeyedText {...props} textKey={step.again} words={say.again} limit={QUESTION} />
      <SkipFields {...props} />
      <ShowFields {...props} />
      <Tick
        label={say.quiet}
        value={step.quiet === true}
        onChange={(quiet) => editor.setField(flow, id, ["quiet"], quiet ? true : undefined)}
      />
      <ConfidentialField {...props} />
    </>
  );
}

function AnswerFields({ editor, flow, id, step }: StepFieldsProps) {
  if (step.answer === "text") {
    return (
      <>
        <Line
          label={say.max.label}
          hint={say.max.hint}
          kind="number"
          value={String(step.max ?? 2000)}
          onChange={(max) => editor.setField(flow, id, ["max"], Number(max))}
        />
        <Tick
          label={say.story}
          value={step.story !== false}
          onChange={(story) => editor.setField(flow, id, ["story"], story ? undefined : false)}
        />
      </>
    );
  }
  if (step.answer === "number") {
    return (
      <div className="grid gap-3 sm:grid-cols-2">
        {(["min", "max"] as const).map((end) => (
          <Line
            key={end}
            label={say.range[end]}
            hint={say.range.hint}
            kind="number"
            value={String(step[end] ?? "")}
            onChange={(value) => editor.setField(flow, id, [end], Number(value))}
          />
        ))}
      </div>
    );
  }
  if (step.answer !== "one_of") return null;
  const asked = [...flow.steps.values()].filter(({ answer, save }) => answer === "choices" && save !== undefined);
  return (
    <Pick
      label={say.of.label}
      hint={say.of.hint}
      value={step.of ?? ""}
      onChange={(of) => editor.setField(flow, id, ["of"], of)}
    >
      {[...new Map(asked.map((each) => [each.save ?? "", each]))].map(([save, each]) => (
        <option key={save} value={save}>
          {stepTitle(flow, each, editor.japanese)}
        </option>
      ))}
    </Pick>
  );
}

function SkipFields(props: StepFieldsProps) {
  const { editor, flow, id, step } = props;
  if (step.skip === undefined) {
    return (
      <Button
        look="plain"
        size="small"
        className="self-start"
        onClick={() => editor.setField(flow, id, ["skip"], { label: `${id}.skip` }, skipTexts(flow.id, id))}
      >
        {say.addSkip}
      </Button>
    );
  }
  return (
    <div className="flex flex-col gap-3 rounded-8 border border-solid-gray-300 p-3">
      <KeyedText {...props} textKey={step.skip.label} words={say.skip} limit={labelLimit(step.choices?.length ?? 0)} />
      <StepPick
        editor={editor}
        flow={flow}
        label={say.choiceNext.label}
        value={step.skip.next ?? null}
        empty={say.asStep}
        onChange={(next) => editor.setField(flow, id, ["skip", "next"], next === "" ? undefined : next)}
      />
      <Button
        look="quiet"
        size="small"
        className="self-start"
        onClick={() => editor.setField(flow, id, ["skip"], undefined)}
      >
        {say.removeSkip}
      </Button>
    </div>
  );
}

function SaidTexts(props: StepFieldsProps) {
  const { editor, flow, id, step } = props;
  const texts = step.texts ?? [];
  const add = () => {
    const key = `${id}.said_${texts.length + 1}`;
    editor.setField(flow, id, ["texts"], [...texts, key], blank(flow.id, key));
  };
  return (
    <>
      {texts.map((key, index) => (
        <div key={key} className="flex flex-col gap-1">
          <KeyedText {...props} textKey={key} words={say.said} limit={BUBBLE} />
          {texts.length < 2 ? null : (
            <Button
              look="quiet"
              size="small"
              className="self-start"
              onClick={() => editor.setField(flow, id, ["texts"], texts.toSpliced(index, 1))}
            >
              {say.removeText(index + 1)}
            </Button>
          )}
        </div>
      ))}
      {texts.length >= 5 ? null : (
        <Button look="plain" size="small" className="self-start" onClick={add}>
          {say.addText}
        </Button>
      )}
    </>
  );
}

function ShowFields({ editor, flow, id, step }: StepFieldsProps) {
  const shown = step.show ?? [];
  const set = (show: string, on: boolean) => {
    const next = on ? [...shown, show] : shown.filter((each) => each !== show);
    editor.setField(flow, id, ["show"], next.length === 0 ? undefined : next);
  };
  return (
    <Fold summary={say.show} open={shown.length > 0}>
      {Show.options.map((show) => (
        <Tick
          key={show}
          label={words.flows.shows[show]}
          value={shown.includes(show)}
          onChange={(on) => set(show, on)}
        />
      ))}
    </Fold>
  );
}

function NextField({ editor, flow, id, step }: StepFieldsProps) {
  return (
    <StepPick
      editor={editor}
      flow={flow}
      label={say.next.label}
      hint={say.next.hint}
      value={step.next ?? ""}
      onChange={(next) => editor.setField(flow, id, ["next"], next)}
    />
  );
}
