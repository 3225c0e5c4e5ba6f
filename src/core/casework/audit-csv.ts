import { neutralCell } from "../neutral-cell.ts";
import type { AuditEntry } from "./audit-view.ts";

const COLUMNS = [
  "n",
  "at",
  "role",
  "actor_id",
  "actor",
  "action",
  "receipt",
  "case_id",
  "person",
  "outcome",
  "reason",
  "hash",
];

/** Before the first line: a mark by which Excel knows UTF-8, and the columns' names. */
export const AUDIT_CSV_HEAD = `\uFEFF${COLUMNS.join(",")}\r\n`;

/** One line of the audit as CSV (RFC 4180), every cell quoted, none of them a formula. */
export function auditCsvLine(entry: AuditEntry): string {
  const { n, at, role, actor, action, receipt, caseId, person, outcome, reason, hash } = entry;
  const cells = [String(n), at, role, actor?.id, actor?.name, action, receipt, caseId, person, outcome, reason, hash];
  return `${cells.map((cell) => `"${neutralCell(cell ?? "").replaceAll('"', '""')}"`).join(",")}\r\n`;
}
