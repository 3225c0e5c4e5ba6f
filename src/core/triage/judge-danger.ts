import type { DangerSign } from "./danger-signs.ts";
import { chance, type Opinion, says } from "./model/ask-model.ts";
import { reasonsFor } from "./model/reasons-for.ts";
import type { Reading } from "./read-message.ts";
import { DANGER_KINDS, type Danger, type DangerKind, type DangerTier, type Evidence } from "./understanding.ts";

/**
 * Danger as rules and model see it together. A fixed clear rule always stands; an unclear one stands unless the model is sure that
 * nothing is there; and what no rule knows the model may still hear.
 */
export function judgeDanger(reading: Pick<Reading, "dangers" | "opinion" | "messages">): Danger {
  const { opinion } = reading;
  const stands = reading.dangers.filter((sign) => sign.tier < 3 && (opinion === null || !isDoubted(sign, opinion)));
  const byRule = stands.toSorted((a, b) => a.tier - b.tier);
  const heard = opinion === null ? [] : hear(opinion, reading.messages);
  const all = [...byRule, ...heard].toSorted((a, b) => a.tier - b.tier);
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  return { tier: all[0]?.tier ?? 3, kinds, evidence: distinct(all.flatMap(({ evidence }) => evidence)) };
}

type Heard = { readonly kind: DangerKind; readonly tier: DangerTier; readonly evidence: readonly Evidence[] | Evidence };

/** Below this the model is sure that a rule was mistaken. Chosen by cross-validation (scripts/eval.ts). */
const DOUBTED = 0.05;

function isDoubted(sign: DangerSign, opinion: Opinion): boolean {
  return sign.tier > 0 && chance(opinion, "danger:any2") < DOUBTED;
}

/** What the model hears: the kinds that are likely enough, or the likeliest when only danger as such is. */
function hear(opinion: Opinion, messages: Reading["messages"]): Heard[] {
  if (!says(opinion, "danger:any2")) return [];
  const likely = DANGER_KINDS.filter((kind) => says(opinion, `danger:${kind}2`));
  const best = DANGER_KINDS.toSorted((a, b) => chance(opinion, `danger:${b}2`) - chance(opinion, `danger:${a}2`));
  const kinds = likely.length > 0 ? likely : best.slice(0, 1);
  return kinds.map((kind) => ({
    kind,
    tier: tierOf(opinion, kind),
    evidence: reasonsFor(opinion, messages, `danger:${kind}2`, `model.${kind}`),
  }));
}

function tierOf(opinion: Opinion, kind: DangerKind): DangerTier {
  if (says(opinion, "danger:any0") && chance(opinion, `danger:${kind}0`) >= 0.5) return 0;
  return says(opinion, "danger:any1") && chance(opinion, `danger:${kind}1`) >= 0.4 ? 1 : 2;
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((one) => [`${one.rule} ${one.text}`, one])).values()];
}
