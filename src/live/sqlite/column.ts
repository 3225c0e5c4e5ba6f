import type { SQLOutputValue } from "node:sqlite";

/** SQLite's answers are untyped: these say what a column holds, and throw when it holds something else. */
type Cell = SQLOutputValue | undefined;

export function text(cell: Cell): string {
  if (typeof cell === "string") return cell;
  throw new TypeError(`a text column holds ${typeof cell}`);
}

/** All our numbers are counts or ms since epoch, far below 2^53, so node:sqlite gives them as numbers. */
export function integer(cell: Cell): number {
  if (typeof cell === "number") return cell;
  throw new TypeError(`an integer column holds ${typeof cell}`);
}

export function bytes(cell: Cell): Uint8Array {
  if (cell instanceof Uint8Array) return cell;
  throw new TypeError(`a blob column holds ${typeof cell}`);
}

export function orNull<T>(read: (cell: Cell) => T, cell: Cell): T | null {
  return cell === null ? null : read(cell);
}
