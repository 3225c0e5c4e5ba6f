import type { AuditEntry, AuditFilter, AuditPage, AuditRole } from "../core/casework/audit-view.ts";

/** The port of the audit: one append-only, hash-chained list of lines a city. What is done to cases is written by the record itself. */
export type AuditTrail = {
  /** Writes down what was done beside cases, before it is answered. */
  note(deed: Deed): Promise<void>;
  page(city: string, filter: AuditFilter, limit: number): Promise<AuditPage>;
  /** Every line of a city, oldest first. */
  all(city: string): AsyncIterable<AuditEntry>;
  cities(): Promise<string[]>;
  /** Looks at every line of a city's chain. At most `limit` faults are told. */
  verify(city: string, limit: number): Promise<AuditVerdict>;
};

/** `city` null: nobody's, e.g. a sign-in with an address that is not known. `reason`: a code or an id, never what somebody wrote. */
export type Deed = {
  city: string | null;
  actor: { id: string; role: AuditRole } | null;
  action: string;
  caseId?: string;
  personId?: string;
  outcome: string;
  reason?: string;
};

/** `lines` and `end` can be kept elsewhere: a later look at the same place must find the same hash. */
export type AuditVerdict = { lines: number; end: string; faults: AuditFault[] };

/**
 * changed: this line is not what was written, or was put in. missing: lines `n` to `until` are gone. end: the mark of where the
 * chain ends was tampered with, or is gone.
 */
export type AuditFault =
  | { what: "changed"; n: number; at: string; action: string; caseId: string | null }
  | { what: "missing"; n: number; until: number }
  | { what: "end"; n: number };
