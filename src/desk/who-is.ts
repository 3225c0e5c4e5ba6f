import { fromNodeHeaders } from "better-auth/node";
import type { Request } from "express";
import type { Records } from "../app/records.ts";
import type { StaffDirectory } from "../app/staff-directory.ts";
import type { Staff } from "../core/casework/case.ts";
import type { Script } from "../core/script.ts";
import type { Accounts } from "./accounts.ts";
import { isDemoEmail } from "./demo-accounts.ts";

/** A signed-in person with her city as it is published now. */
export type SignedIn = { staff: Staff; email: string; script: Script };
export type WhoIs = (request: Request) => Promise<SignedIn | null>;

type Sources = {
  accounts: Accounts;
  records: Pick<Records, "ping">;
  directory: StaffDirectory;
  cities: ReadonlyMap<string, Script>;
  demo: boolean;
};

/**
 * Who makes this request; null when nobody is signed in, or somebody who works for no city that is served here. Demo accounts
 * do not count outside demo mode, also when their data was left behind.
 */
export function whoIs({ accounts, records, directory, cities, demo }: Sources): WhoIs {
  return async (request) => {
    const session = await sessionOf(accounts, records, request);
    if (session === null) return null;
    const { id, email } = session.user;
    if (!demo && isDemoEmail(email)) return null;
    const staff = await directory.find(id);
    const script = staff === null ? undefined : cities.get(staff.city);
    return staff === null || script === undefined ? null : { staff, email, script };
  };
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
