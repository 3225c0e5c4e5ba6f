import type { DangerSign } from "./danger-signs.ts";
import type { Folded } from "./fold.ts";
import { isFarOff } from "./is-far-off.ts";
import { chance, headAt, type Opinion, says } from "./model/ask-model.ts";
import type { Reading } from "./read-message.ts";
import { DANGER_KINDS, type Danger, type DangerKind, type DangerTier, type Evidence } from "./understanding.ts";

/**
 * Danger as rules and model see it together. A rule stands unless the model, which has heard the rule too, finds it likelier that it only
 * sounds like danger (a film, a lecture, a figure of speech); and what no rule knows the model may still hear.
 */
export function judgeDanger(reading: Reading): Danger {
  const { opinion, reasons } = reading;
  const heard = hear(opinion).map(({ heads, tier }): Heard => {
    return { kind: heads.kind, tier, evidence: reasons(heads.any, `model.${heads.kind}`) };
  });
  const ruled = byRule(reading);
  if (ruled.length === 0 && heard.length === 0) return { tier: 3, kinds: [], evidence: [] };
  const all = [...ruled, ...heard].sort((a, b) => a.tier - b.tier);
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  return { tier: all[0]?.tier ?? 3, kinds, evidence: distinct(all.flatMap(({ evidence }) => evidence)) };
}

/** How urgent it is, without looking for the words that say so: several times as quick. */
export function judgeTier(reading: Reading): DangerTier {
  const tiers = [...byRule(reading), ...hear(reading.opinion)].map(({ tier }) => tier);
  return tiers.reduce<DangerTier>((worst, tier) => (tier < worst ? tier : worst), 3);
}

function byRule({ dangers, opinion, messages }: Reading): DangerSign[] {
  return dangers.filter((sign) => sign.tier < 3 && !isDoubted(sign, opinion, messages));
}

type Heard = {
  readonly kind: DangerKind;
  readonly tier: DangerTier;
  readonly evidence: Evidence | readonly Evidence[];
};

const ANY = [headAt("danger:any0"), headAt("danger:any1"), headAt("danger:any2")] as const;
const KINDS = DANGER_KINDS.map((kind) => ({
  kind,
  now: headAt(`danger:${kind}0`),
  high: headAt(`danger:${kind}1`),
  any: headAt(`danger:${kind}2`),
}));

const HARMLESS = headAt("harmless");
/** Less likely than this a thing that only sounds like danger is not even looked for. */
const HARMLESS_MIN = 0.25;
/**
 * Less likely than this it is no danger, though a rule heard one, as the model knows. By cross-validation one in fifteen of the lines below the
 * first number is danger all the same, and one in twenty below the second; held up for them, the rules alarmed about all the others.
 */
const UNLIKELY = 0.2;
const VERY_UNLIKELY = 0.03;

/**
 * May a rule give way to the model? A city's own never; one of suicide, and one of danger that is there now, only where the words themselves
 * set it apart from the speaker or from now, or where the model is all but sure: 「死にたいと思うことがあります」 and "Tôi muốn chết" are often
 * said lightly, and the model knows it; whoever does not say it lightly must be heard.
 */
function isDoubted({ rule, kind, tier }: DangerSign, opinion: Opinion | null, messages: readonly Folded[]): boolean {
  if (opinion === null || rule.startsWith("own.")) return false;
  const [real, harmless] = [chance(opinion, ANY[2]), chance(opinion, HARMLESS)];
  const mayYield = (tier > 0 && kind !== "suicide") || messages.some(isFarOff);
  if (real < (mayYield ? UNLIKELY : VERY_UNLIKELY)) return true;
  return mayYield && harmless > Math.max(real, HARMLESS_MIN);
}

/** What the model hears: the kinds that are likely enough, or the likeliest when only danger as such is. */
function hear(opinion: Opinion | null): { opinion: Opinion; heads: (typeof KINDS)[number]; tier: DangerTier }[] {
  if (opinion === null) return [];
  // A few words (「もう一度」「明日は行けません」) are too little for the model to alarm by itself, unless it is very sure.
  const real = chance(opinion, ANY[2]);
  const short = opinion.letters.length < LETTERS_MIN && real < VERY_SURE;
  if (short || !says(opinion, ANY[2]) || real < chance(opinion, HARMLESS)) return [];
  const order = KINDS.toSorted((a, b) => chance(opinion, b.any) - chance(opinion, a.any));
  const likely = order.filter(({ any }, at) => at === 0 || says(opinion, any));
  return likely.map((heads) => ({ opinion, heads, tier: tierOf(opinion, heads) }));
}

function tierOf(opinion: Opinion, { now, high }: (typeof KINDS)[number]): DangerTier {
  if (chance(opinion, ANY[0]) >= LIKELY && chance(opinion, now) >= POSSIBLE) return 0;
  return chance(opinion, ANY[1]) >= LIKELY && chance(opinion, high) >= POSSIBLE ? 1 : 2;
}

const LETTERS_MIN = 24;
const VERY_SURE = 0.8;
const LIKELY = 0.4;
const POSSIBLE = 0.2;

function distinct(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((one) => [`${one.rule} ${one.text}`, one])).values()];
}
