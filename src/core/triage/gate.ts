import { neededPieces } from "./needed-pieces.ts";
import { occurs, type Place, places } from "./pattern.ts";
import { candidates, indexOf } from "./piece-index.ts";

/** Tells which of many patterns a text matches, in their order. */
export type Gate = (text: string) => readonly number[];

/**
 * Tries many patterns at once, branch by branch. Each branch asks for a piece of two sets (needed-pieces.ts); one pass over the text
 * finds the branches of which it has both, and only those are tried.
 */
export function makeGate(patterns: readonly RegExp[]): Gate {
  const { tries, index, open } = branchesOfAll(patterns);
  return (text) => {
    const count = candidates(index, text, open);
    const found: number[] = [];
    for (let at = 0; at < count; at++) {
      const one = tries[open[at] ?? 0];
      if (one !== undefined && !found.includes(one.owner) && one.occurs(text)) found.push(one.owner);
    }
    return found.sort((a, b) => a - b);
  };
}

/** A pattern that a text matches, by its number, and where. */
export type Find = { readonly owner: number; readonly places: readonly Place[] };

/** The same with every place. Mostly only one branch of a pattern is there, and then the whole pattern need not be looked for. */
export function makeFinder(patterns: readonly RegExp[]): (text: string) => readonly Find[] {
  const { tries, index, open } = branchesOfAll(patterns);
  return (text) => {
    const count = candidates(index, text, open);
    const found: { owner: number; places: readonly Place[] }[] = [];
    for (let at = 0; at < count; at++) {
      const one = tries[open[at] ?? 0];
      const there = one?.places(text) ?? [];
      if (one === undefined || there.length === 0) continue;
      const before = found.find(({ owner }) => owner === one.owner);
      const whole = patterns[one.owner];
      if (before === undefined || whole === undefined) found.push({ owner: one.owner, places: there });
      else before.places = places(whole, text);
    }
    return found.sort((a, b) => a.owner - b.owner);
  };
}

/** Which patterns may match some part of a text: for those that look at where the part begins or ends. */
export function makeSieve(patterns: readonly RegExp[]): Gate {
  const { tries, index, open } = branchesOfAll(patterns);
  return (text) => {
    const count = candidates(index, text, open);
    const found = new Set<number>();
    for (let at = 0; at < count; at++) found.add(tries[open[at] ?? 0]?.owner ?? 0);
    return [...found].sort((a, b) => a - b);
  };
}

function branchesOfAll(patterns: readonly RegExp[]) {
  const branches = patterns.flatMap(({ source, flags }, owner) =>
    branchesOf(source).map((branch) => ({ owner, branch, flags })),
  );
  return {
    tries: branches.map(({ owner, branch, flags }) => lazily(owner, branch, flags)),
    index: indexOf(branches.map(({ branch }) => neededPieces(branch))),
    open: new Int32Array(branches.length),
  };
}

type Try = {
  readonly owner: number;
  readonly occurs: (text: string) => boolean;
  readonly places: (text: string) => readonly Place[];
};

/** Most branches are never needed: each is compiled when it is tried first. */
function lazily(owner: number, branch: string, flags: string): Try {
  let pattern: RegExp | undefined;
  const compiled = () => {
    pattern ??= new RegExp(branch, flags);
    return pattern;
  };
  return {
    owner,
    occurs: (text) => occurs(compiled(), text),
    places: (text) => places(compiled(), text),
  };
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
