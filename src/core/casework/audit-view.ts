import { z } from "zod";
import { ROLES } from "./case.ts";

/** Who acted: somebody signed in, the resident's conversation, the operator at the server, or somebody who was not let in. */
export const AuditRole = z.enum([...ROLES, "resident", "operator", "nobody"]);
export type AuditRole = z.infer<typeof AuditRole>;

/** As it is read: what nobody did was done by the system. */
const ReadRole = z.enum([...AuditRole.options, "system"]);
export type ReadRole = z.infer<typeof ReadRole>;

/** What nobody did: a term that ran out, a file that was fetched. */
const DONE_BY_ITSELF: readonly string[] = [
  ...["due", "alarm_due", "retention_purge"],
  ...["attachment_stored", "attachment_refused", "attachment_gone"],
];

/**
 * Who acted, as it is read. Lines of what nobody did are stored under another role (the resident's, in whose conversation's name they
 * are written, or the operator's); their hashes cover it, so it stays there and is told apart in reading.
 */
export function readRole(stored: AuditRole, action: string): ReadRole {
  return DONE_BY_ITSELF.includes(action) ? "system" : stored;
}

/** One line of the audit as the auditor reads it: ids, codes and names of staff; never what a consultation says. */
export const AuditEntry = z.strictObject({
  /** Place in the city's chain, from 1. */
  n: z.number().int(),
  at: z.string(),
  role: ReadRole,
  /** null: not a person of staff. `name` null: the account is gone. */
  actor: z.strictObject({ id: z.string(), name: z.string().nullable() }).nullable(),
  action: z.string(),
  caseId: z.string().nullable(),
  /** null: it was about no case, or about one that is not of this city. */
  receipt: z.string().nullable(),
  /** Whose account it was about. */
  person: z.string().nullable(),
  outcome: z.string(),
  reason: z.string().nullable(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** `case`: a receipt number or a case's id. Days are Japanese ones, both included. `before`: below this place in the chain. */
export const AuditFilter = z.strictObject({
  actor: z.string().max(100).optional(),
  case: z.string().max(100).optional(),
  action: z.string().max(60).optional(),
  from: Day.optional(),
  until: Day.optional(),
  before: z.coerce.number().int().positive().optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const AuditPage = z.strictObject({
  entries: z.array(AuditEntry),
  /** Goes on with `before` this; null: there is no more. */
  next: z.number().int().nullable(),
  /** Everybody of the city whom one can ask for. */
  actors: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});
export type AuditPage = z.infer<typeof AuditPage>;

/** As the auditor reads it: with the names of the offices whose ids stand in place of a case's. */
export const NamedAuditPage = z.strictObject({ ...AuditPage.shape, names: z.record(z.string(), z.string()) });
export type NamedAuditPage = z.infer<typeof NamedAuditPage>;
