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
  const scores = new Map(DOMAINS.map((domain) => [domain, score(domain, story, applied, tapped)]));
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

function score(domain: Domain, story: Story, applied: readonly Principle[], tapped: Tapped): number {
  const weights = story.found.map(({ sign, strength }) => (sign.adds?.[domain] ?? 0) * strength).sort((a, b) => b - a);
  const told = weights.reduce((sum, weight, at) => sum + weight * FADING ** at, 0);
  const dimmed = applied.reduce((sum, { dims }) => sum * (dims?.[domain] ?? 1), told);
  const chosen = domainsOfTopics(tapped.topics ?? [], tapped.ageBand).includes(domain) ? TAPPED : 0;
  return applied.reduce((sum, { adds }) => sum + (adds?.[domain] ?? 0), dimmed + chosen);
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
