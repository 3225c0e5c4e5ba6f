import { MAIN_COUNT } from "../../src/core/triage/model/heads.ts";
import type { Labelled } from "./learn.ts";

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
  const places = new Map(pieces.map(({ number }, at) => [number, at]));
  const seen = new Float32Array(pieces.length * MAIN_COUNT);
  const yes = new Float64Array(MAIN_COUNT);
  for (const { input, targets } of labelled) {
    for (let head = 0; head < MAIN_COUNT; head++) yes[head] = (yes[head] ?? 0) + (targets[head] ?? 0);
    for (const number of input.numbers) {
      const place = places.get(number);
      if (place === undefined) continue;
      for (let head = 0; head < MAIN_COUNT; head++)
        if (targets[head] === 1) seen[place * MAIN_COUNT + head] = (seen[place * MAIN_COUNT + head] ?? 0) + 1;
    }
  }
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

/** `texts`: in how many; `foreign`: how many of them are not Japanese; `trail`: the same for pieces of the same texts. */
type Piece = Chosen & { texts: number; foreign: number; trail: number; readonly order: number };

function count(labelled: readonly Labelled[]): Piece[] {
  const pieces = new Map<number, Piece>();
  labelled.forEach(({ input, isJapanese }, text) => {
    // Sums of these tell sets of texts apart: exact in a double, and two sets with one sum are not met with.
    const mark = (Math.imul(text + 1, 0x9e3779b1) >>> 0) * 65_537 + text;
    input.numbers.forEach((number, at) => {
      const piece = pieces.get(number) ?? {
        number,
        texts: 0,
        foreign: 0,
        trail: 0,
        isSignal: at >= input.signalsFrom,
        order: at,
      };
      piece.texts += 1;
      piece.foreign += isJapanese ? 0 : 1;
      piece.trail = (piece.trail + mark) % Number.MAX_SAFE_INTEGER;
      pieces.set(number, piece);
    });
  });
  return [...pieces.values()].filter(({ texts }) => texts >= TEXTS_MIN);
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
