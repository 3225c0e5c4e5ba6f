import type { TriageModel } from "../../src/core/triage/model/triage-model.ts";
import { readMessages } from "../../src/core/triage/read-message.ts";
import { understandingOf } from "../../src/core/triage/understand.ts";
import type { Understanding } from "../../src/core/triage/understanding.ts";

/** What `npm run triage` says of one utterance. `primary` is the domain whose door opens first, null without a trouble. */
export type TriageResult = Pick<
  Understanding,
  "domains" | "urgency" | "about" | "patterns" | "kind" | "language" | "sure"
> & {
  readonly primary: string | null;
  /** The 16 standard ones and the finer ones, likeliest first. */
  readonly topics: readonly { readonly topic: string; readonly probability: number }[];
};

/** Understands one utterance as the product does. */
export function resultOf(text: string, model: TriageModel | null): TriageResult {
  const { domains, topics, finer, urgency, about, patterns, kind, language, sure } = understandingOf(
    readMessages([text], {}, model),
    {},
  );
  const all = [...topics.map(({ topic, probability }) => ({ topic, probability })), ...finer];
  return {
    primary: domains[0]?.domain ?? null,
    domains,
    topics: all.toSorted((a, b) => b.probability - a.probability),
    urgency,
    about,
    patterns,
    kind,
    language,
    sure,
  };
}
