import { isMap, parseDocument, stringify } from "yaml";

/** Longer flow maps and lists are written as a block. */
const LINE_MAX = 118;

/** A value on one line, as it can stand in braces as well as by itself: { a: 1 }, [a, b], "text\nwith lines". */
export function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (isPlainObject(value)) {
    const pairs = Object.entries(value).map(([key, inner]) => `${scalar(key)}: ${inline(inner)}`);
    return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
  }
  return scalar(value);
}

/** A pair as it stands in a block, its key in column `indent`: on one line where it fits and reads well, else below. */
export function renderPair(key: string, value: unknown, indent: number): string {
  return `${scalar(key)}:${renderValue(value, indent, key.length + 1)}`;
}

/** What follows the colon of a pair whose key begins in column `indent`. */
export function renderValue(value: unknown, indent: number, used: number): string {
  const line = inline(value);
  const fits = indent + used + 1 + line.length <= LINE_MAX;
  if (Array.isArray(value) && value.some(isPlainObject))
    return block(
      value.map((item) => `- ${itemText(item, indent)}`),
      indent,
    );
  if (Array.isArray(value))
    return fits
      ? ` ${line}`
      : block(
          value.map((item) => `- ${inline(item)}`),
          indent,
        );
  if (isPlainObject(value) && (!fits || deep(value))) {
    return block(
      Object.entries(value).map(([name, inner]) => renderPair(name, inner, indent + 2)),
      indent,
    );
  }
  return ` ${line}`;
}

/** An item of a list: on its line where it fits and has no such list itself, else its pairs below each other. */
export function itemText(item: unknown, indent: number): string {
  const line = inline(item);
  const nested =
    isPlainObject(item) && Object.values(item).some((each) => Array.isArray(each) && each.some(isPlainObject));
  if (!isPlainObject(item) || (!nested && indent + 4 + line.length <= LINE_MAX)) return line;
  const pairs = Object.entries(item).map(([key, value]) => renderPair(key, value, indent + 4));
  return pairs.join(`\n${" ".repeat(indent + 4)}`);
}

function block(lines: readonly string[], indent: number): string {
  return lines.map((line) => `\n${" ".repeat(indent + 2)}${line}`).join("");
}

/** A map of maps or of lists of maps reads better below each other. */
function deep(value: Readonly<Record<string, unknown>>): boolean {
  return Object.values(value).some(
    (inner) => (Array.isArray(inner) && inner.some(isPlainObject)) || (isPlainObject(inner) && deep(inner)),
  );
}

/** A text, number, truth or nothing, with quotes only where it would be read as something else. */
export function scalar(value: unknown): string {
  if (typeof value === "string" && value.includes("\n")) return JSON.stringify(value);
  // Within braces more needs quotes than elsewhere, so that is asked for.
  const text = stringify({ k: value }, { lineWidth: 0, collectionStyle: "flow" }).trim();
  const read = parseDocument(text).contents;
  const node = isMap(read) ? read.get("k", true) : null;
  const [from, to] = node?.range ?? [5, text.length - 2];
  return text.slice(from, to);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
