import { type About, type AgeBand, DOMAINS, type Domain, TOPICS, type Topic } from "../domain.ts";
import { domainsOfTopics } from "./domains-of-topics.ts";
import { PRINCIPLES, type Principle } from "./principles.ts";
import { readStory, type Story } from "./read-story.ts";
import type { Mark } from "./story-sign.ts";
import type { Evidence, Understanding } from "./understanding.ts";

export type Hints = { readonly about?: About; readonly topics?: readonly Topic[]; readonly ageBand?: AgeBand };

/**
 * Understands a story told in one or more messages, together with what was tapped.
 * The whole story counts and later words may change it: 「介護じゃなくて、お金のことです」.
 * @returns domains and topics with the words that led there; nothing is guessed, so an unclear story has no domains and `sure` is false.
 */
export function understand(words: readonly string[], hints: Hints = {}): Understanding {
  const story = readStory(words, hints);
  const applied = PRINCIPLES.filter((principle) => holds(principle, story.marks));
  const scores = new Map(DOMAINS.map((domain) => [domain, score(domain, story, applied, hints)]));
  for (const { first } of applied) if (first !== undefined) lift(first, scores);
  const domains = rank(scores).map(({ domain, probability }) => ({
    domain,
    probability,
    evidence: evidenceFor(domain, story, applied, hints),
  }));
  const kind = kindOf(story, domains[0]?.probability ?? 0, hints);
  return {
    domains,
    topics: topicsOf(story, applied, hints),
    patterns: [...new Set(applied.flatMap(({ pattern }) => pattern ?? []))],
    kind,
    sure: (kind === "consultation" || kind === "question") && (domains[0]?.probability ?? 0) >= SURE,
  };
}

/** One clear sign (weight 2) makes 0.67. */
const STEEPNESS = 0.55;
const SURE = 0.6;
/** A domain is named when it is likely by itself and not dwarfed by the first (of which more than AMPLE makes no difference). */
const NAMED = 0.35;
const DWARFED = 0.28;
const AMPLE = 4;
/** Further signs of one domain add less and less: they often are the same fact told twice. */
const FADING = 0.7;
const TAPPED = 2;

function holds(principle: Principle, marks: ReadonlySet<Mark>): boolean {
  return (
    principle.all.every((mark) => marks.has(mark)) &&
    (principle.some ?? []).every((group) => group.some((mark) => marks.has(mark))) &&
    !(principle.none ?? []).some((mark) => marks.has(mark))
  );
}

function score(domain: Domain, story: Story, applied: readonly Principle[], hints: Hints): number {
  const weights = story.found.map(({ sign, strength }) => (sign.adds?.[domain] ?? 0) * strength).sort((a, b) => b - a);
  const told = weights.reduce((sum, weight, at) => sum + weight * FADING ** at, 0);
  const dimmed = applied.reduce((sum, { dims }) => sum * (dims?.[domain] ?? 1), told);
  const tapped = domainsOfTopics(hints.topics ?? [], hints.ageBand).includes(domain) ? TAPPED : 0;
  return applied.reduce((sum, { adds }) => sum + (adds?.[domain] ?? 0), dimmed + tapped);
}

function lift(first: Domain, scores: Map<Domain, number>): void {
  const highest = Math.max(...[...scores].filter(([domain]) => domain !== first).map(([, value]) => value));
  scores.set(first, Math.max(scores.get(first) ?? 0, highest + 0.3));
}

function rank(scores: ReadonlyMap<Domain, number>): { domain: Domain; probability: number }[] {
  const top = Math.min(AMPLE, Math.max(...scores.values()));
  return [...scores]
    .filter(([, value]) => value >= top * DWARFED)
    .map(([domain, value]) => ({
      domain,
      value,
      probability: Math.round((1 - Math.exp(-STEEPNESS * value)) * 100) / 100,
    }))
    .filter(({ probability }) => probability >= NAMED)
    .sort((a, b) => b.value - a.value)
    .map(({ domain, probability }) => ({ domain, probability }));
}

function evidenceFor(domain: Domain, story: Story, applied: readonly Principle[], hints: Hints): Evidence[] {
  const said = story.found.filter(({ sign }) => (sign.adds?.[domain] ?? 0) > 0).map(({ evidence }) => evidence);
  const reasoned = applied
    .filter(({ adds, first }) => first === domain || (adds?.[domain] ?? 0) > 0)
    .map(({ id, all, some = [] }) => ({ text: story.quoteMarks([...all, ...some.flat()]), rule: id }));
  const tapped = (hints.topics ?? [])
    .filter((topic) => domainsOfTopics([topic], hints.ageBand).includes(domain))
    .map((topic) => ({ text: topic, rule: "topic.tapped" }));
  return [...said, ...reasoned, ...tapped];
}

function topicsOf(story: Story, applied: readonly Principle[], hints: Hints): Understanding["topics"] {
  return TOPICS.flatMap((topic) => {
    const said = story.found.filter(({ sign }) => sign.topics?.includes(topic)).map(({ evidence }) => evidence);
    const reasoned = applied
      .filter(({ topics }) => topics?.includes(topic))
      .map(({ id, all }) => ({ text: story.quoteMarks(all), rule: id }));
    const tapped = hints.topics?.includes(topic) ? [{ text: topic, rule: "topic.tapped" }] : [];
    const evidence = [...said, ...reasoned, ...tapped];
    return evidence.length === 0 ? [] : [{ topic, evidence }];
  });
}

/** A trouble makes it a consultation whatever its form; without one the form decides. */
function kindOf({ marks, found }: Story, best: number, hints: Hints): Understanding["kind"] {
  if (hints.topics !== undefined && hints.topics.length > 0) return "consultation";
  const subject = found.some(({ sign }) => sign.adds !== undefined);
  if (marks.has("complaint") && best < SURE) return "other";
  if (marks.has("asked") && subject && !marks.has("agitated") && !HEAVY.some((mark) => marks.has(mark)))
    return "question";
  if (best >= NAMED || marks.has("agitated")) return marks.has("thanks") && !subject ? "thanks" : "consultation";
  if (marks.has("thanks")) return "thanks";
  if (marks.has("asked")) return "question";
  return marks.has("greeting") ? "greeting" : "other";
}

/** Facts that are a trouble even when put as a question: 「家賃が払えません、どうなりますか」. */
const HEAVY: readonly Mark[] = [
  "arrears",
  "violence",
  "partner-violence",
  "fraud",
  "hoard",
  "no-school",
  "withdrawal",
  "single-parent",
  "speaker-minor",
  "no-work",
  "money",
  "carer",
];
