import type { Flow, Step } from "../flow/flow.ts";
import { kindOf } from "./bundle.ts";
import type { Contents } from "./diff-bundles.ts";
import type { BundleDiff } from "./diff-view.ts";

/** Texts of the engine that speak of safety, of consent, and of what is kept. */
const SAFETY_WORDS =
  /^(danger:|common:(aside\.(erase|withdraw)|erased|withdrawn|erase_asked|stopped|yes_words|no_words))/;

/**
 * What of a change touches people's safety or their consent, in words; empty when nothing does. Such a change needs a second
 * person: danger texts and rules, hotlines, who is told in danger, the way to a person, consent, and handing over.
 */
export function safetyChanges(diff: BundleDiff, before: Contents, after: Contents): string[] {
  const words = diff.words.filter(({ key }) => SAFETY_WORDS.test(key) || usedForSafety(key, before, after));
  const found = [
    ...words.map(({ key }) => `ことば ${key}`),
    ...diff.flows.flatMap((flow) => [
      ...flow.head.filter(({ field }) => field === "person").map(() => `流れ ${flow.flow}：「人と話したい」の行き先`),
      ...flow.steps
        .filter(({ step }) => isSafety(before.flows[flow.flow], step) || isSafety(after.flows[flow.flow], step))
        .map(({ step }) => `流れ ${flow.flow}：${step}`),
    ]),
    ...diff.city
      .filter(({ list }) => list === "hotlines" || list === "urgent")
      .map(({ list, name }) => (list === "urgent" ? "緊急のとき" : `電話 ${name}`)),
    ...diff.files.filter(({ path }) => kindOf(path) === "danger").map(({ path }) => `危険を見つける決まり ${path}`),
  ];
  return [...new Set(found)];
}

function isSafety(flow: Flow | undefined, id: string): boolean {
  const step = flow?.steps[id];
  return step !== undefined && (isSafetyStep(step) || id === flow?.person);
}

function isSafetyStep(step: Step): boolean {
  switch (step.type) {
    case "consent":
    case "handoff":
      return true;
    case "ask":
      return "choices" in step && step.choices.some(({ danger }) => danger !== undefined);
    case "branch":
      return JSON.stringify(step.when).includes("danger_at_most");
    case "say":
    case "triage":
    case "route":
    case "call":
    case "end":
      return false;
    default:
      return step satisfies never;
  }
}

/** Whether a text is one of a step that safety depends on. */
function usedForSafety(key: string, ...contents: readonly Contents[]): boolean {
  const [flow = "", name = ""] = key.split(":");
  return contents.some(({ flows }) =>
    Object.values(flows[flow]?.steps ?? {}).some(
      (step) => isSafetyStep(step) && new RegExp(`"(${flow}:)?${escaped(name)}"`).test(JSON.stringify(step)),
    ),
  );
}

function escaped(text: string): string {
  return text.replace(/[.+*?^${}()|[\]\\]/g, "\\$&");
}
