import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { inline, itemText, renderPair, renderValue } from "./render-yaml.ts";

/** A way into a YAML text: keys of maps, numbers of list items. */
export type YamlPath = readonly (string | number)[];

/**
 * A YAML text with one value set. Everything else stays as it was, to the byte: comments, order, blank lines and the way a person
 * has laid it out. What is missing on the way is made; what comes from elsewhere (`<<`, `*alias`) is written out at this place, so
 * that the place it comes from does not change. `undefined` takes it out. null when the text cannot be read or the way leads
 * through something that is no map or list.
 */
export function setInText(text: string, path: YamlPath, value: unknown): string | null {
  const document = parseDocument(text, { merge: true });
  if (document.errors.length > 0) return null;
  const { at, rest } = follow(document, path);
  const [key, ...below] = rest;
  if (key === undefined) return null;
  // The way goes on in what is not here: the whole field is written out with the change in it.
  const whole =
    below.length === 0 ? value : changedValue(valueAt(document, path.slice(0, -below.length)), below, value);
  if (isMap(at)) return setPair(text, at, String(key), whole);
  if (isSeq(at) && typeof key === "number") return setItem(text, at, key, whole, at === document.contents);
  if (at === null && path.length > 0) return setInEmpty(text, path, value);
  return null;
}

/** A YAML text with an item put into a list before the one at `index` (or at its end). null as for `setInText`. */
export function insertInText(text: string, path: YamlPath, index: number, item: unknown): string | null {
  const document = parseDocument(text, { merge: true });
  if (document.errors.length > 0) return null;
  const { at, rest } = follow(document, [...path, 0]);
  const before = valueAt(document, path);
  if (!Array.isArray(before)) return null;
  const place = Math.min(Math.max(index, 0), before.length);
  if (isSeq(at) && at.items.length === 0 && path.length === 0) {
    // The file is this one list: its first item stands where its brackets were.
    const [from, to] = rangeOf(at);
    return `${text.slice(0, from)}- ${itemText(item, -2)}${text.slice(to)}`;
  }
  // A list that is not here, or on one line, or empty, is written anew; a block gets one more line.
  if (rest.length !== 1 || !isSeq(at) || at.flow || at.items.length === 0) {
    return setInText(text, path, [...before.slice(0, place), item, ...before.slice(place)]);
  }
  const column = columnOf(text, startOf(at.items[0])) - 2;
  const line = `${" ".repeat(Math.max(column, 0))}- ${itemText(item, Math.max(column, 0) - 2)}\n`;
  const next = at.items[place];
  if (next !== undefined) {
    const lineStart = lineStartWithComments(text, startOf(next));
    return text.slice(0, lineStart) + line + text.slice(lineStart);
  }
  return insertAfterLine(text, endOf(at.items.at(-1)), line.slice(0, -1));
}

/** A YAML text in which a key of a map has another name. null when it is not there. */
export function renameInText(text: string, path: YamlPath, name: string): string | null {
  const document = parseDocument(text, { merge: true });
  const { at, rest } = follow(document, path);
  const pair = rest.length === 1 && isMap(at) ? ownPair(at, String(rest[0])) : undefined;
  if (document.errors.length > 0 || pair === undefined) return null;
  const [from, to] = rangeOf(pair.key);
  return text.slice(0, from) + inline(name) + text.slice(to);
}

type Followed = { at: unknown; rest: (string | number)[] };

/** As far as the way leads through nodes of this place; the rest is not here. The last step is always left. */
function follow(document: Document, path: YamlPath): Followed {
  let at: unknown = document.contents;
  for (let step = 0; step < path.length - 1; step++) {
    const key = path[step];
    const inner = isMap(at)
      ? ownPair(at, String(key))?.value
      : isSeq(at) && typeof key === "number"
        ? at.items[key]
        : undefined;
    if (!isMap(inner) && !isSeq(inner)) return { at, rest: path.slice(step) };
    at = inner;
  }
  return { at, rest: path.slice(-1) };
}

function ownPair(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

/** What a way leads to with everything filled in that comes from elsewhere. */
function valueAt(document: Document, path: YamlPath): unknown {
  const whole: unknown = document.toJS();
  return path.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), whole);
}

function changedValue(whole: unknown, [key, ...rest]: YamlPath, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(whole) && typeof key === "number") {
    const inner = changedValue(whole[key], rest, value);
    return inner === undefined ? whole.toSpliced(key, 1) : whole.toSpliced(key, 1, inner);
  }
  const { [key]: before, ...others } = isRecord(whole) ? whole : {};
  const inner = changedValue(before, rest, value);
  if (inner === undefined) return others;
  return isRecord(whole) && key in whole ? { ...whole, [key]: inner } : { ...others, [key]: inner };
}

function setInEmpty(text: string, path: YamlPath, value: unknown): string | null {
  const whole = changedValue({}, path, value);
  if (value === undefined || !isRecord(whole)) return value === undefined ? text : null;
  const lines = Object.entries(whole).map(([key, inner]) => renderPair(key, inner, 0));
  const head = text.trimEnd();
  return `${head}${head === "" ? "" : "\n"}${lines.join("\n")}\n`;
}

function setPair(text: string, map: YAMLMap, key: string, value: unknown): string | null {
  const pair = ownPair(map, key);
  if (value === undefined) return pair === undefined ? text : removePair(text, map, pair);
  if (pair === undefined) return addPair(text, map, key, value);
  const [keyStart, keyEnd] = rangeOf(pair.key);
  const column = columnOf(text, keyStart);
  const said = map.flow ? ` ${inline(value)}` : renderValue(value, column, keyEnd - keyStart + 1);
  if (pair.value === null || pair.value === undefined)
    return `${text.slice(0, keyEnd)}:${said}${afterColon(text, keyEnd)}`;
  const [from, to] = rangeOf(pair.value);
  // What stands between (an anchor) stays; the line break before a block goes with the block.
  const between = text.slice(keyEnd, from).replace(/\s+$/, "");
  const kept = isAlias(pair.value) ? ":" : between;
  const end = to - (/\s*$/.exec(text.slice(from, to))?.[0].length ?? 0);
  return `${text.slice(0, keyEnd)}${kept}${said}${text.slice(end)}`;
}

function afterColon(text: string, keyEnd: number): string {
  return text.slice(text.indexOf(":", keyEnd) + 1);
}

function addPair(text: string, map: YAMLMap, key: string, value: unknown): string {
  const last = map.items.at(-1);
  if (last === undefined) {
    const [from, to] = rangeOf(map);
    return `${text.slice(0, from)}${inline({ [key]: value })}${text.slice(to)}`;
  }
  const end = endOf(last.value ?? last.key);
  if (map.flow) return `${text.slice(0, end)}, ${key}: ${inline(value)}${text.slice(end)}`;
  const column = columnOf(text, rangeOf(map.items[0]?.key)[0]);
  return insertAfterLine(text, end, `${" ".repeat(column)}${renderPair(key, value, column)}`);
}

/** A pair with its own lines and the comment above them; in braces, with its comma. */
function removePair(text: string, map: YAMLMap, pair: Pair): string {
  const from = rangeOf(pair.key)[0];
  const to = endOf(pair.value ?? pair.key);
  return map.flow || map.items.length === 1 ? removeInline(text, from, to) : removeLines(text, from, to);
}

function removeInline(text: string, from: number, to: number): string {
  const after = /^\s*,\s*/.exec(text.slice(to))?.[0].length ?? 0;
  if (after > 0) return text.slice(0, from) + text.slice(to + after);
  const before = /\s*,\s*$/.exec(text.slice(0, from))?.[0].length ?? 0;
  const bare = text.slice(0, from - before);
  // The only pair of a block: what is left is an empty map.
  return before === 0 && /:\s*$/.test(bare) ? `${bare.trimEnd()} {}${text.slice(to)}` : bare + text.slice(to);
}

function removeLines(text: string, from: number, to: number): string {
  const start = lineStartWithComments(text, from);
  const trimmed = to - (/\s*$/.exec(text.slice(from, to))?.[0].length ?? 0);
  const lineEnd = text.indexOf("\n", trimmed);
  return text.slice(0, start) + (lineEnd === -1 ? "" : text.slice(lineEnd + 1));
}

function setItem(text: string, list: YAMLSeq, index: number, value: unknown, isFile: boolean): string | null {
  const item: unknown = list.items[index];
  if (item === undefined) return null;
  const [from, to] = rangeOf(item);
  if (value === undefined) {
    if (list.flow || list.items.length === 1) return removeItemInline(text, list, [from, to], isFile);
    return removeLines(text, from, to);
  }
  const end = to - (/\s*$/.exec(text.slice(from, to))?.[0].length ?? 0);
  const said = list.flow ? inline(value) : itemText(value, columnOf(text, from) - 4);
  return text.slice(0, from) + said + text.slice(end);
}

/** `isFile`: the list is the whole file, and no key stands before it. */
function removeItemInline(text: string, list: YAMLSeq, [from, to]: [number, number], isFile: boolean): string {
  if (list.items.length > 1) return removeInline(text, from, to);
  const [start, end] = rangeOf(list);
  if (list.flow) return `${text.slice(0, start)}[]${text.slice(end)}`;
  return isFile
    ? `${text.slice(0, start)}[]\n${text.slice(end)}`
    : `${text.slice(0, start).trimEnd()} []\n${text.slice(end)}`;
}

/** The beginning of the line on which something stands, or of the comment lines right above it. */
function lineStartWithComments(text: string, at: number): number {
  let start = text.lastIndexOf("\n", at - 1) + 1;
  for (;;) {
    const above = text.lastIndexOf("\n", start - 2) + 1;
    if (start === 0 || !/^\s*#/.test(text.slice(above, start))) return start;
    start = above;
  }
}

/** After the line on which something ends, with its comment. */
function insertAfterLine(text: string, end: number, line: string): string {
  const trimmed = end - (/\s*$/.exec(text.slice(0, end))?.[0].length ?? 0);
  const lineEnd = text.indexOf("\n", trimmed);
  return lineEnd === -1 ? `${text}\n${line}\n` : `${text.slice(0, lineEnd)}\n${line}${text.slice(lineEnd)}`;
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf("\n", at - 1) + 1);
}

function startOf(node: unknown): number {
  return rangeOf(node)[0];
}

function endOf(node: unknown): number {
  return rangeOf(node)[1];
}

function rangeOf(node: unknown): [number, number] {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : null;
  if (range == null) throw new Error("a YAML node without a place in its text");
  return [range[0], range[1]];
}

function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}
