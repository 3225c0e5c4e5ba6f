import { DOMAINS, type Domain } from "../../../core/domain.ts";
import { Condition } from "../../../core/flow/flow.ts";
import { describeCondition } from "../../../core/studio/describe-condition.ts";
import { Button } from "../../shared/button.tsx";
import { fullKey } from "../draft/texts.ts";
import { editWords } from "../edit-words.ts";
import type { FlowEditor } from "../use-flow-editor.ts";
import type { EditFlow } from "./edit-step.ts";
import { Line, Pick } from "./small-fields.tsx";
import { conditionNamesOf, readable, stepTitle } from "./step-names.ts";

const say = editWords.condition;
type Kind = keyof typeof say.kinds;
const KINDS: readonly Kind[] = [
  "is",
  "includes",
  "at_least",
  "answered",
  "domain",
  "danger_at_most",
  "sure",
  "all",
  "any",
  "not",
];

type ConditionFormProps = {
  editor: FlowEditor;
  flow: EditFlow;
  value: unknown;
  onChange: (condition: Condition) => void;
};

/** A condition, filled in by choosing; what it means is read out below. */
export function ConditionForm({ editor, flow, value, onChange }: ConditionFormProps) {
  const parsed = Condition.safeParse(value);
  const condition = parsed.success ? parsed.data : firstCondition(editor, flow);
  return (
    <div className="flex flex-col gap-2 rounded-8 bg-solid-gray-50 p-3">
      <Parts editor={editor} flow={flow} condition={condition} onChange={onChange} />
      <p className="text-dns-14N-130 text-solid-gray-800">
        {say.reads}：{describeCondition(condition, conditionNamesOf(flow, editor.japanese, editor.domains))}
      </p>
    </div>
  );
}

type PartsProps = {
  editor: FlowEditor;
  flow: EditFlow;
  condition: Condition;
  onChange: (condition: Condition) => void;
};

function Parts({ editor, flow, condition, onChange }: PartsProps) {
  const kind = kindOf(condition);
  return (
    <>
      <Pick
        label={say.about}
        quiet
        value={kind}
        onChange={(next) => {
          const chosen = KINDS.find((each) => each === next);
          if (chosen !== undefined) onChange(blankOf(chosen, condition, editor, flow));
        }}
      >
        {KINDS.map((each) => (
          <option key={each} value={each}>
            {say.kinds[each]}
          </option>
        ))}
      </Pick>
      <Fields editor={editor} flow={flow} condition={condition} onChange={onChange} />
    </>
  );
}

function Fields({ editor, flow, condition, onChange }: PartsProps) {
  if ("all" in condition || "any" in condition) {
    const [name, parts] = "all" in condition ? (["all", condition.all] as const) : (["any", condition.any] as const);
    const set = (next: Condition[]) => onChange(name === "all" ? { all: next } : { any: next });
    return <Several editor={editor} flow={flow} parts={parts} onChange={set} />;
  }
  if ("not" in condition) {
    return (
      <div className="border-l-4 border-solid-gray-300 pl-3">
        <Parts editor={editor} flow={flow} condition={condition.not} onChange={(not) => onChange({ not })} />
      </div>
    );
  }
  if ("domain" in condition) {
    return (
      <Pick label={say.domain} value={condition.domain} onChange={(next) => onChange({ domain: domainOf(next) })}>
        {DOMAINS.map((domain) => (
          <option key={domain} value={domain}>
            {editor.domains[domain]}
          </option>
        ))}
      </Pick>
    );
  }
  if ("danger_at_most" in condition) {
    const tier = String(condition.danger_at_most);
    return (
      <Pick label={say.tier} value={tier} onChange={(next) => onChange({ danger_at_most: Number(next) })}>
        {Object.entries(say.tiers).map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </Pick>
    );
  }
  if ("sure" in condition) {
    return (
      <Pick label={say.value} value={String(condition.sure)} onChange={(next) => onChange({ sure: next === "true" })}>
        <option value="true">{say.sure.true}</option>
        <option value="false">{say.sure.false}</option>
      </Pick>
    );
  }
  return <AnswerFields editor={editor} flow={flow} condition={condition} onChange={onChange} />;
}

type AnswerCondition = Extract<Condition, { answer: string } | { answered: string }>;

function AnswerFields({
  editor,
  flow,
  condition,
  onChange,
}: Omit<PartsProps, "condition"> & { condition: AnswerCondition }) {
  const answer = "answered" in condition ? condition.answered : condition.answer;
  const setAnswer = (next: string) => {
    const first = valuesOf(editor, flow, next)[0]?.[0] ?? "";
    if ("answered" in condition) onChange({ answered: next });
    else if ("is" in condition) onChange({ answer: next, is: first });
    else if ("includes" in condition) onChange({ answer: next, includes: first });
    else onChange({ answer: next, at_least: condition.at_least });
  };
  const value = "is" in condition ? condition.is : "includes" in condition ? condition.includes : null;
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      <Pick label={say.question} value={answer} onChange={setAnswer}>
        {questionsOf(editor, flow, answer).map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </Pick>
      {value === null ? null : (
        <Pick
          label={say.value}
          value={value}
          onChange={(next) => onChange("is" in condition ? { answer, is: next } : { answer, includes: next })}
        >
          {valuesOf(editor, flow, answer, value).map(([each, words]) => (
            <option key={each} value={each}>
              {words}
            </option>
          ))}
        </Pick>
      )}
      {"at_least" in condition ? (
        <Line
          label={say.number}
          kind="number"
          value={String(condition.at_least)}
          onChange={(next) => onChange({ answer, at_least: Math.max(1, Math.round(Number(next))) })}
        />
      ) : null}
    </div>
  );
}

type SeveralProps = {
  editor: FlowEditor;
  flow: EditFlow;
  parts: readonly Condition[];
  onChange: (parts: Condition[]) => void;
};

function Several({ editor, flow, parts, onChange }: SeveralProps) {
  return (
    <div className="flex flex-col gap-2 border-l-4 border-solid-gray-300 pl-3">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a condition have no names; their place is what they are.
        <div key={index} className="flex flex-col gap-2 border-b border-solid-gray-300 pb-2">
          <Parts
            editor={editor}
            flow={flow}
            condition={part}
            onChange={(next) => onChange(parts.map((each, at) => (at === index ? next : each)))}
          />
          {parts.length < 2 ? null : (
            <Button look="quiet" size="small" onClick={() => onChange(parts.filter((_, at) => at !== index))}>
              {say.remove}
            </Button>
          )}
        </div>
      ))}
      <Button look="plain" size="small" onClick={() => onChange([...parts, firstCondition(editor, flow)])}>
        {say.add}
      </Button>
    </div>
  );
}

/** What a new condition begins with: the first question that can be asked about. */
export function firstCondition(editor: FlowEditor, flow: EditFlow): Condition {
  const asked = [...flow.steps.values()].find((step) => step.answer === "choice" && step.save !== undefined);
  if (asked?.save === undefined) return { domain: "poverty" };
  return { answer: asked.save, is: valuesOf(editor, flow, asked.save)[0]?.[0] ?? "" };
}

function kindOf(condition: Condition): Kind {
  return KINDS.find((kind) => kind in condition) ?? "is";
}

function blankOf(kind: Kind, before: Condition, editor: FlowEditor, flow: EditFlow): Condition {
  const many = kind === "includes" || kind === "at_least";
  const asked = [...flow.steps.values()].find(
    (step) => step.answer === (many ? "choices" : "choice") && step.save !== undefined,
  );
  const answer = asked?.save ?? "about";
  const value = valuesOf(editor, flow, answer)[0]?.[0] ?? "";
  switch (kind) {
    case "is":
      return { answer, is: value };
    case "includes":
      return { answer, includes: value };
    case "at_least":
      return { answer, at_least: 2 };
    case "answered":
      return { answered: answer };
    case "domain":
      return { domain: "poverty" };
    case "danger_at_most":
      return { danger_at_most: 1 };
    case "sure":
      return { sure: true };
    case "all":
      return { all: [before] };
    case "any":
      return { any: [before] };
    case "not":
      return { not: before };
    default:
      return kind satisfies never;
  }
}

/** Every question whose answer is kept, by the name it is kept under. */
function questionsOf(editor: FlowEditor, flow: EditFlow, now: string): [string, string][] {
  const found = new Map<string, string>();
  for (const each of [flow, ...editor.flows]) {
    for (const step of each.steps.values()) {
      if (step.save === undefined || found.has(step.save)) continue;
      found.set(step.save, stepTitle(each, step, editor.japanese));
    }
  }
  if (!found.has(now)) found.set(now, now);
  return [...found];
}

/** What can be chosen at the question that keeps this answer. */
function valuesOf(editor: FlowEditor, flow: EditFlow, answer: string, now?: string): [string, string][] {
  const found = new Map<string, string>();
  for (const each of [flow, ...editor.flows]) {
    for (const step of each.steps.values()) {
      if (step.save !== answer) continue;
      for (const { value, label } of step.choices ?? []) {
        if (!found.has(value)) found.set(value, readable(editor.japanese(fullKey(each.id, label)) ?? value));
      }
    }
  }
  if (now !== undefined && !found.has(now)) found.set(now, now);
  return [...found];
}

function domainOf(name: string): Domain {
  return DOMAINS.find((domain) => domain === name) ?? "other";
}
