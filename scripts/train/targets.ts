import type { Utterance } from "../../src/content/read-corpus.ts";
import { HEADS } from "../../src/core/triage/model/heads.ts";
import { DANGER_KINDS } from "../../src/core/triage/understanding.ts";

/** 1 yes, 0 no, 2 not to be learnt from, one for each head. */
export function targetsOf(utterance: Utterance): Uint8Array {
  const yes = new Set<string>(namesOf(utterance));
  return Uint8Array.from(HEADS, (head) => (yes.has(head) ? 1 : 0));
}

function namesOf({ domains, topics, about, danger, patterns, language }: Utterance): string[] {
  const kinds = topics.filter((topic) => topic.startsWith("="));
  const tiers = danger.filter((each) => !each.startsWith("~"));
  return [
    ...domains.map((domain) => `domain:${domain}`),
    ...domains.slice(0, 1).map((domain) => `first:${domain}`),
    ...(domains.length > 0 ? ["trouble"] : []),
    ...topics.filter((topic) => !topic.startsWith("=")).map((topic) => `topic:${topic}`),
    `about:${about}`,
    ...tiers.flatMap((each) => worseThan(each)),
    ...(danger.some((each) => each.startsWith("~")) ? ["harmless"] : []),
    ...patterns.map((pattern) => `pattern:${pattern}`),
    ...kinds.map((kind) => `kind:${kind.slice(1)}`),
    `language:${language === "ja-easy" ? "ja" : language}`,
  ];
}

/** `dv1` is also `dv2`: the heads say "this tier or worse". */
function worseThan(label: string): string[] {
  const kind = DANGER_KINDS.find((each) => label.startsWith(each)) ?? "danger";
  const tier = Number(label.at(-1));
  return [0, 1, 2].filter((each) => each >= tier).flatMap((each) => [`danger:${kind}${each}`, `danger:any${each}`]);
}
