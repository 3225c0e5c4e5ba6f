import { logistic } from "../../src/core/triage/model/ask-model.ts";

type Line = { readonly slope: number; readonly shift: number };

/**
 * Platt's scaling: slope and shift so that logistic(slope × score + shift) is the share of yes among such scores. Newton's steps,
 * each halved until it helps; without halving they run away on scores that part yes from no well.
 */
export function calibrate(scores: readonly number[], answers: readonly number[]): Line {
  const yes = answers.filter((answer) => answer === 1).length;
  const no = answers.filter((answer) => answer === 0).length;
  if (yes < 5 || no < 5) return { slope: 1, shift: 0 };
  // Platt's targets: never quite 0 or 1, so that few examples do not make certainty.
  const targets = answers.map((answer) => (answer === 1 ? (yes + 1) / (yes + 2) : 1 / (no + 2)));
  let line: Line = { slope: 0, shift: Math.log((yes + 1) / (no + 1)) };
  let loss = lossOf(line, scores, targets);
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const step = newton(line, scores, targets);
    let share = 1;
    let next = stepped(line, step, share);
    while (lossOf(next, scores, targets) >= loss && share > 1e-6) {
      share /= 2;
      next = stepped(line, step, share);
    }
    const nextLoss = lossOf(next, scores, targets);
    if (nextLoss >= loss - 1e-9) break;
    line = next;
    loss = nextLoss;
  }
  return line;
}

const ROUNDS_MAX = 100;

function stepped({ slope, shift }: Line, step: Line, share: number): Line {
  return { slope: slope - share * step.slope, shift: shift - share * step.shift };
}

function lossOf({ slope, shift }: Line, scores: readonly number[], targets: readonly number[]): number {
  return scores.reduce((sum, score, at) => {
    const value = slope * score + shift;
    // −log likelihood, written so that it does not overflow
    return sum + Math.log1p(Math.exp(-Math.abs(value))) + Math.max(value, 0) - (targets[at] ?? 0) * value;
  }, 0);
}

function newton({ slope, shift }: Line, scores: readonly number[], targets: readonly number[]): Line {
  let [g0, g1, h00, h01, h11] = [0, 0, 1e-9, 0, 1e-9];
  scores.forEach((score, at) => {
    const p = logistic(slope * score + shift);
    const wrong = p - (targets[at] ?? 0);
    const bend = p * (1 - p);
    g0 += wrong * score;
    g1 += wrong;
    h00 += bend * score * score;
    h01 += bend * score;
    h11 += bend;
  });
  const det = h00 * h11 - h01 * h01 || 1e-12;
  return { slope: (h11 * g0 - h01 * g1) / det, shift: (h00 * g1 - h01 * g0) / det };
}
