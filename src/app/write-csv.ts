import { neutralCell } from "../core/neutral-cell.ts";
import type { Sheet } from "./write-xlsx.ts";

const BYTE_ORDER_MARK = "\ufeff";

/**
 * A sheet as CSV: UTF-8 with a byte order mark and CRLF, as Excel opens it without asking (RFC 4180). A cell that a spreadsheet
 * would take for a formula gets an apostrophe in front. The title is left out: programs expect the header first.
 */
export function writeCsv({ header, rows }: Pick<Sheet, "header" | "rows">): Uint8Array {
  const lines = [header, ...rows].map((cells) => cells.map((cell) => quoted(neutralCell(cell))).join(","));
  return Buffer.from(`${BYTE_ORDER_MARK}${lines.join("\r\n")}\r\n`);
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
