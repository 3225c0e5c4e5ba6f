import { foldLetter } from "./fold.ts";

/**
 * Compiles a rule's pattern. Besides regular expressions the lexicons use two signs, so that one line covers how people write:
 * - `叩《たた》く`: the kanji or its reading (叩く, たたく, タタク)
 * - `…`: at most ten characters in between, within one sentence
 *
 * Kana and Latin letters are folded as the text is. Gaps are bounded, so no pattern can run away on a long text.
 */
export function compilePattern(source: string): RegExp {
  const readings = source.replace(/([\p{Script=Han}々]+)《([^》]+)》/gu, "(?:$1|$2)");
  const folded = uncaptured(foldSource(readings)).replaceAll("…", "[^。]{0,10}?");
  // Without the flag u a gap is one step a letter instead of several; only \\p{…} needs it.
  return new RegExp(folded, folded.includes("\\p{") ? "gu" : "g");
}

/** Is the pattern there at all? Safe to call on shared compiled patterns: it leaves no position behind. */
export function occurs(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text);
}

/** Letters [from, to) of a text. */
export type Place = { readonly from: number; readonly to: number };

/** Every place where the pattern stands. (`matchAll` copies the pattern at each call, which costs more than the search.) */
export function places(pattern: RegExp, text: string): Place[] {
  const found: Place[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push({ from: match.index, to: match.index + match[0].length });
    if (match[0] === "") pattern.lastIndex += 1;
  }
  return found;
}

/** Nobody asks what a group matched, and keeping it costs more than the search. */
function uncaptured(source: string): string {
  return source.replace(/\\.|\[(?:\\.|[^\]])*\]|\((?!\?)/gsu, (part) => (part === "(" ? "(?:" : part));
}

function foldSource(source: string): string {
  return source.replace(/\\p\{[^}]+\}|\\.|[\s\S]/gu, (part) => (part.startsWith("\\") ? part : foldLetter(part)));
}
