import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from "yaml";

/** A pair of a block map with its lines, moved before another one (null: to the end). Comments above it go along. */
export function moveBlock(text: string, path: readonly string[], key: string, before: string | null): string | null {
  const blocks = blocksOf(text, path);
  const moved = blocks?.find((block) => block.key === key);
  if (blocks === null || moved === undefined) return null;
  if (before === key) return text;
  const others = blocks.filter((block) => block.key !== key);
  const at = before === null ? others.length : others.findIndex((block) => block.key === before);
  if (at === -1) return null;
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (first === undefined || last === undefined) return null;
  const ordered = [...others.slice(0, at), moved, ...others.slice(at)];
  const lines = ordered.map((block) => {
    const own = text.slice(block.from, block.to);
    return own.endsWith("\n") ? own : `${own}\n`;
  });
  return text.slice(0, first.from) + lines.join("") + text.slice(last.to);
}

/** The lines of one pair of a block map, with the comment above. null when it is not there. */
export function textOfBlock(text: string, path: readonly string[], key: string): string | null {
  const block = blocksOf(text, path)?.find((each) => each.key === key);
  return block === undefined ? null : text.slice(block.from, block.to);
}

type Block = { key: string; from: number; to: number };

/** The lines of every pair, one after the other without a gap: blank lines and comments belong to the pair below them. */
function blocksOf(text: string, path: readonly string[]): Block[] | null {
  const document = parseDocument(text, { merge: true });
  const map: unknown = document.getIn(path, true);
  if (document.errors.length > 0 || !isMap(map) || map.flow) return null;
  const starts = map.items.map((pair) => lineStart(text, keyStart(pair)));
  const ends = map.items.map((pair, at) => {
    const next = starts[at + 1] ?? text.length;
    return endOfLines(text, starts[at] ?? 0, next, at === map.items.length - 1, pair);
  });
  return map.items.map((pair, at) => {
    const from = at === 0 ? firstStart(text, map) : (ends[at - 1] ?? 0);
    return { key: isScalar(pair.key) ? String(pair.key.value) : "", from, to: ends[at] ?? text.length };
  });
}

/** Up to the comments and blank lines that belong to the next pair. */
function endOfLines(text: string, from: number, next: number, last: boolean, pair: Pair): number {
  if (last) {
    const value = pair.value;
    const end = isScalar(value) || isMap(value) ? (value.range?.[1] ?? text.length) : text.length;
    const lineEnd = text.indexOf("\n", Math.max(end - 1, from));
    return lineEnd === -1 ? text.length : lineEnd + 1;
  }
  const lines = text.slice(from, next).split("\n");
  let kept = lines.length - 1;
  while (kept > 1 && /^\s*(#.*)?$/.test(lines[kept - 1] ?? "")) kept--;
  return from + lines.slice(0, kept).join("\n").length + 1;
}

function firstStart(text: string, map: YAMLMap): number {
  const [pair] = map.items;
  return pair === undefined ? 0 : commentStart(text, lineStart(text, keyStart(pair)));
}

function commentStart(text: string, from: number): number {
  let start = from;
  for (;;) {
    const above = text.lastIndexOf("\n", start - 2) + 1;
    if (start === 0 || !/^\s+#/.test(text.slice(above, start))) return start;
    start = above;
  }
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

function keyStart(pair: Pair): number {
  return isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
}
