import { Document, isMap, isScalar, isSeq, type Node, parseDocument, YAMLMap } from "yaml";

/**
 * A YAML text with one value of one entry set. Everything else stays as it was, to the byte: comments, order, blank lines and
 * the way a person has laid it out. `find` picks the entry. Throws when there is no such entry: the caller has just read it.
 */
export function setInYaml(text: string, find: (root: unknown) => YAMLMap | null, key: string, value: unknown): string {
  const entry = find(parseDocument(text).contents);
  if (entry === null) throw new Error(`no entry to set ${key} in`);
  const pair = entry.items.find((item) => isScalar(item.key) && item.key.value === key);
  const said = inline(value);
  if (pair !== undefined) return replace(text, rangeOf(pair.key)[1], rangeOf(pair.value), said);
  const last = entry.items.at(-1);
  const end = rangeOf(last?.value ?? last?.key)[1];
  if (entry.flow) return `${text.slice(0, end)}, ${key}: ${said}${text.slice(end)}`;
  return insertLine(text, end, `${" ".repeat(columnOf(text, rangeOf(entry.items[0]?.key)[0]))}${key}: ${said}`);
}

/** Finds the entry with this id in a list of entries, also in a list of groups ({ all, each }), wherever it is below `root`. */
export function entryWithId(root: unknown, id: string): YAMLMap | null {
  if (isSeq(root)) {
    for (const item of root.items) {
      const found = entryWithId(item, id);
      if (found !== null) return found;
    }
    return null;
  }
  if (!(root instanceof YAMLMap) || !isMap(root)) return null;
  if (root.get("id") === id) return root;
  return entryWithId(root.get("each"), id);
}

/** A value as it can stand in flow style (in braces) as well as by itself. */
export function inline(value: unknown): string {
  const document = new Document({ value });
  if (isMap(document.contents)) document.contents.flow = true;
  // Padding within braces but not within brackets, as the packs are written.
  const [start, end] = rangeOf(parsedValue(document.toString(FLAT)));
  return document.toString(FLAT).slice(start, end).replace(/\[ /g, "[").replace(/ \]/g, "]");
}

const FLAT = { lineWidth: 0 } as const;

function parsedValue(text: string): unknown {
  const { contents } = parseDocument(text);
  return isMap(contents) ? contents.get("value", true) : null;
}

function rangeOf(node: unknown): [number, number] {
  const range = isNode(node) ? node.range : null;
  if (range == null) throw new Error("a YAML node without a place in its text");
  return [range[0], range[1]];
}

function isNode(node: unknown): node is Node {
  return isScalar(node) || isMap(node) || isSeq(node);
}

function replace(text: string, keyEnd: number, [start, end]: [number, number], said: string): string {
  // A block begins on a line of its own and runs up to the next one; what stands for it now belongs on its key's line.
  const onOwnLine = /^:[ \t]*\n\s*$/.test(text.slice(keyEnd, start));
  const before = onOwnLine ? `${text.slice(0, keyEnd)}: ` : text.slice(0, start);
  return before + said + (text.slice(start, end).endsWith("\n") ? "\n" : "") + text.slice(end);
}

/** After the line on which something ends, with its comment. */
function insertLine(text: string, end: number, line: string): string {
  if (text[end - 1] === "\n") return `${text.slice(0, end)}${line}\n${text.slice(end)}`;
  const lineEnd = text.indexOf("\n", end);
  return lineEnd === -1 ? `${text}\n${line}\n` : `${text.slice(0, lineEnd)}\n${line}${text.slice(lineEnd)}`;
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf("\n", at - 1) + 1);
}
