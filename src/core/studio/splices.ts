import type { Bundle } from "./bundle.ts";
import { changedFiles } from "./bundle.ts";
import type { Splice } from "./edit.ts";

/** What leads from one bundle to another, a splice a file. */
export function splicesBetween(before: Bundle, after: Bundle): Splice[] {
  return Object.entries(changedFiles(before, after)).map(([path, now]) => {
    const was = before[path];
    if (was === undefined || now === null) return { path, at: 0, removed: was ?? null, inserted: now };
    const at = commonStart(was, now);
    const end = commonEnd(was, now, at);
    return { path, at, removed: was.slice(at, was.length - end), inserted: now.slice(at, now.length - end) };
  });
}

/** The same the other way round. */
export function reversed(splices: readonly Splice[]): Splice[] {
  return splices.toReversed().map(({ path, at, removed, inserted }) => {
    return { path, at, removed: inserted, inserted: removed };
  });
}

/** A bundle with splices made; null where a file does not say any more what a splice takes away. */
export function applySplices(bundle: Bundle, splices: readonly Splice[]): Bundle | null {
  const files: Record<string, string> = { ...bundle };
  for (const { path, at, removed, inserted } of splices) {
    const text = files[path];
    if (removed === null || inserted === null) {
      if ((text ?? null) !== removed) return null;
      delete files[path];
      if (inserted !== null) files[path] = inserted;
      continue;
    }
    if (text === undefined || !text.startsWith(removed, at)) return null;
    files[path] = text.slice(0, at) + inserted + text.slice(at + removed.length);
  }
  return files;
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

function commonEnd(a: string, b: string, from: number): number {
  let end = 0;
  while (end < a.length - from && end < b.length - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return end;
}
