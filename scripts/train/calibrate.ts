import { logistic } from "./fit.ts";

/** Platt's scaling: slope and shift so that logistic(slope × score + shift) is the share of yes among such scores. */
export function calibrate(scores: readonly number[], answers: readonly number[]): { slope: number; shift: number } {
  const yes = answers.filter((answer) => answer === 1).length;
  const no = answers.filter((answer) => answer === 0).length;
  if (yes < 5 || no < 5) return { slope: 1, shift: 0 };
  // Platt's targets: never quite 0 or 1, so that few examples do not make certainty.
  const high = (yes + 1) / (yes + 2);
  const low = 1 / (no + 2);
  let slope = 1;
  let shift = 0;
  for (let round = 0; round < 50; round++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-6, 0, 1e-6];
    scores.forEach((score, at) => {
      const target = answers[at] === 1 ? high : answers[at] === 0 ? low : null;
      if (target === null) return;
      const p = logistic(slope * score + shift);
      const wrong = p - target;
      const bend = p * (1 - p);
      g0 += wrong * score;
      g1 += wrong;
      h00 += bend * score * score;
      h01 += bend * score;
      h11 += bend;
    });
    const det = h00 * h11 - h01 * h01;
    if (Math.abs(det) < 1e-12) break;
    const [d0, d1] = [(h11 * g0 - h01 * g1) / det, (h00 * g1 - h01 * g0) / det];
    slope -= d0;
    shift -= d1;
    if (Math.abs(d0) + Math.abs(d1) < 1e-7) break;
  }
  return slope > 0.05 && Number.isFinite(slope + shift) ? { slope, shift } : { slope: 1, shift: 0 };
}
