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

/** What rules and word lists found, as numbers beside the grams. A danger that was softened is a signal of its own. */
export function signalsOf({ letters, story, principles, conclusion, dangers }: Found): Int32Array {
  const names = findConcepts(letters);
  for (const { id } of principles) names.add(id);
  for (const { sign, strength } of story.found) if (strength === 1) names.add(sign.id);
  for (const mark of story.marks) names.add(`mark:${mark}`);
  for (const { rule, kind, tier } of dangers) {
    names.add(tier === 3 ? `softened:${rule}` : `danger:${rule}`);
    names.add(tier === 3 ? `softened:${kind}` : `danger:${kind}`);
    for (let at = tier; at < 3; at++) names.add(`danger:${kind}${at}`);
  }
  names.add(`rules:${conclusion.kind}`);
  names.add(`rules:first:${conclusion.domains[0]?.domain ?? "none"}`);
  for (const { domain, probability } of conclusion.domains) {
    names.add(`rules:${domain}`);
    if (probability >= CLEAR) names.add(`rules:clear:${domain}`);
  }
  return Int32Array.from([...names], numberOf);
}

const CLEAR = 0.6;
const numbers = new Map<string, number>();

function numberOf(name: string): number {
  const known = numbers.get(name) ?? signalNumber(name);
  numbers.set(name, known);
  return known;
}
