import type { Flow, Step } from "../flow/flow.ts";
import { kindOf } from "./bundle.ts";
import { stepName } from "./describe-step.ts";
import { type Contents, stepNamesOf } from "./diff-bundles.ts";
import type { BundleDiff } from "./diff-view.ts";

/** Texts of the engine that speak of safety, of consent, and of what is kept. */
const SAFETY_WORDS =
  /^(danger:|common:(aside\.(erase|withdraw)|erased|withdrawn|erase_asked|stopped|yes_words|no_words))/;

/**
 * What of a change touches people's safety or their consent, in words; empty when nothing does. Such a change needs a second
 * person: danger texts and rules, hotlines, who is told in danger, the way to a person, consent, handing over, and what from now on
 * comes into LINE.
 */
export function safetyChanges(diff: BundleDiff, before: Contents, after: Contents): string[] {
  const words = diff.words.filter(({ key }) => SAFETY_WORDS.test(key) || usedForSafety(key, before, after));
  const found = [
    ...words.map(({ key }) => `ことば${saidBy(key, after, before)}`),
    ...diff.flows.flatMap((flow) => [
      ...flow.head
        .filter(({ field }) => field === "person")
        .map(() => `流れ「${flow.title}」：「人と話したい」の行き先`),
      ...flow.steps
        .filter(({ step }) => safetyOf(before.flows[flow.flow], step) !== safetyOf(after.flows[flow.flow], step))
        .map(({ name }) => `流れ「${flow.title}」：${name}`),
    ]),
    ...lessConfidential(before, after),
    ...diff.city
      .filter(({ list }) => list === "hotlines" || list === "urgent")
      .map(({ list, name }) => (list === "urgent" ? "緊急のとき" : `電話 ${name}`)),
    ...diff.danger.map(({ name }) => `危険を見つける決まり「${name}」`),
    // Whatever else is in such a file.
    ...(diff.danger.length > 0
      ? []
      : diff.files.filter(({ path }) => kindOf(path) === "danger").map(({ path }) => `危険を見つける決まり ${path}`)),
  ];
  return [...new Set(found)];
}

/** What was kept out of LINE and no longer is. */
function lessConfidential(before: Contents, after: Contents): string[] {
  const steps = Object.values(before.flows).flatMap((flow) =>
    Object.entries(flow.steps).flatMap(([id, step]) => {
      const names = stepNamesOf(before, flow);
      const now = after.flows[flow.id]?.steps[id];
      const isOpened = now !== undefined && isConfidential(step) && !isConfidential(now);
      return isOpened ? [`流れ「${flow.title}」：${stepName(names, id)}（秘密でなくなる）`] : [];
    }),
  );
  const opened = before.city?.confidential === "page" && after.city?.confidential === "chat";
  return opened ? [...steps, "くわしい話を聞く所：LINEの中で聞く"] : steps;
}

/** What a text says in Japanese, by which people know it; its key where it says nothing. */
function saidBy(key: string, ...contents: readonly Contents[]): string {
  const said = contents
    .map(({ texts }) => texts.ja.get(key)?.split("\n")[0])
    .find((text) => text !== undefined && text !== "");
  return said === undefined ? ` ${key}` : `「${said}」（${key}）`;
}

function isConfidential(step: Step): boolean {
  return "confidential" in step && step.confidential;
}

/** What of a step safety depends on, to be compared; "" when nothing does. */
function safetyOf(flow: Flow | undefined, id: string): string {
  const step = flow?.steps[id];
  if (step === undefined) return "";
  return id === flow?.person ? JSON.stringify(step) : safetyPart(step);
}

function safetyPart(step: Step): string {
  switch (step.type) {
    case "consent":
    case "handoff":
      return JSON.stringify(step);
    case "ask": {
      const dangers = "choices" in step ? step.choices.filter(({ danger }) => danger !== undefined) : [];
      return dangers.length === 0 ? "" : JSON.stringify(dangers);
    }
    case "branch": {
      const ways = step.when.filter((way) => JSON.stringify(way.if).includes("danger_at_most"));
      return ways.length === 0 ? "" : JSON.stringify([ways, step.otherwise]);
    }
    case "say":
    case "triage":
    case "route":
    case "call":
    case "end":
      return "";
    default:
      return step satisfies never;
  }
}

/** Whether a text is asked for by what safety depends on: the wording of a consent, the button of a danger. */
function usedForSafety(key: string, ...contents: readonly Contents[]): boolean {
  const [namespace = "", name = ""] = key.replace(/_(also|page)$/, "").split(":");
  return contents.some(({ flows }) =>
    Object.values(flows).some((flow) =>
      Object.values(flow.steps).some((step) => {
        const part = safetyPart(step);
        return part.includes(`"${namespace}:${name}"`) || (flow.id === namespace && part.includes(`"${name}"`));
      }),
    ),
  );
}
