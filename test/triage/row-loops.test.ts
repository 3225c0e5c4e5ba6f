import fc from "fast-check";
import { expect, test } from "vitest";
import { type Example, fitNetwork } from "../../scripts/train/fit-network.ts";
import { NumberPlaces } from "../../scripts/train/number-places.ts";
import { gramsOf } from "../../src/core/triage/model/grams.ts";
import { makeHeadSums } from "../../src/core/triage/model/head-sums.ts";
import { hearPeaks } from "../../src/core/triage/model/hear-peaks.ts";
import { GRAM_MAX, MIDDLE, makeRoom } from "../../src/core/triage/model/room.ts";
import { makeRowFinder } from "../../src/core/triage/model/row-finder.ts";
import { makeRowSums } from "../../src/core/triage/model/row-sums.ts";

/** The loops written for WebAssembly do what the same does when it is written down plainly. */
const IDEAS = 20;
const bytes = fc.array(fc.uint8Array({ minLength: IDEAS, maxLength: IDEAS }), { minLength: 1, maxLength: 12 });
/** Few upper halves, so that many share one. */
const number = fc.tuple(fc.constantFrom(0, 1, 7, 0xffff), fc.integer({ min: 0, max: 40 }));
const asNumber = ([upper, lower]: [number, number]) => upper * 0x10000 + lower;

/** A room for rows of these numbers (each once, the lowest first); a row is worth its place. */
function roomOf(numbers: readonly number[], table: readonly Uint8Array[] = []) {
  const of = Map.groupBy(numbers, (one) => one >>> 16);
  return makeRoom({
    counts: Uint8Array.from({ length: 0x10000 }, (_, upper) => of.get(upper)?.length ?? 0),
    lower: Uint16Array.from(numbers, (one) => one & 0xffff),
    values: Uint8Array.from(numbers, (_, row) => row),
    weights: Uint8Array.from(numbers.flatMap((_, row) => [...(table[row] ?? new Uint8Array(IDEAS))])),
    ideas: IDEAS,
  });
}

function sumsOf(table: readonly Uint8Array[]) {
  const room = roomOf(
    table.map((_, row) => row * 0x10000),
    table,
  );
  return { finder: makeRowFinder(room), sums: makeRowSums(room) };
}

test("rows are found by their numbers, and gathered each once in the order of the text", () => {
  fc.assert(
    fc.property(
      fc.array(number, { maxLength: 60 }),
      fc.array(number, { minLength: 1, maxLength: 80 }),
      (have, text) => {
        const known = [...new Set(have.map(asNumber))].sort((a, b) => a - b);
        if ([...Map.groupBy(known, (one) => one >>> 16).values()].some(({ length }) => length > 31)) return;
        const finder = makeRowFinder(roomOf(known));
        const asked = text.map(asNumber);
        finder.numbers.set(asked);
        finder.find(asked.length);
        const rows = asked.map((one) => (known.includes(one) ? known.indexOf(one) : finder.none));
        expect([...finder.found.subarray(0, asked.length)]).toEqual(rows);
        for (const _again of [1, 2]) {
          finder.begin();
          const count = finder.gather(asked.length, finder.gather(asked.length, 0));
          const once = [...new Set(rows)].filter((row) => row !== finder.none);
          expect([...finder.rows.subarray(0, count)]).toEqual(once);
          expect(finder.squares(count)).toBe(once.reduce((sum, row) => sum + row ** 2, 0));
        }
      },
    ),
    { numRuns: 20 },
  );
});

test("the grams of a text are those that a model is trained on, and none goes beyond its end", () => {
  const letters = fc.array(fc.constantFrom(1, 32, 48, 97, 0x3042, 0x6b7b), { minLength: 2, maxLength: 23 });
  fc.assert(
    fc.property(letters, letters, fc.integer({ min: 1, max: 4 }), (learned, asked, share) => {
      const rowsOf = (codes: readonly number[]) => [...piecesOf(codes)].map((gram) => gram >>> 0);
      const known = [...new Set(rowsOf(learned).filter((_, at) => at % share === 0))].sort((a, b) => a - b);
      const room = roomOf(known);
      const [finder, sums] = [makeRowFinder(room), makeRowSums(room)];
      // What was read before and was longer leaves nothing behind.
      finder.findGrams(Uint16Array.from([...asked, ...learned]), 0);
      expect(finder.findGrams(Uint16Array.from(asked), 0)).toBe(asked.length);
      const plain = rowsOf(asked).map((gram) => (known.includes(gram) ? known.indexOf(gram) : finder.none));
      const found = asked.flatMap((_, from) => {
        const lengths = Math.min(GRAM_MAX, asked.length - from);
        expect([...finder.grams.subarray(from * GRAM_MAX + lengths, (from + 1) * GRAM_MAX)]).toEqual(
          Array.from({ length: GRAM_MAX - lengths }, () => finder.none),
        );
        return [...finder.grams.subarray(from * GRAM_MAX, from * GRAM_MAX + lengths)];
      });
      expect(found).toEqual(plain);
      const told = asked.flatMap((_, from) =>
        Array.from({ length: GRAM_MAX }, (__, at) => [finder.grams[from * GRAM_MAX + at], from, at + 1]).filter(
          ([row, begin = 0, length = 0]) => row !== finder.none && begin + length < asked.length,
        ),
      );
      const count = sums.tellGrams(0, asked.length, asked.length);
      const rows = [...sums.told.subarray(0, count)];
      expect(rows.map((row, at) => [row, sums.begins[at], sums.lengths[at]])).toEqual(told);
    }),
    { numRuns: 20 },
  );
});

/** Without the words. */
function piecesOf(codes: readonly number[]): Int32Array {
  const count = codes.reduce((sum, _, from) => sum + Math.min(GRAM_MAX, codes.length - from), 0);
  return gramsOf(Uint16Array.from(codes)).subarray(0, count);
}

test("what rows say is added up, however many they are", () => {
  fc.assert(
    fc.property(bytes, fc.array(fc.nat(), { minLength: 1, maxLength: 600 }), (table, picks) => {
      const { finder, sums } = sumsOf(table);
      const rows = picks.map((pick) => pick % table.length);
      finder.rows.set(rows);
      sums.addUp(rows.length);
      const plain = Array.from({ length: IDEAS }, (_, idea) =>
        rows.reduce((sum, at) => sum + (table[at]?.[idea] ?? 0), 0),
      );
      expect([...sums.sums.subarray(0, IDEAS)]).toEqual(plain);
    }),
    { numRuns: 20 },
  );
});

test("what ideas say to heads is added to what is there, head by head", () => {
  const numbers = (count: number) =>
    fc.array(fc.integer({ min: -99, max: 99 }), { minLength: count, maxLength: count });
  const sizes = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(
      sizes.chain(([ideas, heads]) => fc.tuple(numbers(ideas), numbers(heads), numbers(ideas * heads))),
      ([ideas, there, said]) => {
        const sums = makeHeadSums(Float32Array.from(said), there.length);
        sums.ideas.set(ideas);
        sums.scores.set(there);
        sums.addUp();
        const plain = there.map((score, head) =>
          ideas.reduce((sum, value, idea) => sum + value * (said[idea * there.length + head] ?? 0), score),
        );
        expect([...sums.scores]).toEqual(plain);
      },
    ),
    { numRuns: 20 },
  );
});

test("what a row says is shared out among its letters, to the last bit, and weighed", () => {
  const LETTERS = 12;
  const span = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 4 }));
  const direction = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: IDEAS, maxLength: IDEAS });
  fc.assert(
    fc.property(
      bytes,
      fc.array(span, { maxLength: 20 }),
      direction,
      fc.nat({ max: 30 }),
      (table, spans, towards, first) => {
        const { sums } = sumsOf(table);
        const plain = new Float32Array(LETTERS * IDEAS);
        const add = (letter: number, idea: number, what: number) => {
          plain[letter * IDEAS + idea] = (plain[letter * IDEAS + idea] ?? 0) + what;
        };
        spans.forEach(([pick, from, length], at) => {
          const row = pick % table.length;
          sums.told[at] = row;
          sums.begins[at] = from;
          sums.lengths[at] = length;
          for (let idea = 0; idea < IDEAS; idea++) {
            const said = ((table[row]?.[idea] ?? 0) - MIDDLE) * (1 / length);
            add(from, idea, said);
            add(from + length, idea, -said);
          }
        });
        for (let at = IDEAS; at < plain.length; at++) plain[at] = (plain[at] ?? 0) + (plain[at - IDEAS] ?? 0);
        sums.mark(spans.length, first);
        sums.spread(first, first + LETTERS);
        sums.direction.set(towards);
        sums.weigh(first, LETTERS);
        for (let letter = 0; letter < LETTERS; letter++) {
          const there = sums.traces.subarray((first + letter) * sums.width, (first + letter) * sums.width + IDEAS);
          expect([...there]).toEqual([...plain.subarray(letter * IDEAS, (letter + 1) * IDEAS)]);
          const weight = towards.reduce((sum, counts, idea) => sum + counts * (there[idea] ?? 0), 0);
          expect(sums.weighed[letter]).toBe(Math.fround(weight));
        }
      },
    ),
    { numRuns: 20 },
  );
});

test("a network learns what its rows say, and from the same seed the same", () => {
  // Two rows of sixteen tell of two heads; the others are noise.
  const examples = Array.from({ length: 400 }, (_, at): Example => {
    const rows = [at % 4 < 2 ? [0] : [], at % 2 === 0 ? [1] : [], [2 + (at % 13)]].flat();
    const targets = Uint8Array.from([at % 4 < 2 ? 1 : 0, at % 2 === 0 ? 1 : 0, 0]);
    // The last row stands nowhere, the others in a block each.
    const pieces = Int32Array.from(rows.keys()).subarray(0, -1);
    const places = { pieces, blocks: Int32Array.from([...pieces.keys(), pieces.length]) };
    return { rows: Int32Array.from(rows), values: Float32Array.from(rows, () => 1), targets, ...places };
  });
  const shape = { rows: 16, ideas: 16, thoughts: 16, heads: 3 };
  const settings = { epochs: 8, rate: 0.15, dropout: 0.2, ideaDropout: 0.1, no: 0.01, yes: 0.91, seed: 5 };
  const network = fitNetwork(examples, shape, settings);
  const bent = (value: number) => (value > 0 ? value : value * 0.01);
  const added = (bias: Float32Array, heard: readonly number[], table: Float32Array) =>
    Array.from(bias, (add, to) =>
      heard.reduce((sum, value, at) => sum + value * (table[at * bias.length + to] ?? 0), add),
    );
  const scores = (known: readonly number[]) => {
    const worths = (some: readonly number[]) =>
      Array.from({ length: 16 }, (_, row) => (some.includes(row) ? 1 / Math.sqrt(some.length) : 0));
    const ideas = added(network.ideaBias.subarray(0, 16), worths(known), network.rows).map(bent);
    // So few blocks are one stretch.
    const peaks = added(network.ideaBias.subarray(16), worths(known.slice(0, -1)), network.rows).map(bent);
    const thoughts = added(network.thoughtBias, [...ideas, ...peaks], network.links).map(bent);
    return added(network.bias, [...ideas, ...peaks, ...thoughts], network.said);
  };
  const signs = (known: readonly number[]) => scores(known).map((score) => score > 0);
  expect(signs([0, 5])).toEqual([true, false, false]);
  expect(signs([1, 5])).toEqual([false, true, false]);
  expect(signs([0, 1, 5])).toEqual([true, true, false]);
  expect(signs([5])).toEqual([false, false, false]);
  expect(fitNetwork(examples, shape, settings)).toEqual(network);
});

test("a peak hears the stretch of a text that says most to it", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0x3042, 0x6b7b, 0x3044), { minLength: 1, maxLength: 130 }),
      fc.boolean(),
      fc.array(fc.uint8Array({ minLength: IDEAS, maxLength: IDEAS }), { minLength: 40, maxLength: 40 }),
      (codes, isSpaced, table) => {
        const letters = Uint16Array.from([1, ...codes, ...(isSpaced ? [32] : []), 1]);
        const known = [...new Set([...piecesOf([...letters])].map((gram) => gram >>> 0))]
          .sort((a, b) => a - b)
          .slice(0, 40);
        const room = roomOf(known, table);
        const length = isSpaced ? 16 : 8;
        const blocks = Math.ceil(letters.length / length);
        const stretches = Array.from({ length: Math.max(1, blocks - 4) }, (_, first) => {
          const rows = Array.from(letters.keys())
            .filter((letter) => letter >= first * length && letter < (first + 5) * length)
            .flatMap((from) =>
              [...piecesOf([...letters.subarray(from)])].slice(0, Math.min(GRAM_MAX, letters.length - from)),
            )
            .map((gram) => known.indexOf(gram >>> 0));
          const heard = rows.filter((row) => row >= 0);
          const squares = heard.reduce((sum, row) => sum + row ** 2, 0);
          const said = (idea: number) => heard.reduce((sum, row) => sum + (table[row]?.[idea] ?? 0) - MIDDLE, 0);
          return Array.from({ length: IDEAS }, (_, idea) => (squares === 0 ? 0 : said(idea) / Math.sqrt(squares)));
        });
        const peaks = hearPeaks({ finder: makeRowFinder(room), said: makeRowSums(room) }, letters);
        for (let idea = 0; idea < IDEAS; idea++)
          expect(peaks[idea]).toBeCloseTo(Math.max(...stretches.map((heard) => heard[idea] ?? 0)), 6);
      },
    ),
    { numRuns: 30 },
  );
});

test("numbers have places in the order in which they are met, however many they are", () => {
  const places = new NumberPlaces();
  const numbers = Int32Array.from({ length: 600_000 }, (_, at) => Math.imul(at + 1, 0x9e3779b1));
  const given = numbers.map((number) => places.add(number));
  expect([given[0], given[1], given.at(-1), places.count]).toEqual([0, 1, numbers.length - 1, numbers.length]);
  expect(numbers.every((number, at) => places.add(number) === at && places.find(number) === at)).toBe(true);
  expect(places.find(Math.imul(numbers.length + 1, 0x9e3779b1))).toBe(-1);
});
