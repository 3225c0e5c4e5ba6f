import type { AuditTrail } from "../app/audit-trail.ts";
import type { KeyRing } from "../app/key-ring.ts";
import type { SignedIn } from "./who-is.ts";

type Parts = { audit: Pick<AuditTrail, "note">; keys: KeyRing; now: () => number };

/** An open desk asks for its list at every change; within this time it is the same look at the same list. */
const ONE_LOOK_MS = 10 * 60_000;

export type NoteList = (who: SignedIn, what: string, caseIds: readonly string[]) => Promise<void>;

/**
 * Writes down that somebody looked at a list of cases: which (`what`, codes only), how many, and a keyed hash over the ids in their
 * order, by which a list that is known can be told from another. One line for each session, list, filter and page in ten minutes, so
 * that live updates do not bury what people do.
 */
export function noteLists({ audit, keys, now }: Parts): NoteList {
  const looks = new Map<string, number>();
  return async ({ staff: { id, role, city }, sessionId }, what, caseIds) => {
    const look = `${sessionId} ${what}`;
    const at = now();
    for (const [other, since] of looks) if (at - since >= ONE_LOOK_MS) looks.delete(other);
    if (looks.has(look)) return;
    const ids = keys.blind(caseIds.join(" "), "audit:list");
    await audit.note({
      ...{ city, actor: { id, role }, action: "list", outcome: "ok" },
      reason: `${what} ${caseIds.length} ${ids}`,
    });
    looks.set(look, at);
  };
}
