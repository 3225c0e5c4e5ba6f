import { DOMAINS, type Domain, TOPICS, type Topic } from "../domain.ts";
import { SURE } from "./conclude.ts";
import type { CompiledRules } from "./danger-signs.ts";
import { domainsOfTopics } from "./domains-of-topics.ts";
import { LANGUAGE_HEADS } from "./hear-language.ts";
import { judgeDanger } from "./judge-danger.ts";
import { chance, headAt, likeliest, type Opinion, says } from "./model/ask-model.ts";
import { LEARNED_PATTERNS } from "./model/heads.ts";
import type { TriageModel } from "./model/triage-model.ts";
import { patternName } from "./pattern-names.ts";
import { type Hints, type Reading, readMessages } from "./read-message.ts";
import { SHIPPED_RULES } from "./shipped-rules.ts";
import { type Danger, type Evidence, FINER_TOPICS, type TalkKind, type Understanding } from "./understanding.ts";

/**
 * Understands a story told in one or more messages, together with what was tapped.
 * The whole story counts and later words may change it: 「介護じゃなくて、お金のことです」.
 * @param model null: the curated rules alone.
 * @returns domains and topics with the words that led there; an unclear story has none and `sure` is false.
 */
export function understand(
  words: readonly string[],
  hints: Hints,
  model: TriageModel | null,
  rules: CompiledRules = SHIPPED_RULES,
): Understanding {
  const reading = readMessages(words, hints, model, rules);
  return understandingOf(reading, hints);
}

/** The same, of what was read already. */
export function understandingOf(reading: Reading, hints: Hints): Understanding {
  const patterns = patternsOf(reading);
  const named = domainsOf(reading, patterns, hints);
  const kind = kindOf(reading, named.length > 0, hints);
  const urgency = judgeDanger(reading);
  return {
    domains: named.map(({ domain, probability }) => ({
      domain,
      probability,
      evidence: evidenceFor(domain, reading, hints),
    })),
    topics: topicsOf(reading, hints, named.length > 0),
    finer: finerOf(reading),
    urgency,
    about: aboutOf(reading, hints),
    patterns,
    kind,
    language: languageOf(reading),
    sure:
      (kind === "consultation" || kind === "question") &&
      named.some(({ probability }) => probability >= SURE) &&
      !isOnlyDespair(reading, urgency),
  };
}

/** 「もう死にたい」 tells no trouble yet: whoever says it is not told what it is about, but asked. */
function isOnlyDespair({ conclusion }: Reading, urgency: Danger): boolean {
  return urgency.kinds.includes("suicide") && conclusion.domains.length === 0;
}

type Named = { readonly domain: Domain; readonly probability: number };

/** Below this a further domain is not named: routes follow from it. */
const NAMED = 0.5;
/** From here on there is a trouble, and a trouble is always somebody's to solve: the likeliest domain is named. */
const TROUBLED = 0.55;
/** Of so few letters (「つらいです」), in which no rule knows a word, more is asked of the trouble and of the domain. */
const LITTLE = 32;
const TROUBLED_LITTLE = 0.75;
const NAMED_LITTLE = 0.38;
/** What the resident tapped is at least so likely. */
const TAPPED = 0.67;

/** Whoever lives so needs both, though one of them is told at length and the other in a word (facts: domain.md 5). */
const AT_ONE_TABLE: Readonly<Record<string, readonly Domain[]>> = {
  "8050": ["elderly", "poverty"],
  double_care: ["elderly", "child"],
};

/** Where an office of that domain stops what is going on before anything else is done (training/LABELS.md: 消費生活センター). */
const OPENS_FIRST: Readonly<Record<string, Domain>> = { consumer_fraud: "other" };

const DOMAIN_HEADS = DOMAINS.map((domain) => ({
  domain,
  is: headAt(`domain:${domain}`),
  first: headAt(`first:${domain}`),
}));
const TROUBLE = headAt("trouble");

/** Rules alone, or the model, which has heard the rules. */
function domainsOf({ conclusion, opinion }: Reading, patterns: readonly string[], hints: Hints): readonly Named[] {
  if (opinion === null) return conclusion.domains;
  const atOneTable = patterns.flatMap((pattern) => AT_ONE_TABLE[pattern] ?? []);
  const opensFirst = patterns.flatMap((pattern) => OPENS_FIRST[pattern] ?? []);
  const tapped = domainsOfTopics(hints.topics ?? [], hints.ageBand);
  const weighed = DOMAIN_HEADS.map(({ domain, is, first }) => {
    const chosen = tapped.includes(domain);
    const probability = rounded(Math.max(chance(opinion, is), chosen ? TAPPED : 0));
    return {
      domain,
      probability,
      said: chosen || (probability >= NAMED && says(opinion, is)) || atOneTable.includes(domain),
      order: probability + chance(opinion, first) + (opensFirst.includes(domain) && says(opinion, is) ? 1 : 0),
    };
  });
  const sorted = weighed.sort((a, b) => b.order - a.order);
  if (tapped.length === 0 && !tellsTrouble(opinion, conclusion, sorted[0]?.probability ?? 0)) return [];
  return sorted.filter(({ said }, at) => said || at === 0).map(({ domain, probability }) => ({ domain, probability }));
}

function tellsTrouble(opinion: Opinion, { domains }: Reading["conclusion"], likeliest: number): boolean {
  const little = domains.length === 0 && opinion.letters.length < LITTLE;
  const trouble = chance(opinion, TROUBLE);
  return little ? trouble >= TROUBLED_LITTLE && likeliest >= NAMED_LITTLE : trouble >= TROUBLED;
}

function rounded(probability: number): number {
  return Math.round(probability * 100) / 100;
}

const QUOTES_ENOUGH = 2;

function evidenceFor(domain: Domain, { story, principles, reasons }: Reading, hints: Hints): Evidence[] {
  const said = story.found.filter(({ sign }) => (sign.adds?.[domain] ?? 0) > 0).map(({ evidence }) => evidence);
  const reasoned = principles
    .filter(({ adds, first }) => first === domain || (adds?.[domain] ?? 0) > 0)
    .map(({ id, all, some = [] }) => ({ text: story.quoteMarks([...all, ...some.flat()]), rule: id }));
  const tapped = (hints.topics ?? [])
    .filter((topic) => domainsOfTopics([topic], hints.ageBand).includes(domain))
    .map((topic) => ({ text: topic, rule: "topic.tapped" }));
  const known = said.map(({ text }) => text);
  // Where rules quote enough, nobody needs the model's word for it.
  if (known.length >= QUOTES_ENOUGH) return [...said, ...reasoned, ...tapped];
  const heard = reasons(DOMAIN_HEADS[DOMAINS.indexOf(domain)]?.is ?? TROUBLE, "model");
  return [...said, ...reasoned, ...tapped, ...heard.filter(({ text }) => !known.some((each) => each.includes(text)))];
}

const TOPIC_HEADS = TOPICS.map((topic) => ({ topic, head: headAt(`topic:${topic}`) }));
const FINER_HEADS = FINER_TOPICS.map((topic) => ({ topic, head: headAt(`topic:${topic}`) }));
/** What a rule names is said from here on, what only the model hears needs more. */
const NAMED_BY_RULE = 0.2;
const HEARD = 0.3;
/** Every story of a household sounds of family, and violence is put into nobody's mouth: these must be heard more clearly. */
const HEARD_CLEARLY: Partial<Record<Topic, number>> = { family: 0.4, violence: 0.65 };

/** What it is about, the likeliest first: the resident is asked whether it is right, and the first stands for the whole. */
function topicsOf(reading: Reading, hints: Hints, trouble: boolean): Understanding["topics"] {
  const { opinion, reasons } = reading;
  const told = topicsTold(reading, hints);
  const weighed = TOPIC_HEADS.map(({ topic, head }) => {
    const tapped = hints.topics?.includes(topic) ?? false;
    const ruled = told.has(topic);
    const likely = opinion === null ? (ruled ? 1 : 0) : likelihood(topic, head, opinion, ruled, reading);
    return { topic, head, ruled, tapped, probability: tapped ? 1 : likely };
  });
  const said = weighed.filter(({ topic, ruled, probability }) => probability >= leastOf(topic, ruled));
  // A trouble always has a topic, if only the likeliest, and what a rule has named does not vanish.
  const atLeast = mostLikely(weighed.filter(({ ruled }) => ruled)) ?? (trouble ? mostLikely(weighed) : undefined);
  const named = said.length > 0 || atLeast === undefined ? said : [atLeast];
  named.sort((a, b) => b.probability - a.probability);
  return named.map(({ topic, head, ruled, tapped, probability }) => ({
    topic,
    probability: rounded(probability),
    evidence: [
      ...(ruled ? ruledTopic(topic, reading) : reasons(head, "model", 1)),
      ...(tapped ? [{ text: topic, rule: "topic.tapped" }] : []),
    ],
  }));
}

function leastOf(topic: Topic, ruled: boolean): number {
  return ruled ? NAMED_BY_RULE : (HEARD_CLEARLY[topic] ?? HEARD);
}

function mostLikely<T extends { readonly probability: number }>(some: readonly T[]): T | undefined {
  return some.reduce<T | undefined>(
    (best, each) => (best === undefined || each.probability > best.probability ? each : best),
    undefined,
  );
}

/** What a rule names in one of several sentences may drown in the others: it is looked at once more where it stands. */
function likelihood(topic: Topic, head: number, opinion: Opinion, ruled: boolean, reading: Reading): number {
  const likely = chance(opinion, head);
  if (!ruled || likely >= NAMED_BY_RULE) return likely;
  const own = readSentence(reading, ruledTopic(topic, reading)[0]?.text ?? "")?.opinion ?? null;
  const there = own === null ? 0 : chance(own, head);
  return there >= SURE ? there : likely;
}

const SENTENCE_END = /(?<=[。．！？!?\n])/;

/** The sentence in which these words stand, read by itself; null where it is all that was said. */
function readSentence({ messages, opinion }: Reading, words: string): Reading | null {
  if (opinion === null || words === "") return null;
  for (const { source } of messages) {
    const sentences = source.split(SENTENCE_END);
    const sentence = sentences.find((each) => each.includes(words));
    if (sentence !== undefined) return sentences.length === 1 ? null : readMessages([sentence], {}, opinion.model);
  }
  return null;
}

/** What rules name or the resident tapped. */
function topicsTold({ story, principles }: Reading, hints: Hints): ReadonlySet<Topic> {
  const told = new Set<Topic>(hints.topics);
  for (const { sign } of story.found) for (const topic of sign.topics ?? []) told.add(topic);
  for (const { topics } of principles) for (const topic of topics ?? []) told.add(topic);
  return told;
}

function ruledTopic(topic: Topic, { story, principles }: Reading): Evidence[] {
  const said = story.found.filter(({ sign }) => sign.topics?.includes(topic)).map(({ evidence }) => evidence);
  const reasoned = principles
    .filter(({ topics }) => topics?.includes(topic))
    .map(({ id, all }) => ({ text: story.quoteMarks(all), rule: id }));
  return [...said, ...reasoned];
}

function finerOf({ opinion }: Reading): Understanding["finer"] {
  if (opinion === null) return [];
  return FINER_HEADS.filter(({ head }) => says(opinion, head))
    .map(({ topic, head }) => ({ topic, probability: rounded(chance(opinion, head)) }))
    .sort((a, b) => b.probability - a.probability);
}

const KIND_HEADS = (["other", "greeting", "thanks", "question"] as const).map((kind) => ({
  kind,
  head: headAt(`kind:${kind}`),
}));
const QUESTION = headAt("kind:question");
const ABOUT = { self: headAt("about:s"), other: headAt("about:o") };
const PATTERN_HEADS = LEARNED_PATTERNS.map((pattern) => ({ pattern, head: headAt(`pattern:${pattern}`) }));

/** A trouble makes it a consultation whatever its form; without one the form decides. */
function kindOf({ conclusion, opinion }: Reading, named: boolean, hints: Hints): TalkKind {
  if (opinion === null || (hints.topics !== undefined && hints.topics.length > 0)) return conclusion.kind;
  // Few words that no domain is heard in (a town, a name, 「もう一度」) tell no trouble unless a rule hears it.
  if (named || conclusion.kind === "consultation") return says(opinion, QUESTION) ? "question" : "consultation";
  return likeliest(opinion, KIND_HEADS).kind;
}

function aboutOf({ opinion }: Reading, hints: Hints): Understanding["about"] {
  if (hints.about !== undefined) return hints.about === "self" ? "self" : "other";
  if (opinion === null) return "unknown";
  const [self, other] = [chance(opinion, ABOUT.self), chance(opinion, ABOUT.other)];
  if (Math.max(self, other) < CLEAR) return "unknown";
  return self >= other ? "self" : "other";
}

/** From here on it is said clearly enough that nobody needs to ask. */
const CLEAR = 0.5;

function patternsOf({ principles, opinion }: Reading): string[] {
  const reasoned = principles.flatMap(({ pattern }) => pattern ?? []);
  const heard = PATTERN_HEADS.filter(({ head }) => opinion !== null && says(opinion, head));
  return [...new Set([...reasoned, ...heard.map(({ pattern }) => patternName(pattern))])];
}

function languageOf({ opinion }: Reading): Understanding["language"] {
  return opinion === null ? null : likeliest(opinion, LANGUAGE_HEADS).language;
}
