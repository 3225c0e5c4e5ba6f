import { z } from "zod";
import type { AccountGuard } from "../app/account-guard.ts";
import type { AuditTrail } from "../app/audit-trail.ts";
import { SessionLine } from "../core/casework/account-view.ts";
import type { Accounts } from "./accounts.ts";
import { Nothing } from "./case-routes.ts";
import type { StaffRouter } from "./staff-router.ts";
import type { SignedIn } from "./who-is.ts";

type Parts = { accounts: Accounts; guard: AccountGuard; audit: AuditTrail; now: () => number };

const empty = { params: Nothing, query: Nothing, body: Nothing } as const;
const post = (name: string, summary: string) =>
  ({ ...empty, method: "post", path: `/api/account/${name}`, summary, answer: Nothing }) as const;

/** What each may do with her own account, also while it is on hold. What asks for a secret is in auth-routes.ts. */
export function accountRoutes(staff: StaffRouter, parts: Parts): void {
  const { guard, audit, now } = parts;
  const at = () => new Date(now()).toISOString();
  const note = ({ staff: { id, role, city } }: SignedIn, action: string, reason?: string) =>
    audit.note({ city, actor: { id, role }, action, outcome: "ok", personId: id, ...(reason ? { reason } : {}) });

  staff.route(
    "account",
    {
      ...empty,
      method: "get",
      path: "/api/account/sessions",
      summary: "サインインしている所",
      answer: z.array(SessionLine),
    },
    async ({ who }) => ({ ok: true, value: await sessionsOf(parts.accounts, who) }),
  );
  staff.route("account", post("sign-out-others", "ほかの所から サインアウトする"), async ({ who }) => {
    const ended = await guard.endSessions(who.staff.id, who.sessionId);
    await note(who, "sign_out_others", String(ended));
    return { ok: true, value: {} };
  });
  // Somebody is at the PC; says nothing while it is locked.
  staff.route("account", post("active", "席にいる"), async ({ who }) => {
    if (who.hold === "locked") return { ok: false, error: "locked" };
    await guard.touch(who.sessionId, at());
    return { ok: true, value: {} };
  });
  staff.route("account", post("lock", "画面をしまう"), async ({ who }) => {
    await guard.lock(who.sessionId, at());
    await note(who, "lock");
    return { ok: true, value: {} };
  });
}

async function sessionsOf(accounts: Accounts, { staff, sessionId }: SignedIn): Promise<SessionLine[]> {
  const { internalAdapter } = await accounts.$context;
  const sessions = await internalAdapter.listSessions(staff.id);
  return sessions
    .filter((session) => session.expiresAt > new Date())
    .toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())
    .map(({ id, createdAt, updatedAt, userAgent }) => ({
      ...{ id, since: createdAt.toISOString(), lastSeen: updatedAt.toISOString() },
      browser: userAgent ?? null,
      here: id === sessionId,
    }));
}
