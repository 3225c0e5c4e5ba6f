import type { ReactNode } from "react";
import { Condition } from "../../../core/flow/flow.ts";
import { describeCondition } from "../../../core/studio/describe-condition.ts";
import { OTHER_ANSWERS } from "../../../core/studio/step-words.ts";
import type { Tried } from "../../../core/studio/talk-view.ts";
import { names } from "../../staff/names.ts";
import { RULE_NAMES } from "../danger/rule-names.ts";
import { conditionNamesOf, stepTitle } from "../flow/step-names.ts";
import { publishWords } from "../publish-words.ts";
import { goTo } from "../studio-place.ts";
import { happeningWords } from "../talks/happening-words.ts";
import type { FlowEditor } from "../use-flow-editor.ts";

const say = publishWords.try;
type Trace = Tried["turns"][number]["trace"][number];

/** Beside the talk: which steps were gone through and by which way, what was understood and by which words, and who would get it. */
export function WhyPanel({ tried, editor }: { tried: Tried | null; editor: FlowEditor }) {
  const turns = tried?.turns ?? [];
  const state = tried?.state ?? null;
  return (
    <section
      aria-label={say.why}
      className="relative flex max-h-[75dvh] flex-col gap-4 overflow-y-auto rounded-12 border border-solid-gray-300 p-4 text-std-16N-170 lg:h-160"
    >
      <h2 className="text-std-20B-150">{say.why}</h2>
      {turns.length === 0 ? <p>{say.whyNone}</p> : null}
      {state === null ? null : <StateLines state={state} editor={editor} />}
      <ol className="flex flex-col gap-3">
        {turns.toReversed().map((turn, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: counted from the first turn; turns are only added at the end.
          <li key={turns.length - index} className="border-t border-solid-gray-100 pt-2">
            <p className="text-std-16B-170">{happeningWords(turn.happening)}</p>
            <ul>
              {turn.trace.map((line, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the way that was gone never changes.
                <li key={at}>
                  <TraceLine line={line} editor={editor} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

function TraceLine({ line, editor }: { line: Trace; editor: FlowEditor }) {
  const flow = editor.flows.find(({ id }) => id === line.flow);
  const step = flow?.steps.get(line.step);
  return (
    <>
      <button
        type="button"
        className="min-h-9 text-left text-blue-1000 underline underline-offset-4"
        onClick={() => goTo({ page: "flows", flow: line.flow, step: line.step })}
      >
        {flow === undefined || step === undefined ? line.step : stepTitle(flow, step, editor.japanese)}
      </button>
      　{wayWords(line, editor)}
    </>
  );
}

function wayWords(line: Trace, editor: FlowEditor): string {
  if (line.by === null) return say.way.asks;
  const flow = editor.flows.find(({ id }) => id === line.flow);
  const step = flow?.steps.get(line.step);
  const way = Object.entries(say.way).find(([by]) => by === line.by)?.[1] ?? line.by;
  if (flow === undefined || step === undefined || line.value === null) return way;
  const naming = conditionNamesOf(flow, editor.japanese, editor.domains);
  if (line.by !== "condition") return `${way}：${naming.value(step.save ?? "", line.value)}`;
  const condition = Condition.safeParse(step.when?.[Number(line.value)]?.if);
  return condition.success ? `${way}：${describeCondition(condition.data, naming)}` : way;
}

function StateLines({ state, editor }: { state: NonNullable<Tried["state"]>; editor: FlowEditor }) {
  const { understanding, danger, route, answers } = state;
  return (
    <dl className="flex flex-col gap-2">
      <Row name={say.understood}>
        {understanding === null
          ? publishWords.diff.none
          : understanding.topics
              .map(({ topic, evidence }) => `${names.topics[topic]}${evidence.map(evidenceWords).join("")}`)
              .join("、") || publishWords.diff.none}
      </Row>
      <Row name={say.danger}>
        {danger.tier === 3
          ? say.noDanger
          : `${names.tier[danger.tier]}　${danger.evidence.map(evidenceWords).join("")}`}
      </Row>
      {route === null ? null : (
        <Row name={say.route}>{[route.lead, ...route.with].map(({ name }) => name).join("、")}</Row>
      )}
      {Object.keys(answers).length === 0 ? null : (
        <Row name={say.answers}>
          {Object.entries(answers)
            .map(([name, value]) =>
              answerWords(editor, name, Array.isArray(value) ? value.map(String) : [String(value)]),
            )
            .join("\n")}
        </Row>
      )}
    </dl>
  );
}

/** The resident's own words, and what read them. */
function evidenceWords({ text, rule }: { text: string; rule: string }): string {
  if (rule === "topic.tapped") return say.tapped;
  if (rule.startsWith("model")) return say.evidence(text, say.byModel);
  return say.evidence(text, RULE_NAMES[rule] ?? say.byRule(rule));
}

/** 「どんなことで困っていますか。」：住まい */
function answerWords(editor: FlowEditor, name: string, values: readonly string[]): string {
  const flow = editor.flows.find(({ steps }) => [...steps.values()].some(({ save }) => save === name));
  const naming = flow === undefined ? null : conditionNamesOf(flow, editor.japanese, editor.domains);
  const question = naming?.question(name) ?? OTHER_ANSWERS[name] ?? name;
  return `「${question}」：${values.map((value) => naming?.value(name, value) ?? value).join("・")}`;
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-dns-14B-130 text-solid-gray-700">{name}</dt>
      <dd className="whitespace-pre-wrap">{children}</dd>
    </div>
  );
}
