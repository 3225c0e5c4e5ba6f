import type { Transaction } from "kysely";
import type { KeyRing } from "../app/key-ring.ts";
import type { CaseChange } from "../app/records.ts";
import type { AuditLine } from "./append-audit.ts";
import type { CaseCities } from "./case-terms.ts";
import type { DialectKind } from "./dialect-kind.ts";
import type { Tables } from "./tables.ts";

/** One transaction on the record: all of it happens, or nothing. `changed` is told to the listeners after the commit. */
export type Writing = {
  db: Transaction<Tables>;
  kind: DialectKind;
  keys: KeyRing;
  cities: CaseCities;
  /** Where residents reach their page; null: nowhere. */
  pageUrl: string | null;
  /** ms since epoch; the audit's own clock. */
  now: () => number;
  changed: (change: CaseChange) => void;
  /** Lines of the audit, put into their chains when the transaction ends (append-audit.ts). */
  audited: AuditLine[];
};

/** A time as the record writes it: "2026-04-01T09:00:00+09:00" → "2026-04-01T00:00:00.000Z". */
export function utc(at: string | number): string {
  return new Date(at).toISOString();
}
