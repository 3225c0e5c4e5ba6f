import { HEADS } from "./heads.ts";
import { hearPeaks } from "./hear-peaks.ts";
import { knownRows } from "./known-rows.ts";
import { MIDDLE } from "./room.ts";
import { LEAK, type TriageModel } from "./triage-model.ts";

/** What the model thinks of a text: a probability for each head, and what is needed to say why. */
export type Opinion = {
  readonly model: TriageModel;
  readonly letters: Uint16Array;
  /** What each head says, and what that is as a probability: NaN until somebody asks. */
  readonly scores: Float32Array;
  readonly probabilities: Float32Array;
  /** What each idea, each peak, and then each thought heard, bent. */
  readonly heard: Float32Array;
};

/** Asks the model about a text (letters) and what the rules found in it (signals). */
export function askModel(model: TriageModel, letters: Uint16Array, signals: Int32Array): Opinion {
  const heard = hear(model, letters, signals);
  const scores = headsOf(model, heard);
  return { model, letters, scores, probabilities: new Float32Array(scores.length).fill(Number.NaN), heard };
}

/** Where a head stands; asked once, when a module is loaded. An unknown name is a bug. */
export function headAt(head: string): number {
  const at = HEADS.indexOf(head);
  if (at < 0) throw new Error(`no head "${head}"`);
  return at;
}

/** The probability of one head, 0 to 1. */
export function chance(opinion: Opinion, head: number): number {
  const { probabilities, scores, model } = opinion;
  const known = probabilities[head] ?? 0;
  if (!Number.isNaN(known)) return known;
  const { slope, shift } = model.header;
  const chance = Math.fround(logistic((slope[head] ?? 1) * (scores[head] ?? 0) + (shift[head] ?? 0)));
  probabilities[head] = chance;
  return chance;
}

/** Whether a head is likely enough to be said. */
export function says(opinion: Opinion, head: number): boolean {
  return chance(opinion, head) >= (opinion.model.header.threshold[head] ?? 1);
}

/** The likeliest of some answers, the first of equals. None to choose from is a bug. */
export function likeliest<T extends { readonly head: number }>(opinion: Opinion, answers: readonly T[]): T {
  return answers.reduce((best, each) => (chance(opinion, each.head) > chance(opinion, best.head) ? each : best));
}

/** Raw scores of all heads, before they are made probabilities. */
export function scoresOf(model: TriageModel, letters: Uint16Array, signals: Int32Array): Float32Array {
  return headsOf(model, hear(model, letters, signals));
}

/** What each idea hears in a text, each peak in a stretch of it, and then each thought in these, bent. */
function hear(model: TriageModel, letters: Uint16Array, signals: Int32Array): Float32Array {
  const { step } = model.header;
  const { count, squares } = knownRows(model, letters, signals);
  const { sums, addUp } = model.said;
  addUp(count);
  const nothing = MIDDLE * count;
  const scale = 1 / (Math.sqrt(squares) || 1);
  const { ideas, scores, addUp: think } = model.thoughts;
  for (let idea = 0; idea < step.length; idea++)
    ideas[idea] = bent((model.ideaBias[idea] ?? 0) + ((sums[idea] ?? 0) - nothing) * (step[idea] ?? 0) * scale);
  const peaks = hearPeaks(model, letters);
  for (let idea = 0, peak = step.length; idea < step.length; idea++, peak++)
    ideas[peak] = bent((model.ideaBias[peak] ?? 0) + (peaks[idea] ?? 0) * (step[idea] ?? 0));
  scores.set(model.thoughtBias);
  think();
  const heard = new Float32Array(ideas.length + scores.length);
  heard.set(ideas);
  for (let thought = 0; thought < scores.length; thought++) heard[ideas.length + thought] = bent(scores[thought] ?? 0);
  return heard;
}

function bent(value: number): number {
  return value > 0 ? value : value * LEAK;
}

function headsOf({ heads, bias }: TriageModel, heard: Float32Array): Float32Array {
  heads.ideas.set(heard);
  heads.scores.set(bias);
  heads.addUp();
  return new Float32Array(heads.scores);
}

export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/**
 * Sets `said.direction`: how much each idea and its peak speak for a head in this text, by themselves and through the thoughts, for what a
 * row says to them in steps. A peak is taken as if it had heard the whole.
 */
export function directTo({ model, heard }: Opinion, head: number): void {
  const { step } = model.header;
  const { direction } = model.said;
  const { ideas: thoughts, scores, addUp } = model.ofThoughts;
  const slope = (one: number) => ((heard[one] ?? 0) > 0 ? 1 : LEAK);
  const from = head * heard.length;
  for (let thought = 0; thought < thoughts.length; thought++) {
    const one = scores.length + thought;
    thoughts[thought] = (model.saidToHead[from + one] ?? 0) * slope(one);
  }
  scores.set(model.saidToHead.subarray(from, from + scores.length));
  addUp();
  for (let idea = 0, peak = step.length; idea < step.length; idea++, peak++)
    direction[idea] = Math.fround(
      (step[idea] ?? 0) * ((scores[idea] ?? 0) * slope(idea) + (scores[peak] ?? 0) * slope(peak)),
    );
}
