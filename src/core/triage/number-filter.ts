/**
 * Tells of most numbers that they are not in a set, from a table that is a fraction of the set's own and stays near the processor.
 * Most pieces of a text are in none of the sets that are asked, so few of them are looked up in earnest.
 */
export type NumberFilter = { readonly bits: Int32Array; readonly shift: number };

/** So many bits for each number of the set: of the others one in so many is let through. */
const SPARSE = 8;
const WORD_BITS = 5;

/** @param numbers 32 bits each, well mixed: their highest bits choose the place. */
export function filterOf(numbers: Iterable<number>, count: number): NumberFilter {
  const size = Math.max(WORD_BITS, Math.ceil(Math.log2(count * SPARSE)));
  const filter = { bits: new Int32Array(2 ** (size - WORD_BITS)), shift: 32 - size };
  for (const number of numbers) {
    const place = number >>> filter.shift;
    filter.bits[place >>> WORD_BITS] = (filter.bits[place >>> WORD_BITS] ?? 0) | (1 << place);
  }
  return filter;
}

/** false: surely not. */
export function mayHold({ bits, shift }: NumberFilter, number: number): boolean {
  const place = number >>> shift;
  return (((bits[place >>> WORD_BITS] ?? 0) >>> place) & 1) === 1;
}
