import { fold } from "../fold.ts";
import { finish, lettersOf, MARK, mix } from "../model/grams.ts";
import { CARE_CONCEPTS } from "./care.ts";
import { DANGER_CONCEPTS } from "./danger-words.ts";
import { FAMILY_AND_MONEY_CONCEPTS } from "./family-and-money.ts";
import { NEIGHBOURS_AND_RIGHTS_CONCEPTS } from "./neighbours-and-rights.ts";

/**
 * Which ideas of the word lists stand in a text, each once, by name. Words of Latin letters must begin a word, short ones also end it;
 * all others may stand anywhere.
 */
export function findConcepts(letters: Uint16Array): Set<string> {
  const found = new Set<string>();
  for (let from = 1; from < letters.length - 1; from++) {
    let hash = SEED;
    const latin = isLatin(letters[from] ?? 0);
    if (latin && (letters[from - 1] ?? 0) > SPACE && !isBesideJapanese(letters[from - 1] ?? 0)) continue;
    for (let at = from; at < letters.length - 1; at++) {
      hash = mix(hash, letters[at] ?? 0);
      const node = WORDS.get(finish(hash));
      if (node === undefined) break;
      const ends = !latin || at + 1 - from >= PREFIX_MIN || !isLatin(letters[at + 1] ?? 0);
      if (ends) for (const concept of node) found.add(concept);
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

/** Every beginning of every word; those that are whole words hold their ideas. */
const WORDS = wordsOf([CARE_CONCEPTS, FAMILY_AND_MONEY_CONCEPTS, NEIGHBOURS_AND_RIGHTS_CONCEPTS, DANGER_CONCEPTS]);

function wordsOf(lists: readonly string[]): ReadonlyMap<number, readonly string[]> {
  const words = new Map<number, string[]>();
  for (const line of lists.join("\n").split("\n")) {
    const colon = line.indexOf(": ");
    if (colon < 0) continue;
    const name = `concept:${line.slice(0, colon)}`;
    for (const word of line.slice(colon + 2).split(",")) add(words, name, word);
  }
  return words;
}

function add(words: Map<number, string[]>, name: string, word: string): void {
  const letters = lettersOf(fold(word).text).filter((code) => code !== MARK);
  let hash = SEED;
  letters.forEach((code, at) => {
    hash = mix(hash, code);
    const node = words.get(finish(hash)) ?? [];
    if (at === letters.length - 1 && !node.includes(name)) node.push(name);
    words.set(finish(hash), node);
  });
}
