import { fold } from "../fold.ts";
import { finish, lettersOf, MARK, mix, signalNumber } from "../model/grams.ts";
import { filterOf, mayHold } from "../number-filter.ts";
import { CARE_CONCEPTS } from "./care.ts";
import { DAILY_LIFE_CONCEPTS } from "./daily-life.ts";
import { DANGER_CONCEPTS } from "./danger-words.ts";
import { FAMILY_AND_MONEY_CONCEPTS } from "./family-and-money.ts";
import { NEIGHBOURS_AND_RIGHTS_CONCEPTS } from "./neighbours-and-rights.ts";

/**
 * Which ideas of the word lists stand in a text: the numbers of their names (`concept:…`), each once. Words of Latin letters must begin
 * a word, short ones also end it; all others may stand anywhere.
 */
export function findConcepts(letters: Uint16Array): number[] {
  const found: number[] = [];
  for (let from = 1; from < letters.length - 1; from++) {
    const first = letters[from] ?? 0;
    if (BEGINS[first] === 0) continue;
    let hash = SEED;
    const latin = isLatin(first);
    if (latin && (letters[from - 1] ?? 0) > SPACE && !isBesideJapanese(letters[from - 1] ?? 0)) continue;
    for (let at = from; at < letters.length - 1; at++) {
      hash = mix(hash, letters[at] ?? 0);
      if (at === from && BEGINS[first] === 1) continue;
      const key = finish(hash);
      if (!mayHold(FILTER, key)) break;
      const node = placeOf(KEYS, key);
      if (KEYS[node] === 0) break;
      const list = LISTS[node] ?? 0;
      if (list === 0 || (latin && at + 1 - from < PREFIX_MIN && isLatin(letters[at + 1] ?? 0))) continue;
      for (const concept of CONCEPTS[list] ?? []) if (!found.includes(concept)) found.push(concept);
    }
  }
  return found;
}

const SPACE = 32;
const SEED = 0x3c6ef372;
/** A Latin word of so many letters also counts as the beginning of a longer one: desempreg-o, desempreg-ada. */
const PREFIX_MIN = 5;

function isLatin(code: number): boolean {
  return code > SPACE && code < 0x250;
}

function isBesideJapanese(code: number): boolean {
  return code >= 0x3040 && code < 0xa000;
}

/**
 * Every beginning of every word, by its hash: KEYS is open addressing, LISTS tells which ideas end there (0: it is a beginning only),
 * CONCEPTS holds the numbers of their names.
 */
const CONCEPTS: number[][] = [[]];
/** Of each letter: 0 no word begins with it, 1 some do, 2 it is a word by itself. */
const BEGINS = new Uint8Array(0x10000);
const WORDS = wordsOf([
  CARE_CONCEPTS,
  FAMILY_AND_MONEY_CONCEPTS,
  NEIGHBOURS_AND_RIGHTS_CONCEPTS,
  DANGER_CONCEPTS,
  DAILY_LIFE_CONCEPTS,
]);
const FILTER = filterOf(WORDS.keys(), WORDS.size);
const SIZE = 2 ** Math.ceil(Math.log2(WORDS.size * 1.5));
const KEYS = new Int32Array(SIZE);
const LISTS = new Int32Array(SIZE);
for (const [key, concepts] of WORDS) {
  const place = placeOf(KEYS, key);
  KEYS[place] = key;
  LISTS[place] = concepts.length === 0 ? 0 : CONCEPTS.push(concepts) - 1;
}

function placeOf(keys: Int32Array, key: number): number {
  const mask = keys.length - 1;
  let at = key & mask;
  while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & mask;
  return at;
}

function wordsOf(lists: readonly string[]): ReadonlyMap<number, number[]> {
  const words = new Map<number, number[]>();
  for (const line of lists.join("\n").split("\n")) {
    const colon = line.indexOf(": ");
    if (colon < 0) continue;
    const concept = signalNumber(`concept:${line.slice(0, colon)}`);
    for (const word of line.slice(colon + 2).split(",")) add(words, concept, word);
  }
  return words;
}

function add(words: Map<number, number[]>, concept: number, word: string): void {
  const letters = lettersOf(fold(word).text).filter((code) => code !== MARK);
  let hash = SEED;
  const [first] = letters;
  if (first !== undefined) BEGINS[first] = Math.max(BEGINS[first] ?? 0, letters.length === 1 ? 2 : 1);
  letters.forEach((code, at) => {
    hash = mix(hash, code);
    const node = words.get(finish(hash)) ?? [];
    if (at === letters.length - 1 && !node.includes(concept)) node.push(concept);
    words.set(finish(hash), node);
  });
}
