import { fromNodeHeaders } from "better-auth/node";
import { type Response as Answer, type Request, Router } from "express";
import { z } from "zod";
import type { AccountGuard } from "../app/account-guard.ts";
import type { AuditTrail } from "../app/audit-trail.ts";
import type { KeyRing } from "../app/key-ring.ts";
import type { Records } from "../app/records.ts";
import type { StaffDirectory } from "../app/staff-directory.ts";
import { checkPassword } from "../core/casework/check-password.ts";
import { findReceiver } from "../core/casework/receivers.ts";
import { SignedOut } from "../core/casework/views.ts";
import { type Accounts, CALLER_HEADER } from "./accounts.ts";
import { COMMON_PASSWORDS } from "./common-passwords.ts";
import { isDemoEmail } from "./demo-accounts.ts";
import { sendError } from "./send-error.ts";
import type { RouteLine } from "./staff-router.ts";
import type { SignedIn, WhoIs } from "./who-is.ts";

export type AuthParts = {
  accounts: Accounts;
  guard: AccountGuard;
  audit: AuditTrail;
  records: Pick<Records, "ping">;
  directory: StaffDirectory;
  keys: KeyRing;
  whoIs: WhoIs;
  /** Where her session at the city's own sign-in ends; null: nowhere. */
  signOutAtProvider: () => Promise<string | null>;
  demo: boolean;
  now: () => number;
};

/** `who`: anybody: no session is needed. account: a session that may be on hold. open: one that may not be locked. */
type AuthRoute = {
  path: string;
  summary: string;
  action: string;
  who: "anybody" | "account" | "open";
  body: z.ZodType<Record<string, string>>;
  /** Whether a try is a guess at a secret, to be counted. */
  guess: boolean;
};

const Text = z.string().min(1).max(300);
const ByPassword = z.strictObject({ password: Text });
const ByCode = z.strictObject({ code: z.string().min(1).max(40) });
const Nothing = z.strictObject({});

/** Of better-auth's many paths, the few that the desk uses; the others do not exist here. */
const AUTH: readonly AuthRoute[] = [
  {
    ...{ path: "/api/auth/sign-in/email", summary: "サインイン", action: "sign_in", who: "anybody", guess: true },
    body: z.strictObject({ email: Text, password: Text }),
  },
  {
    ...{ path: "/api/auth/sign-out", summary: "サインアウト", action: "sign_out", who: "anybody", guess: false },
    body: Nothing,
  },
  {
    ...{ path: "/api/auth/two-factor/verify-totp", summary: "確認コード", action: "verify_code", who: "anybody" },
    ...{ guess: true, body: ByCode },
  },
  {
    ...{ path: "/api/auth/two-factor/verify-backup-code", summary: "予備のコード", action: "use_recovery_code" },
    ...{ who: "anybody", guess: true, body: ByCode },
  },
  {
    ...{ path: "/api/auth/two-factor/enable", summary: "確認コードを使い始める", action: "begin_second_factor" },
    ...{ who: "open", guess: true, body: ByPassword },
  },
  {
    ...{ path: "/api/auth/two-factor/generate-backup-codes", summary: "予備のコードを作り直す" },
    ...{ action: "make_recovery_codes", who: "open", guess: true, body: ByPassword },
  },
  {
    ...{ path: "/api/auth/change-password", summary: "パスワードを変える", action: "change_password", who: "open" },
    ...{ guess: true, body: z.strictObject({ currentPassword: Text, newPassword: Text }) },
  },
  {
    ...{ path: "/api/account/unlock", summary: "画面をもどす", action: "unlock", who: "account", guess: true },
    body: z.union([ByPassword, ByCode, Nothing]),
  },
];

/** The same, for the table of all routes. What they answer is better-auth's. */
export const AUTH_ROUTES: readonly RouteLine[] = AUTH.map(({ path, summary, who, body }) => ({
  shape: { method: "post", path, summary, params: Nothing, query: Nothing, body, answer: z.unknown() },
  permission: who === "anybody" ? null : "account",
  media: "application/json",
}));

/** A person mistypes a few times; a program guesses more often. */
const PER_ACCOUNT = { max: 10, windowMs: 15 * 60_000 };
/** A whole city hall may come from one address at half past eight. */
const PER_ADDRESS = { max: 50, windowMs: 15 * 60_000 };

/** Signing in and out and everything that asks for a secret: counted, audited, and done by better-auth. */
export function authRoutes(parts: AuthParts): Router {
  const router = Router({ caseSensitive: true });
  for (const route of AUTH) router.post(route.path, (request, answer) => pass(parts, route, request, answer));
  return router;
}

async function pass(parts: AuthParts, route: AuthRoute, request: Request, answer: Answer): Promise<void> {
  // better-auth would answer that it is broken; this says that the record is away.
  await parts.records.ping();
  const who = await parts.whoIs(request);
  if (route.who !== "anybody" && who === null) return sendError(answer, "not_signed_in");
  // Who has not given her code yet must not make herself another one.
  if (route.who === "open" && (who?.hold === "locked" || who?.hold === "code_required"))
    return sendError(answer, who.hold);
  const body = route.body.safeParse(request.body ?? {});
  if (!body.success) return sendError(answer, "invalid");
  const tried = await countTry(parts, route, request, who, body.data);
  if (!tried.may) {
    await note(parts, route, tried.about, "locked_out");
    return sendError(answer, "locked_out");
  }
  const weak = weaknessOf(who, body.data);
  if (weak !== null) return sendError(answer, weak);
  const code = codeKey(parts, tried, body.data);
  if (code !== null && !(await parts.guard.mayTry(code, ONE_CODE, parts.now()))) {
    await note(parts, route, tried.about, "code_used");
    return sendError(answer, "code_used");
  }
  const done = await onlyStaff(parts, await ask(parts, route, request, who, body.data));
  if (code !== null && !done.ok) await parts.guard.forgive(code, "all");
  await settle(parts, route, tried, done, who);
  const isLeaving = route.action === "sign_out" && done.ok && who?.bySso === true;
  await relay(answer, isLeaving ? await goOnToProvider(parts, done) : done);
}

/** The same answer, with the address at which the browser goes on. */
async function goOnToProvider({ signOutAtProvider }: AuthParts, done: Response): Promise<Response> {
  const goOn = await signOutAtProvider();
  return goOn === null ? done : Response.json(SignedOut.parse({ goOn }), { headers: done.headers });
}

/** An authenticator's code is taken for its own 30 seconds and those beside it. */
const ONE_CODE = { max: 1, windowMs: 120_000 };

/** What a code of six digits is remembered by, so that somebody who saw it cannot use it again; null: there is none. */
function codeKey({ keys }: AuthParts, { about: { userId } }: Tried, { code }: Record<string, string>): string | null {
  if (code === undefined || !/^\d{6}$/.test(code) || userId === null) return null;
  return keys.blind(`${userId} ${code}`, "attempts:code");
}

type Tried = { may: boolean; keys: string[]; about: About };
/** Whose account it is about, as far as that is known: her city, too, when she works for one. */
type About = { userId: string | null; who: SignedIn | null };

async function countTry(
  { guard, keys, now, accounts }: AuthParts,
  route: AuthRoute,
  request: Request,
  who: SignedIn | null,
  { email = who?.email }: Record<string, string>,
): Promise<Tried> {
  const { internalAdapter } = await accounts.$context;
  const found = email === undefined ? null : await internalAdapter.findUserByEmail(email.toLowerCase());
  const about = { userId: found?.user.id ?? (await halfSignedIn(accounts, request)), who };
  if (!route.guess) return { may: true, keys: [], about };
  const address = keys.blind(request.ip ?? "unknown", "attempts:address");
  const account = email === undefined ? null : keys.blind(email.toLowerCase(), "attempts:account");
  const may = [
    await guard.mayTry(address, PER_ADDRESS, now()),
    account === null || (await guard.mayTry(account, PER_ACCOUNT, now())),
  ].every(Boolean);
  return { may, keys: account === null ? [address] : [address, account], about };
}

/** Who has given her password and not yet her code; by the name of that attempt in her cookie, which nobody can guess. */
async function halfSignedIn(accounts: Accounts, request: Request): Promise<string | null> {
  const identifier = /tsunagu\.two_factor=([\w-]+)/.exec(request.headers.cookie ?? "")?.[1];
  if (identifier === undefined) return null;
  const { internalAdapter } = await accounts.$context;
  return (await internalAdapter.findVerificationValue(identifier))?.value ?? null;
}

function weaknessOf(who: SignedIn | null, { newPassword, currentPassword }: Record<string, string>) {
  if (newPassword === undefined || who === null) return null;
  if (newPassword === currentPassword) return "password_same";
  const checked = checkPassword(newPassword, { email: who.email, names: namesAround(who) }, COMMON_PASSWORDS);
  return checked.ok ? null : checked.error;
}

/** Her own name, and those of her city and her office. */
function namesAround({ staff, script: { city } }: SignedIn): string[] {
  const office = staff.receiverId === null ? null : findReceiver(city, staff.receiverId);
  return [staff.name, city.id, city.name, ...Object.values(city.names), ...(office === null ? [] : [office.name])];
}

async function ask(
  { accounts, demo }: AuthParts,
  route: AuthRoute,
  request: Request,
  who: SignedIn | null,
  body: Record<string, string>,
): Promise<Response> {
  const headers = headersFor(request);
  if (route.action === "unlock" && body.code === undefined) {
    if (body.password !== undefined)
      return accounts.api.verifyPassword({ body: { password: body.password }, headers, asResponse: true });
    return Response.json({}, { status: demo && who !== null && isDemoEmail(who.email) ? 200 : 400 });
  }
  const path = route.action === "unlock" ? "/api/auth/two-factor/verify-totp" : route.path;
  const sent = route.action === "change_password" ? { ...body, revokeOtherSessions: true } : body;
  const origin = `${request.protocol}://${request.headers.host ?? "localhost"}`;
  return accounts.handler(new Request(origin + path, { method: "POST", headers, body: JSON.stringify(sent) }));
}

/** What better-auth is told of a request. It counts by the caller's address; only ours counts, not one that a caller claims. */
export function headersFor(request: Request): Headers {
  const headers = fromNodeHeaders(request.headers);
  headers.set(CALLER_HEADER, request.ip ?? "unknown");
  headers.delete("content-length");
  return headers;
}

/** Who has left, or whose account is switched off, is answered as if the password were wrong. */
async function onlyStaff({ directory, guard }: AuthParts, done: Response): Promise<Response> {
  const userId = (await answeredBy(done))?.user?.id;
  if (userId === undefined || (await directory.find(userId)) !== null) return done;
  await guard.endSessions(userId, null);
  return Response.json({ code: "INVALID_EMAIL_OR_PASSWORD" }, { status: 401 });
}

const GIVES_CODE: readonly string[] = ["verify_code", "use_recovery_code"];

/** Counts and writes down how it ended, before it is answered. */
async function settle(parts: AuthParts, route: AuthRoute, tried: Tried, done: Response, who: SignedIn | null) {
  const { guard, now } = parts;
  const [address, account] = tried.keys;
  const isRight = done.ok;
  if (address !== undefined && (isRight || done.status >= 500)) await guard.forgive(address, "one");
  if (account !== undefined && isRight) await guard.forgive(account, "all");
  if (isRight && route.action === "unlock" && who !== null)
    await guard.unlock(who.sessionId, new Date(now()).toISOString());
  if (isRight && who?.hold === "code_required" && GIVES_CODE.includes(route.action))
    await guard.noteHow(who.sessionId, "sso_code");
  if (isRight && route.action === "change_password" && who !== null) {
    const { internalAdapter } = await parts.accounts.$context;
    await internalAdapter.updateUser(who.staff.id, { passwordGivenAt: null });
  }
  const answered = await answeredBy(done);
  const userId = answered?.user?.id ?? tried.about.userId;
  const outcome = !isRight ? "wrong" : answered?.twoFactorRedirect === true ? "code_next" : "ok";
  // Signing out with no session is no deed.
  if (route.action !== "sign_out" || who !== null) await note(parts, route, { userId, who }, outcome);
}

const Answered = z.object({
  user: z.object({ id: z.string() }).optional(),
  twoFactorRedirect: z.boolean().optional(),
});

async function answeredBy(done: Response) {
  const text = await done.clone().text();
  return text.startsWith("{") ? (Answered.safeParse(JSON.parse(text)).data ?? null) : null;
}

async function note({ audit, directory }: AuthParts, route: AuthRoute, { userId, who }: About, outcome: string) {
  const staff = who?.staff ?? (userId === null ? null : await directory.find(userId));
  // A wrong secret does not show that it was she.
  const isShe = staff !== null && outcome === "ok";
  await audit.note({
    city: staff?.city ?? null,
    actor: isShe ? { id: staff.id, role: staff.role } : null,
    ...{ action: route.action, outcome },
    ...(userId === null ? {} : { personId: userId }),
  });
}

/** Gives better-auth's answer on, with the cookies that it sets. */
export async function relay(answer: Answer, done: Response): Promise<void> {
  const cookies = done.headers.getSetCookie();
  if (cookies.length > 0) answer.set("set-cookie", cookies);
  const retry = done.headers.get("x-retry-after");
  if (retry !== null) answer.set("retry-after", retry);
  answer.status(done.status).set({ "cache-control": "no-store", "content-type": "application/json; charset=utf-8" });
  answer.send((await done.text()) || "{}");
}
