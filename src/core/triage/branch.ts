import type { Place } from "./pattern.ts";

/** One of the alternatives of a pattern, by which it may be looked for without the others. */
export type Branch = {
  /** Which pattern it belongs to. */
  readonly owner: number;
  /** The first place at `from` or behind it. */
  readonly find: (text: string, from: number) => Place | null;
};

/**
 * The alternatives of some patterns, pattern by pattern and each in its order. Most are never needed, so each is compiled when it is
 * looked for first; and most are plain words, for which nothing is compiled at all.
 */
export function branchesOf(patterns: readonly RegExp[]): { sources: string[]; branches: Branch[] } {
  const parted = patterns.flatMap(({ source, flags }, owner) =>
    alternativesOf(source).map((branch) => ({ owner, branch, flags })),
  );
  return {
    sources: parted.map(({ branch }) => branch),
    branches: parted.map(({ owner, branch, flags }) => ({
      owner,
      find: PLAIN.test(branch) ? word(branch) : compiledLate(branch, flags),
    })),
  };
}

/** No sign in it but letters. */
const PLAIN = /^[^\\^$.*+?()[\]{}|]+$/;

function word(letters: string): Branch["find"] {
  return (text, behind) => {
    const from = text.indexOf(letters, behind);
    return from < 0 ? null : { from, to: from + letters.length };
  };
}

function compiledLate(branch: string, flags: string): Branch["find"] {
  let pattern: RegExp | undefined;
  return (text, from) => {
    pattern ??= new RegExp(branch, flags);
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    return match === null ? null : { from: match.index, to: match.index + match[0].length };
  };
}

/** A pattern, parted at its outermost bars. */
function alternativesOf(source: string): string[] {
  const branches: string[] = [];
  let depth = 0;
  let inClass = false;
  let from = 0;
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === "\\") at += 1;
    else if (inClass) inClass = char !== "]";
    else if (char === "[") inClass = true;
    else if (char === "(") depth += 1;
    else if (char === ")") depth -= 1;
    else if (char === "|" && depth === 0) {
      branches.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...branches, source.slice(from)];
}
