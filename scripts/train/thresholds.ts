import { HEADS } from "../../src/core/triage/model/heads.ts";

/** From which probability on each head says yes: where F1 is best; for danger, where false alarms stay within their limits. */
export function thresholdsOf(
  probabilities: readonly Float32Array[],
  targets: readonly Uint8Array[],
  harmless: readonly boolean[],
): number[] {
  return HEADS.map((head, at) => {
    const chances = probabilities.map((each) => each[at] ?? 0);
    const answers = targets.map((each) => each[at] === 1);
    if (head.startsWith("danger:any")) return withinLimits(chances, answers, harmless);
    const threshold = bestF1(chances, answers);
    // A pattern decides who sits at the table: better none than a wrong one.
    return head.startsWith("pattern:") ? Math.max(0.5, threshold) : threshold;
  });
}

/**
 * Shares of look-alikes and of ordinary talk that may alarm. Of the corpus, where what is no danger was written to come near it: in
 * what people really send the shares are smaller.
 */
const LIMITS = { harmless: 0.15, plain: 0.09 };

function withinLimits(chances: readonly number[], answers: readonly boolean[], harmless: readonly boolean[]): number {
  const calm = (alike: boolean) =>
    chances.filter((_, at) => !answers[at] && harmless[at] === alike).sort((a, b) => b - a);
  const limit = (values: readonly number[], share: number) => values[Math.floor(values.length * share)] ?? 0.5;
  return Math.min(0.95, Math.max(0.05, limit(calm(true), LIMITS.harmless), limit(calm(false), LIMITS.plain)) + 1e-6);
}

function bestF1(chances: readonly number[], answers: readonly boolean[]): number {
  const yes = answers.filter(Boolean).length;
  if (yes < 5) return 0.5;
  const order = chances
    .map((chance, at) => ({ chance, yes: answers[at] === true }))
    .sort((a, b) => b.chance - a.chance);
  let best = 0;
  let threshold = 0.5;
  let right = 0;
  order.forEach(({ chance, yes: isYes }, at) => {
    if (isYes) right += 1;
    const f1 = (2 * right) / (at + 1 + yes);
    const next = order[at + 1]?.chance ?? 0;
    if (f1 > best && next < chance) {
      best = f1;
      threshold = (chance + next) / 2;
    }
  });
  return Math.min(0.7, Math.max(0.15, threshold));
}
