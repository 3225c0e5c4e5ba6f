import type { Bundle } from "./bundle.ts";

/** What comes of bringing `theirs` into `ours`, file by file: what comes in, and what both have changed differently. */
export type ThreeWay = { changes: Record<string, string | null>; clean: string[]; conflicts: string[] };

/**
 * Three-way by file: a file that only they changed comes in, one that only we changed stays, one that both changed in the same
 * way is no matter, one that both changed otherwise is a conflict and stays ours until somebody decides.
 */
export function threeWay(base: Bundle, ours: Bundle, theirs: Bundle): ThreeWay {
  const paths = [...new Set([...Object.keys(base), ...Object.keys(theirs)])].toSorted();
  const result: ThreeWay = { changes: {}, clean: [], conflicts: [] };
  for (const path of paths) {
    const [was, mine, now] = [base[path], ours[path], theirs[path]];
    if (now === was || now === mine) continue;
    if (mine === was) {
      result.changes[path] = now ?? null;
      result.clean.push(path);
    } else result.conflicts.push(path);
  }
  return result;
}
