import { betterAuth } from "better-auth";
import type { BetterAuthOptions } from "better-auth/types";
import type { KeyRing } from "../app/key-ring.ts";
import type { Log } from "../app/log.ts";

/** The record's database, in which the accounts live; its tables are among the record's migrations. */
export type AccountsDatabase = Extract<NonNullable<BetterAuthOptions["database"]>, { db: unknown }>["db"];

export type AccountsOptions = {
  db: AccountsDatabase;
  kind: "sqlite" | "postgres";
  keys: KeyRing;
  publicUrl: string | null;
  log: Log;
};

export type Accounts = ReturnType<typeof makeAccounts>;

/** Shortest password of a real account. NIST SP 800-63B-4 asks for 15 without a second factor or 8 with one; ours are made by machine (20). */
export const PASSWORD_MIN = 12;
/** A working day: who signs in in the morning is not thrown out at noon, and a shared PC is signed out by the next morning. */
const SESSION_SECONDS = 12 * 60 * 60;
/** Where our own server tells better-auth who is calling; what a caller sends under this name is overwritten (make-desk.ts). */
export const CALLER_HEADER = "x-tsunagu-caller";

/** Accounts by e-mail and password. Nobody can sign up: accounts are made by `add-staff.ts`. */
export function makeAccounts(options: AccountsOptions) {
  return betterAuth(accountsOptions(options));
}

/** The settings alone, so that a test can ask better-auth whether the tables are as it wants them. */
export function accountsOptions({ db, kind, keys, publicUrl, log }: AccountsOptions) {
  return {
    appName: "tsunagu",
    ...(publicUrl === null ? {} : { baseURL: publicUrl }),
    secret: keys.derive("auth").toString("base64"),
    database: { db, type: kind },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_MIN },
    session: { expiresIn: SESSION_SECONDS, updateAge: 60 * 60 },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 120,
      // A whole city hall may come from one address at half past eight.
      customRules: { "/sign-in/email": { window: 60, max: 20 } },
    },
    advanced: {
      cookiePrefix: "tsunagu",
      useSecureCookies: publicUrl?.startsWith("https:") ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      ipAddress: { ipAddressHeaders: [CALLER_HEADER] },
    },
    telemetry: { enabled: false },
    // Its messages may name an e-mail address; the level is enough to know that something is wrong.
    logger: { level: "error", log: (level) => log.warn({ level }, "accounts_complained") },
  } as const satisfies BetterAuthOptions;
}
