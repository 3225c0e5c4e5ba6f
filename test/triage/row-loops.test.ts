import fc from "fast-check";
import { expect, test } from "vitest";
import { makeRowFinder } from "../../src/core/triage/model/row-finder.ts";
import { MIDDLE, makeRowSums } from "../../src/core/triage/model/row-sums.ts";

/** The loops written for WebAssembly do what the same does when it is written down plainly. */
const IDEAS = 20;
const bytes = fc.array(fc.uint8Array({ minLength: IDEAS, maxLength: IDEAS }), { minLength: 1, maxLength: 12 });
/** Few upper halves, so that many share one. */
const number = fc.tuple(fc.constantFrom(0, 1, 7, 0xffff), fc.integer({ min: 0, max: 40 }));
const asNumber = ([upper, lower]: [number, number]) => upper * 0x10000 + lower;

test("rows are found by their numbers, and gathered each once in the order of the text", () => {
  fc.assert(
    fc.property(
      fc.array(number, { maxLength: 60 }),
      fc.array(number, { minLength: 1, maxLength: 80 }),
      (have, text) => {
        const known = [...new Set(have.map(asNumber))].sort((a, b) => a - b);
        const of = Map.groupBy(known, (one) => one >>> 16);
        if ([...of.values()].some(({ length }) => length > 31)) return;
        const counts = Uint8Array.from({ length: 0x10000 }, (_, upper) => of.get(upper)?.length ?? 0);
        const finder = makeRowFinder(
          counts,
          Uint16Array.from(known, (one) => one & 0xffff),
        );
        const asked = text.map(asNumber);
        finder.numbers.set(asked);
        finder.find(asked.length);
        const rows = asked.map((one) => (known.includes(one) ? known.indexOf(one) : finder.none));
        expect([...finder.found.subarray(0, asked.length)]).toEqual(rows);
        for (const _again of [1, 2]) {
          finder.begin();
          const count = finder.gather(asked.length, finder.gather(asked.length, 0));
          expect([...finder.rows.subarray(0, count)]).toEqual([...new Set(rows)].filter((row) => row !== finder.none));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("what rows say is added up, however many they are", () => {
  fc.assert(
    fc.property(bytes, fc.array(fc.nat(), { minLength: 1, maxLength: 600 }), (table, picks) => {
      const sums = makeRowSums(Uint8Array.from(table.flatMap((row) => [...row])), IDEAS);
      const rows = picks.map((pick) => pick % table.length);
      sums.rows.set(rows);
      sums.addUp(rows.length);
      const plain = Array.from({ length: IDEAS }, (_, idea) =>
        rows.reduce((sum, at) => sum + (table[at]?.[idea] ?? 0), 0),
      );
      expect([...sums.sums.subarray(0, IDEAS)]).toEqual(plain);
    }),
    { numRuns: 60 },
  );
});

test("what a row says is shared out among its letters", () => {
  const LETTERS = 12;
  const span = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 4 }));
  fc.assert(
    fc.property(bytes, fc.array(span, { maxLength: 20 }), (table, spans) => {
      const sums = makeRowSums(Uint8Array.from(table.flatMap((row) => [...row])), IDEAS);
      const plain = new Float64Array(LETTERS * IDEAS);
      spans.forEach(([pick, from, length], at) => {
        const row = pick % table.length;
        sums.rows[at] = row;
        sums.from[at] = from;
        sums.to[at] = from + length;
        sums.share[at] = 1 / length;
        for (let letter = from; letter < from + length; letter++)
          for (let idea = 0; idea < IDEAS; idea++)
            plain[letter * IDEAS + idea] =
              (plain[letter * IDEAS + idea] ?? 0) + ((table[row]?.[idea] ?? 0) - MIDDLE) / length;
      });
      sums.mark(spans.length);
      sums.spread(0, LETTERS);
      plain.forEach((said, at) => {
        const there = sums.traces[Math.floor(at / IDEAS) * sums.width + (at % IDEAS)];
        expect(there).toBeCloseTo(said, 2);
      });
    }),
    { numRuns: 40 },
  );
});
