import { findConcepts } from "../concepts/find-concepts.ts";
import type { Conclusion } from "../conclude.ts";
import type { DangerSign } from "../danger-signs.ts";
import type { Principle } from "../principles.ts";
import type { Story } from "../read-story.ts";
import { signalNumber } from "./grams.ts";

type Found = {
  readonly letters: Uint16Array;
  readonly story: Story;
  readonly principles: readonly Principle[];
  readonly conclusion: Conclusion;
  readonly dangers: readonly DangerSign[];
};

/** What rules and word lists found, as numbers beside the grams, each once. A danger that was softened is a signal of its own. */
export function signalsOf({ letters, story, principles, conclusion, dangers }: Found): Int32Array {
  const found = findConcepts(letters);
  const add = (number: number) => {
    if (!found.includes(number)) found.push(number);
  };
  for (const { id } of principles) add(plain(id));
  for (const { sign, strength } of story.found) if (strength === 1) add(plain(sign.id));
  for (const mark of story.marks) add(marked(mark));
  for (const { rule, kind, tier } of dangers) {
    add(tier === 3 ? softened(rule) : dangerous(rule));
    add(tier === 3 ? softened(kind) : dangerous(kind));
    for (let at = tier; at < 3; at++) add(dangerousFrom[at]?.(kind) ?? 0);
  }
  add(concluded(conclusion.kind));
  add(concludedFirst(conclusion.domains[0]?.domain ?? "none"));
  for (const { domain, probability } of conclusion.domains) {
    add(concluded(domain));
    if (probability >= CLEAR) add(concludedClear(domain));
  }
  return new Int32Array(found);
}

const CLEAR = 0.6;

const plain = numbersOf((name) => name);
const marked = numbersOf((name) => `mark:${name}`);
const softened = numbersOf((name) => `softened:${name}`);
const dangerous = numbersOf((name) => `danger:${name}`);
const dangerousFrom = [0, 1, 2].map((tier) => numbersOf((name) => `danger:${name}${tier}`));
const concluded = numbersOf((name) => `rules:${name}`);
const concludedFirst = numbersOf((name) => `rules:first:${name}`);
const concludedClear = numbersOf((name) => `rules:clear:${name}`);

/** The numbers of names of one sort, each reckoned once. */
function numbersOf(write: (name: string) => string): (name: string) => number {
  const numbers = new Map<string, number>();
  return (name) => {
    let number = numbers.get(name);
    if (number === undefined) {
      number = signalNumber(write(name));
      numbers.set(name, number);
    }
    return number;
  };
}
