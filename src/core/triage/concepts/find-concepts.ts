import { fold } from "../fold.ts";
import { BASE, LIST, PARENT, PLACE, trieOf } from "../letter-trie.ts";
import { lettersOf, MARK, signalNumber } from "../model/grams.ts";
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
  const { ranks, places } = WORDS;
  const found: number[] = [];
  const end = letters.length - 1;
  for (let from = 1; from < end; from++) {
    const first = letters[from] ?? 0;
    let place = ranks[first] ?? 0;
    if (place === 0 || places[place * PLACE + PARENT] !== 0) continue;
    const latin = isLatin(first);
    if (latin && (letters[from - 1] ?? 0) > SPACE && !isBesideJapanese(letters[from - 1] ?? 0)) continue;
    for (let to = from + 1; ; to++) {
      const list = places[place * PLACE + LIST] ?? 0;
      if (list !== 0 && !(latin && to - from < PREFIX_MIN && isLatin(letters[to] ?? 0)))
        for (const concept of CONCEPTS[list] ?? []) if (!found.includes(concept)) found.push(concept);
      const base = places[place * PLACE + BASE] ?? 0;
      if (base === 0 || to >= end) break;
      const next = base + (ranks[letters[to] ?? 0] ?? 0);
      if (places[next * PLACE + PARENT] !== place) break;
      place = next;
    }
  }
  return found;
}

const SPACE = 32;
/** A Latin word of so many letters also counts as the beginning of a longer one: desempreg-o, desempreg-ada. */
const PREFIX_MIN = 5;

function isLatin(code: number): boolean {
  return code > SPACE && code < 0x250;
}

function isBesideJapanese(code: number): boolean {
  return code >= 0x3040 && code < 0xa000;
}

const LINES = [
  CARE_CONCEPTS,
  FAMILY_AND_MONEY_CONCEPTS,
  NEIGHBOURS_AND_RIGHTS_CONCEPTS,
  DANGER_CONCEPTS,
  DAILY_LIFE_CONCEPTS,
].flatMap((list) => list.split("\n"));
const SAID = LINES.flatMap(wordsOf);
/** The numbers of the names of ideas whose words are spelt alike, as a list. */
const CONCEPTS: (readonly number[])[] = [[]];
const WORDS = trieOf(
  SAID.map(({ word }) => word),
  (words) => CONCEPTS.push([...new Set(words.flatMap((word) => SAID[word]?.concept ?? []))]) - 1,
);

/** The words of a line, as a text's letters would be (model/grams.ts). */
function wordsOf(line: string): { concept: number; word: string }[] {
  const colon = line.indexOf(": ");
  if (colon < 0) return [];
  const concept = signalNumber(`concept:${line.slice(0, colon)}`);
  const words = line.slice(colon + 2).split(",");
  return words.map((word) => ({ concept, word: plain(word) })).filter(({ word }) => word !== "");
}

function plain(word: string): string {
  return String.fromCharCode(...lettersOf(fold(word).text).filter((code) => code !== MARK));
}
