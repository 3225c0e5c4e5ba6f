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

/** A group that the rest of a pattern is, but for an edge of a word before or behind it. */
const WHOLE_GROUP = /^(\\b)?\(\?:(.*)\)(\\b)?$/s;

/** A pattern, parted at its outermost bars; where all of it is one group, at the bars in there. */
function alternativesOf(source: string): string[] {
  return parted(source).flatMap((branch) => {
    const [, before = "", group, behind = ""] = WHOLE_GROUP.exec(branch) ?? [];
    if (group === undefined || !isOneGroup(group)) return [branch];
    return alternativesOf(group).map((each) => before + each + behind);
  });
}

/** Whether what stands between two brackets closes every bracket that it opens, and no other. */
function isOneGroup(inside: string): boolean {
  let depth = 0;
  for (const { sign } of signsOf(inside)) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function parted(source: string): string[] {
  const branches: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { sign, at } of signsOf(source)) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (sign !== "|" || depth > 0) continue;
    branches.push(source.slice(from, at));
    from = at + 1;
  }
  return [...branches, source.slice(from)];
}

/** Brackets and bars that are meant as such. */
function* signsOf(source: string): Generator<{ sign: string; at: number }> {
  for (const { 0: sign, index: at } of source.matchAll(/\\.|\[(?:\\.|[^\]])*\]|[()|]/gs))
    if (sign.length === 1) yield { sign, at };
}
