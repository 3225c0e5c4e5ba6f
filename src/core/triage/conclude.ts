import { type AgeBand, DOMAINS, type Domain, type Topic } from "../domain.ts";
import { domainsOfTopics } from "./domains-of-topics.ts";
import type { Principle } from "./principles.ts";
import type { Story } from "./read-story.ts";
import type { Mark } from "./story-sign.ts";
import type { TalkKind } from "./understanding.ts";

export type Tapped = { readonly topics?: readonly Topic[]; readonly ageBand?: AgeBand };

/** What the rules alone conclude from a story: domains with how sure they are, the first one first, and the kind of talk. */
export type Conclusion = {
  readonly domains: readonly { readonly domain: Domain; readonly probability: number }[];
  readonly kind: TalkKind;
};

/** Weighs the signs of a story. Nothing is guessed: an unclear story has no domains. */
export function conclude(story: Story, applied: readonly Principle[], tapped: Tapped): Conclusion {
  const chosen = domainsOfTopics(tapped.topics ?? [], tapped.ageBand);
  const scores = new Map<Domain, number>();
  for (const domain of DOMAINS) scores.set(domain, score(domain, story, applied, chosen));
  for (const { first } of applied) if (first !== undefined) lift(first, scores);
  const domains = rank(scores);
  return { domains, kind: kindOf(story, domains[0]?.probability ?? 0, tapped) };
}

/** One clear sign (weight 2) makes 0.67. */
const STEEPNESS = 0.55;
export const SURE = 0.6;
/** A domain is named when it is likely by itself and not dwarfed by the first (of which more than AMPLE makes no difference). */
const NAMED = 0.35;
const DWARFED = 0.28;
const AMPLE = 4;
/** Further signs of one domain add less and less: they often are the same fact told twice. */
const FADING = 0.7;
const TAPPED = 2;

function score(domain: Domain, story: Story, applied: readonly Principle[], chosen: readonly Domain[]): number {
  const weights: number[] = [];
  for (const { sign, strength } of story.found) {
    const weight = (sign.adds?.[domain] ?? 0) * strength;
    if (weight !== 0) weights.push(weight);
  }
  weights.sort((a, b) => b - a);
  let sum = 0;
  weights.forEach((weight, at) => {
    sum += weight * FADING ** at;
  });
  for (const { dims } of applied) sum *= dims?.[domain] ?? 1;
  if (chosen.includes(domain)) sum += TAPPED;
  for (const { adds } of applied) sum += adds?.[domain] ?? 0;
  return sum;
}

function lift(first: Domain, scores: Map<Domain, number>): void {
  const highest = Math.max(...[...scores].filter(([domain]) => domain !== first).map(([, value]) => value));
  scores.set(first, Math.max(scores.get(first) ?? 0, highest + 0.3));
}

function rank(scores: ReadonlyMap<Domain, number>): { domain: Domain; probability: number }[] {
  const least = Math.min(AMPLE, Math.max(...scores.values())) * DWARFED;
  return [...scores]
    .filter(([, value]) => value >= least && probabilityOf(value) >= NAMED)
    .sort(([, a], [, b]) => b - a)
    .map(([domain, value]) => ({ domain, probability: probabilityOf(value) }));
}

function probabilityOf(score: number): number {
  return Math.round((1 - Math.exp(-STEEPNESS * score)) * 100) / 100;
}

/** A trouble makes it a consultation whatever its form; without one the form decides. */
function kindOf({ marks, found }: Story, best: number, tapped: Tapped): TalkKind {
  if (tapped.topics !== undefined && tapped.topics.length > 0) return "consultation";
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
