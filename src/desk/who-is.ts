import { fromNodeHeaders } from "better-auth/node";
import type { Request } from "express";
import type { Records } from "../app/records.ts";
import type { StaffDirectory } from "../app/staff-directory.ts";
import type { Staff } from "../core/casework/case.ts";
import { needsSecondFactor } from "../core/casework/permissions.ts";
import { Hold, type Me } from "../core/casework/views.ts";
import type { Script } from "../core/script.ts";
import type { Accounts } from "./accounts.ts";
import { isDemoEmail } from "./demo-accounts.ts";

/** A signed-in person with her city as it is published now. `hold`: why she may do nothing but see to her own account. */
export type SignedIn = {
  staff: Staff;
  email: string;
  script: Script;
  sessionId: string;
  hold: Hold | null;
  secondFactor: Me["secondFactor"];
  /** By the city's own sign-in. */
  bySso: boolean;
};
export type WhoIs = (request: Request) => Promise<SignedIn | null>;

type Sources = {
  accounts: Accounts;
  records: Pick<Records, "ping">;
  directory: StaffDirectory;
  cities: ReadonlyMap<string, Script>;
  demo: boolean;
  secondFactor: "required" | "offered";
  now: () => number;
};

/** The browser locks itself first; this is for a browser that could not. */
const LATE_MS = 90_000;

/**
 * Who makes this request; null when nobody is signed in, or somebody who works for no city that is served here. Demo accounts
 * do not count outside demo mode, also when their data was left behind.
 */
export function whoIs(sources: Sources): WhoIs {
  const { accounts, records, directory, cities, demo } = sources;
  return async (request) => {
    const session = await sessionOf(accounts, records, request);
    if (session === null) return null;
    const { id, email } = session.user;
    if (!demo && isDemoEmail(email)) return null;
    const staff = await directory.find(id);
    const script = staff === null ? undefined : cities.get(staff.city);
    if (staff === null || script === undefined) return null;
    const secondFactor = secondFactorOf(session);
    const bySso = typeof session.session.how === "string";
    const needed = sources.secondFactor === "required" && !demo && needsSecondFactor(staff.role);
    const hold = firstOf({
      locked: wasLeft(session.session, script.city.idle_minutes, sources.now()),
      code_required: session.session.how === "sso_half",
      // Who came by the city's own sign-in did not use it, and may never have seen it.
      password_given: typeof session.user.passwordGivenAt === "string" && !bySso,
      second_factor_required: needed && secondFactor === "off",
    });
    return { staff, email, script, sessionId: session.session.id, hold, secondFactor, bySso };
  };
}

/** What has to be seen to first, in the order of `Hold`. */
function firstOf(waits: Readonly<Record<Hold, boolean>>): Hold | null {
  return Hold.options.find((hold) => waits[hold]) ?? null;
}

type Session = NonNullable<Awaited<ReturnType<typeof sessionOf>>>;

function secondFactorOf({ session, user }: Session): Me["secondFactor"] {
  if (session.how === "sso") return "elsewhere";
  return user.twoFactorEnabled === true ? "on" : "off";
}

/** Locked by the browser, or nobody was there for so long that it should have been. */
function wasLeft(session: Session["session"], idleMinutes: number, now: number): boolean {
  if (typeof session.lockedAt === "string") return true;
  const lastAt = Date.parse(session.activeAt ?? session.createdAt.toISOString());
  return now - lastAt > idleMinutes * 60_000 + LATE_MS;
}

/** better-auth hides why it failed: when the record is away that is said instead (RecordAway). */
async function sessionOf(accounts: Accounts, records: Pick<Records, "ping">, request: Request) {
  try {
    return await accounts.api.getSession({ headers: fromNodeHeaders(request.headers) });
  } catch (failure) {
    await records.ping();
    throw failure;
  }
}
