import { type Needed, neededLetters } from "./needed-letters.ts";

/** Tells which of many things a text may match at all, by the letters it has. */
export type Gate = (text: string) => readonly number[];

/**
 * A gate for patterns, branch by branch. Each branch asks for a letter of two sets; a text opens the branches
 * of which it has both, in one pass over its letters.
 */
export function makeGate(patterns: readonly RegExp[]): Gate {
  const owners = patterns.flatMap(({ source }, thing) => branchesOf(source).map((branch) => ({ thing, branch })));
  const words = Math.ceil(owners.length / 32);
  const sides = [makeSide(words), makeSide(words)] as const;
  owners.forEach(({ branch }, at) => {
    const needed = neededLetters(branch);
    note(sides[0], needed[0], at, words);
    note(sides[1], needed[1], at, words);
  });
  return (text) => {
    for (const side of sides) side.open.set(side.always);
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      open(sides[0], code, words);
      open(sides[1], code, words);
    }
    const found = new Set<number>();
    for (let word = 0; word < words; word++) {
      let rest = (sides[0].open[word] ?? 0) & (sides[1].open[word] ?? 0);
      for (; rest !== 0; rest &= rest - 1) found.add(owners[word * 32 + 31 - Math.clz32(rest & -rest)]?.thing ?? 0);
    }
    return [...found].sort((a, b) => a - b);
  };
}

type Side = { readonly always: Int32Array; readonly open: Int32Array; readonly byLetter: Map<number, Int32Array> };

function makeSide(words: number): Side {
  return { always: new Int32Array(words), open: new Int32Array(words), byLetter: new Map() };
}

function note({ always, byLetter }: Side, needed: Needed, at: number, words: number): void {
  if (needed === null) {
    mark(always, at);
    return;
  }
  for (const letter of needed) {
    const code = letter.charCodeAt(0);
    const mask = byLetter.get(code) ?? new Int32Array(words);
    byLetter.set(code, mask);
    mark(mask, at);
  }
}

function open(side: Side, code: number, words: number): void {
  const mask = side.byLetter.get(code);
  if (mask === undefined) return;
  for (let word = 0; word < words; word++) side.open[word] = (side.open[word] ?? 0) | (mask[word] ?? 0);
}

function mark(mask: Int32Array, at: number): void {
  mask[at >> 5] = (mask[at >> 5] ?? 0) | (1 << (at & 31));
}

/** The branches of a pattern, parted at its outermost bars. */
function branchesOf(source: string): string[] {
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
