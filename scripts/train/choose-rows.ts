import { MAIN_COUNT } from "../../src/core/triage/model/heads.ts";
import type { Labelled } from "./learn.ts";
import { NumberPlaces } from "./number-places.ts";

/** A gram or signal that the model will know. */
export type Chosen = { readonly number: number; readonly texts: number; readonly isSignal: boolean };

/** Fewer texts than this teach nothing about a piece. */
const TEXTS_MIN = 2;
/** Languages of few lines would lose their words to the many of Japanese. */
const FEW_LINES = 3;

/**
 * The pieces that tell most about the main heads (by chi², summed), the best first, signals before all. Of pieces that stand in the very
 * same texts one is enough.
 */
export function chooseRows(labelled: readonly Labelled[], most: number): Chosen[] {
  const pieces = alike(count(labelled)).sort((a, b) => a.number - b.number);
  const seen = seenWith(labelled, pieces);
  const yes = Array.from(
    { length: MAIN_COUNT },
    (_, head) => labelled.filter(({ targets }) => targets[head] === 1).length,
  );
  const tells = (piece: Piece, at: number) => {
    if (piece.isSignal) return Number.POSITIVE_INFINITY;
    let sum = 0;
    for (let head = 0; head < MAIN_COUNT; head++) {
      const share = ((yes[head] ?? 0) + 1) / (labelled.length + 2);
      const expected = share * piece.texts;
      sum += ((seen[at * MAIN_COUNT + head] ?? 0) - expected) ** 2 / (expected * (1 - share) + 0.5);
    }
    return piece.foreign * 2 > piece.texts ? sum * FEW_LINES : sum;
  };
  return pieces
    .map((piece, at) => ({ piece, told: tells(piece, at) }))
    .sort((a, b) => (a.told === b.told ? a.piece.number - b.piece.number : b.told > a.told ? 1 : -1))
    .slice(0, most)
    .map(({ piece }) => piece);
}

/** In how many texts each piece stands beside a yes of each main head, piece by piece. */
function seenWith(labelled: readonly Labelled[], pieces: readonly Piece[]): Float32Array {
  const places = new NumberPlaces();
  for (const { number } of pieces) places.add(number);
  const seen = new Float32Array(pieces.length * MAIN_COUNT);
  for (const { input, targets } of labelled) {
    const heads = [...targets.subarray(0, MAIN_COUNT).keys()].filter((head) => targets[head] === 1);
    for (const number of input.numbers) {
      const from = places.find(number) * MAIN_COUNT;
      if (from < 0) continue;
      for (const head of heads) seen[from + head] = (seen[from + head] ?? 0) + 1;
    }
  }
  return seen;
}

/** `texts`: in how many; `foreign`: how many of them are not Japanese; `trail`: the same for pieces of the same texts. */
type Piece = Chosen & { texts: number; foreign: number; trail: number; readonly order: number };

function count(labelled: readonly Labelled[]): Piece[] {
  const { places, met } = placesOf(labelled);
  const [texts, foreign, order] = [0, 1, 2].map(() => new Int32Array(places.count));
  const [isSignal, trail] = [new Uint8Array(places.count), new Float64Array(places.count)];
  if (!texts || !foreign || !order) return [];
  let from = 0;
  labelled.forEach(({ input, isJapanese }, text) => {
    // Sums of these tell sets of texts apart: exact in a double, and two sets with one sum are not met with.
    const mark = (Math.imul(text + 1, 0x9e3779b1) >>> 0) * 65_537 + text;
    for (let at = 0; at < input.numbers.length; at++) {
      const place = met[from + at] ?? 0;
      if (texts[place] === 0) {
        order[place] = at;
        isSignal[place] = at >= input.signalsFrom ? 1 : 0;
      }
      texts[place] = (texts[place] ?? 0) + 1;
      if (!isJapanese) foreign[place] = (foreign[place] ?? 0) + 1;
      const sum = (trail[place] ?? 0) + mark;
      trail[place] = sum < Number.MAX_SAFE_INTEGER ? sum : sum - Number.MAX_SAFE_INTEGER;
    }
    from += input.numbers.length;
  });
  return [...texts.keys()].flatMap((place) => {
    const many = texts[place] ?? 0;
    if (many < TEXTS_MIN) return [];
    const [number, at] = [places.numbers[place] ?? 0, order[place] ?? 0];
    const piece = { number, texts: many, foreign: foreign[place] ?? 0, trail: trail[place] ?? 0, order: at };
    return [{ ...piece, isSignal: isSignal[place] === 1 }];
  });
}

/** The places of all numbers, and of each text's one behind the other the place of each. */
function placesOf(labelled: readonly Labelled[]): { places: NumberPlaces; met: Int32Array } {
  const places = new NumberPlaces();
  const met = new Int32Array(labelled.reduce((sum, { input }) => sum + input.numbers.length, 0));
  let at = 0;
  for (const { input } of labelled) for (const number of input.numbers) met[at++] = places.add(number);
  return { places, met };
}

/** Of pieces of the same texts the one that was met first, which is the shortest that begins there; all signals. */
function alike(pieces: readonly Piece[]): Piece[] {
  const first = new Map<number, Piece>();
  for (const piece of pieces) {
    const known = first.get(piece.trail);
    if (known === undefined || piece.order < known.order) first.set(piece.trail, piece);
  }
  return pieces.filter((piece) => piece.isSignal || first.get(piece.trail) === piece);
}
