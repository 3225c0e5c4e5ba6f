import { betterAuth } from "better-auth";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { BetterAuthOptions } from "better-auth/types";
import type { KeyRing } from "../app/key-ring.ts";
import type { Log } from "../app/log.ts";
import { PASSWORD_MIN } from "../core/casework/check-password.ts";
import type { SsoSettings } from "./sso-settings.ts";

/** The record's database, in which the accounts live; its tables are among the record's migrations. */
export type AccountsDatabase = Extract<NonNullable<BetterAuthOptions["database"]>, { db: unknown }>["db"];

export type AccountsOptions = {
  db: AccountsDatabase;
  kind: "sqlite" | "postgres";
  keys: KeyRing;
  publicUrl: string | null;
  sso?: SsoSettings | null;
  log: Log;
  /** Absent: better-auth's own scrypt, which is slow on purpose. */
  passwords?: Passwords;
};

/** How passwords are kept and compared. */
export type Passwords = {
  hash(password: string): Promise<string>;
  verify(given: { hash: string; password: string }): Promise<boolean>;
};

export type Accounts = ReturnType<typeof makeAccounts>;

/** A working day: who signs in in the morning is not thrown out at noon, and a shared PC is signed out by the next morning. */
const SESSION_SECONDS = 12 * 60 * 60;
/** The provider's name in paths and in the table of accounts. */
export const SSO = "sso";
/** Where our own server tells better-auth who is calling; what a caller sends under this name is overwritten (make-desk.ts). */
export const CALLER_HEADER = "x-tsunagu-caller";

const OWN_FIELD = { type: "string", required: false, input: false } as const;

/** Accounts by e-mail and password. Nobody can sign up: accounts are made by `add-staff.ts`. */
export function makeAccounts(options: AccountsOptions) {
  return betterAuth(accountsOptions(options));
}

/** The settings alone, so that a test can ask better-auth whether the tables are as it wants them. */
export function accountsOptions({ db, kind, keys, publicUrl, sso = null, log, passwords }: AccountsOptions) {
  return {
    appName: "tsunagu",
    ...(publicUrl === null ? {} : { baseURL: publicUrl }),
    secret: keys.derive("auth").toString("base64"),
    database: { db, type: kind },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_MIN, password: passwords },
    // When somebody else gave her the password (add-staff.ts); null once it is her own.
    user: { additionalFields: { passwordGivenAt: OWN_FIELD } },
    session: {
      expiresIn: SESSION_SECONDS,
      updateAge: 60 * 60,
      // Written by the record (account-guard.ts).
      additionalFields: { how: OWN_FIELD, activeAt: OWN_FIELD, lockedAt: OWN_FIELD },
    },
    // It locks an account for a quarter of an hour after ten wrong codes, whatever the challenge.
    plugins: [twoFactor({ issuer: "つなぐ" }), genericOAuth({ config: sso === null ? [] : [providerOf(sso)] })],
    account: { accountLinking: { trustedProviders: sso?.email === "trusted" ? [SSO] : [] } },
    // Who she is has been said; what else the provider's tokens would open is none of our business.
    databaseHooks: {
      account: { create: { before: withoutTokens }, update: { before: withoutTokens } },
    },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 120,
      // A whole city hall may come from one address at half past eight.
      customRules: { "/sign-in/*": { window: 60, max: 60 }, "/two-factor/*": { window: 60, max: 60 } },
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

/** Found by discovery, with PKCE, state and nonce; only for accounts that are there already. */
function providerOf({ issuer, clientId, clientSecret, prompt }: SsoSettings) {
  return {
    ...{ providerId: SSO, clientId, clientSecret, scopes: ["openid", "email", "profile"] },
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    ...{ requireIdTokenVerification: true, pkce: true, disableSignUp: true },
    ...(prompt === "login" ? { prompt } : {}),
  };
}

const NO_TOKENS = { accessToken: null, refreshToken: null, idToken: null };

async function withoutTokens(account: object) {
  return { data: { ...account, ...NO_TOKENS } };
}
