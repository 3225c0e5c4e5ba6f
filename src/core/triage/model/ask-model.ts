import { HEADS } from "./heads.ts";
import { knownRows } from "./known-rows.ts";
import { MIDDLE } from "./room.ts";
import { LEAK, type TriageModel } from "./triage-model.ts";

/** What the model thinks of a text: a probability for each head, and what is needed to say why. */
export type Opinion = {
  readonly model: TriageModel;
  readonly letters: Uint16Array;
  readonly probabilities: Float32Array;
  /** What each idea heard, bent. */
  readonly ideas: Float32Array;
};

/** Asks the model about a text (letters) and what the rules found in it (signals). */
export function askModel(model: TriageModel, letters: Uint16Array, signals: Int32Array): Opinion {
  const ideas = ideasOf(model, letters, signals);
  const probabilities = headsOf(model, ideas);
  const { slope, shift } = model.header;
  for (let head = 0; head < probabilities.length; head++)
    probabilities[head] = logistic((slope[head] ?? 1) * (probabilities[head] ?? 0) + (shift[head] ?? 0));
  return { model, letters, probabilities, ideas };
}

/** Where a head stands; asked once, when a module is loaded. An unknown name is a bug. */
export function headAt(head: string): number {
  const at = HEADS.indexOf(head);
  if (at < 0) throw new Error(`no head "${head}"`);
  return at;
}

/** The probability of one head, 0 to 1. */
export function chance(opinion: Opinion, head: number): number {
  return opinion.probabilities[head] ?? 0;
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
  return headsOf(model, ideasOf(model, letters, signals));
}

/** What each idea hears in a text, bent. */
function ideasOf(model: TriageModel, letters: Uint16Array, signals: Int32Array): Float32Array {
  const { step } = model.header;
  const { count, squares } = knownRows(model, letters, signals);
  const { sums, addUp } = model.said;
  addUp(count);
  const nothing = MIDDLE * count;
  const scale = 1 / (Math.sqrt(squares) || 1);
  const ideas = new Float32Array(step.length);
  for (let idea = 0; idea < ideas.length; idea++) {
    const heard = (model.ideaBias[idea] ?? 0) + ((sums[idea] ?? 0) - nothing) * (step[idea] ?? 0) * scale;
    ideas[idea] = heard > 0 ? heard : heard * LEAK;
  }
  return ideas;
}

function headsOf({ heads, bias }: TriageModel, ideas: Float32Array): Float32Array {
  heads.ideas.set(ideas);
  heads.scores.set(bias);
  heads.addUp();
  return new Float32Array(heads.scores);
}

export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** Sets `said.direction`: how much each idea speaks for a head in this text, for what a row says to it in steps. */
export function directTo({ model, ideas }: Opinion, head: number): void {
  const { step } = model.header;
  const { direction } = model.said;
  const from = head * step.length;
  for (let idea = 0; idea < step.length; idea++) {
    const said = model.ideasOfHead[from + idea] ?? 0;
    direction[idea] = Math.fround((step[idea] ?? 0) * said * ((ideas[idea] ?? 0) > 0 ? 1 : LEAK));
  }
}
