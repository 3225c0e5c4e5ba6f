import { DOMAINS, type Domain, TOPICS } from "../domain.ts";
import { SURE } from "./conclude.ts";
import { domainsOfTopics } from "./domains-of-topics.ts";
import { judgeDanger } from "./judge-danger.ts";
import { chance, type Opinion, says } from "./model/ask-model.ts";
import { LEARNED_PATTERNS } from "./model/heads.ts";
import { reasonsFor } from "./model/reasons-for.ts";
import type { TriageModel } from "./model/triage-model.ts";
import { type Hints, type Reading, readMessages } from "./read-message.ts";
import {
  type Evidence,
  FINER_TOPICS,
  type TalkKind,
  type Understanding,
  UNDERSTOOD_LANGUAGES,
} from "./understanding.ts";

/**
 * Understands a story told in one or more messages, together with what was tapped.
 * The whole story counts and later words may change it: 「介護じゃなくて、お金のことです」.
 * @param model null: the curated rules alone.
 * @returns domains and topics with the words that led there; an unclear story has none and `sure` is false.
 */
export function understand(words: readonly string[], hints: Hints, model: TriageModel | null): Understanding {
  const reading = readMessages(words, hints, model);
  return understandingOf(reading, hints);
}

/** The same, of what was read already. */
export function understandingOf(reading: Reading, hints: Hints): Understanding {
  const named = domainsOf(reading, hints);
  const kind = kindOf(reading, named.length > 0, hints);
  return {
    domains: named.map(({ domain, probability }) => ({
      domain,
      probability,
      evidence: evidenceFor(domain, reading, hints),
    })),
    topics: topicsOf(reading, hints),
    finer: finerOf(reading),
    urgency: judgeDanger(reading),
    about: aboutOf(reading, hints),
    patterns: patternsOf(reading),
    kind,
    language: languageOf(reading),
    sure: (kind === "consultation" || kind === "question") && (named[0]?.probability ?? 0) >= SURE,
  };
}

type Named = { readonly domain: Domain; readonly probability: number };

/** What the resident tapped is at least so likely. */
const TAPPED = 0.67;

/** Rules alone, or the model, which has heard the rules. */
function domainsOf({ conclusion, opinion }: Reading, hints: Hints): readonly Named[] {
  if (opinion === null) return conclusion.domains;
  const tapped = domainsOfTopics(hints.topics ?? [], hints.ageBand);
  const weighed = DOMAINS.map((domain) => {
    const heard = chance(opinion, `domain:${domain}`);
    const chosen = tapped.includes(domain);
    const probability = Math.round(Math.max(heard, chosen ? TAPPED : 0) * 100) / 100;
    return { domain, probability, said: chosen || says(opinion, `domain:${domain}`), order: probability + chance(opinion, `first:${domain}`) };
  });
  const sorted = weighed.toSorted((a, b) => b.order - a.order);
  const trouble = tapped.length > 0 || says(opinion, "trouble");
  return sorted
    .filter(({ said }, at) => said || (at === 0 && trouble && isFarAhead(sorted)))
    .map(({ domain, probability }) => ({ domain, probability }));
}

/** Not likely enough by itself, but nothing else comes near. */
function isFarAhead(sorted: readonly { readonly order: number }[]): boolean {
  return (sorted[0]?.order ?? 0) >= 1.5 * (sorted[1]?.order ?? 0);
}

function evidenceFor(domain: Domain, { story, principles, opinion, messages }: Reading, hints: Hints): Evidence[] {
  const said = story.found.filter(({ sign }) => (sign.adds?.[domain] ?? 0) > 0).map(({ evidence }) => evidence);
  const reasoned = principles
    .filter(({ adds, first }) => first === domain || (adds?.[domain] ?? 0) > 0)
    .map(({ id, all, some = [] }) => ({ text: story.quoteMarks([...all, ...some.flat()]), rule: id }));
  const tapped = (hints.topics ?? [])
    .filter((topic) => domainsOfTopics([topic], hints.ageBand).includes(domain))
    .map((topic) => ({ text: topic, rule: "topic.tapped" }));
  const heard = opinion === null ? [] : reasonsFor(opinion, messages, `domain:${domain}`, "model");
  const known = said.map(({ text }) => text);
  return [...said, ...reasoned, ...tapped, ...heard.filter(({ text }) => !known.some((each) => each.includes(text)))];
}

function topicsOf({ story, principles, opinion, messages }: Reading, hints: Hints): Understanding["topics"] {
  return TOPICS.flatMap((topic) => {
    const said = story.found.filter(({ sign }) => sign.topics?.includes(topic)).map(({ evidence }) => evidence);
    const reasoned = principles
      .filter(({ topics }) => topics?.includes(topic))
      .map(({ id, all }) => ({ text: story.quoteMarks(all), rule: id }));
    const tapped = hints.topics?.includes(topic) ? [{ text: topic, rule: "topic.tapped" }] : [];
    const byRule = [...said, ...reasoned, ...tapped];
    if (opinion === null) return byRule.length === 0 ? [] : [{ topic, evidence: byRule, probability: 1 }];
    if (tapped.length === 0 && !says(opinion, `topic:${topic}`)) return [];
    const probability = tapped.length > 0 ? 1 : Math.round(chance(opinion, `topic:${topic}`) * 100) / 100;
    const evidence = byRule.length > 0 ? byRule : reasonsFor(opinion, messages, `topic:${topic}`, "model");
    return [{ topic, evidence, probability }];
  }).toSorted((a, b) => b.probability - a.probability);
}

function finerOf({ opinion }: Reading): Understanding["finer"] {
  if (opinion === null) return [];
  return FINER_TOPICS.filter((topic) => says(opinion, `topic:${topic}`))
    .map((topic) => ({ topic, probability: Math.round(chance(opinion, `topic:${topic}`) * 100) / 100 }))
    .toSorted((a, b) => b.probability - a.probability);
}

/** A trouble makes it a consultation whatever its form; without one the form decides. */
function kindOf({ conclusion, opinion }: Reading, named: boolean, hints: Hints): TalkKind {
  if (opinion === null || (hints.topics !== undefined && hints.topics.length > 0)) return conclusion.kind;
  if (says(opinion, "trouble") || named) return says(opinion, "kind:question") ? "question" : "consultation";
  const kinds = ["greeting", "thanks", "question", "other"] as const;
  const order = kinds.toSorted((a, b) => chance(opinion, `kind:${b}`) - chance(opinion, `kind:${a}`));
  return order[0] ?? "other";
}

function aboutOf({ opinion }: Reading, hints: Hints): Understanding["about"] {
  if (hints.about !== undefined) return hints.about === "self" ? "self" : "other";
  if (opinion === null) return "unknown";
  const [self, other] = [chance(opinion, "about:s"), chance(opinion, "about:o")];
  if (Math.max(self, other) < CLEAR) return "unknown";
  return self >= other ? "self" : "other";
}

/** From here on it is said clearly enough that nobody needs to ask. */
const CLEAR = 0.5;

/** Names that city packs already use for what the corpus labels otherwise. */
const NAMES: Readonly<Record<string, string>> = { foreign: "foreign_resident", fraud: "consumer_fraud" };

function patternsOf({ principles, opinion }: Reading): string[] {
  const reasoned = principles.flatMap(({ pattern }) => pattern ?? []);
  const heard = LEARNED_PATTERNS.filter((pattern) => opinion !== null && says(opinion, `pattern:${pattern}`));
  return [...new Set([...reasoned, ...heard.map((pattern) => NAMES[pattern] ?? pattern)])];
}

function languageOf({ opinion }: Reading): Understanding["language"] {
  if (opinion === null) return null;
  return likeliest(opinion);
}

function likeliest(opinion: Opinion): Understanding["language"] {
  const order = UNDERSTOOD_LANGUAGES.toSorted(
    (a, b) => chance(opinion, `language:${b}`) - chance(opinion, `language:${a}`),
  );
  return order[0] ?? null;
}
