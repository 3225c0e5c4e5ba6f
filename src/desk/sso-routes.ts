import { type Response as Answer, type Request, Router } from "express";
import { z } from "zod";
import type { Log } from "../app/log.ts";
import { SignInWays } from "../core/casework/views.ts";
import { SSO } from "./accounts.ts";
import { type AuthParts, headersFor, relay } from "./auth-routes.ts";
import { sendError } from "./send-error.ts";
import type { SsoSettings } from "./sso-settings.ts";
import type { RouteLine } from "./staff-router.ts";

type SsoParts = Pick<AuthParts, "accounts" | "guard" | "audit" | "records" | "directory"> & {
  sso: SsoSettings | null;
  publicUrl: string | null;
  log: Log;
};

const Nothing = z.strictObject({});
const Begin = z.strictObject({ to: z.enum(["desk", "studio"]) });
const WAYS = "/api/sign-in-ways";
const BEGIN = "/api/auth/sign-in/sso";
const BACK = `/api/auth/callback/${SSO}`;

const base = { params: Nothing, query: Nothing, body: Nothing };
/** Open to everybody, as signing in must be. The provider sends people back to the last one. */
export const SSO_ROUTES: readonly RouteLine[] = [
  { ...base, method: "get" as const, path: WAYS, summary: "サインインのしかた", answer: SignInWays },
  {
    ...{ ...base, method: "post" as const, path: BEGIN, summary: "シングルサインオンを始める", body: Begin },
    answer: z.object({ url: z.string() }),
  },
  {
    ...{ ...base, method: "get" as const, path: BACK, summary: "シングルサインオンから戻る" },
    answer: z.unknown(),
  },
].map((shape) => ({ shape, permission: null, media: "application/json" }));

/** Signing in at the city's own provider: there and back by better-auth; who may come in is decided here, and written down. */
export function ssoRoutes(parts: SsoParts): Router {
  const router = Router({ caseSensitive: true });
  const { sso, publicUrl } = parts;
  const ways: SignInWays = { sso: sso === null ? null : { name: sso.name } };
  router.get(WAYS, (_request, answer) => void answer.set("cache-control", "no-store").json(ways));
  if (sso === null || publicUrl === null) return router;
  router.post(BEGIN, (request, answer) => begin(parts, publicUrl, request, answer));
  router.get(BACK, (request, answer) => comeBack(parts, sso, publicUrl, request, answer));
  return router;
}

async function begin(parts: SsoParts, publicUrl: string, request: Request, answer: Answer): Promise<void> {
  await parts.records.ping();
  const body = Begin.safeParse(request.body ?? {});
  if (!body.success) return sendError(answer, "invalid");
  const page = `/${body.data.to}`;
  const wanted = { provider: SSO, callbackURL: page, errorCallbackURL: page, disableRedirect: true };
  const done = await parts.accounts.handler(
    new Request(`${publicUrl}/api/auth/sign-in/social`, {
      ...{ method: "POST", headers: headersFor(request), body: JSON.stringify(wanted) },
    }),
  );
  if (done.ok || done.status === 429) return relay(answer, done);
  // Its discovery document could not be had, now or at start.
  parts.log.error({ setting: "OIDC_ISSUER", reason: "unreachable" }, "sso_unusable");
  sendError(answer, "sso_away");
}

async function comeBack(
  parts: SsoParts,
  sso: SsoSettings,
  publicUrl: string,
  request: Request,
  answer: Answer,
): Promise<void> {
  await parts.records.ping();
  const done = await parts.accounts.handler(
    new Request(publicUrl + request.originalUrl, { headers: headersFor(request) }),
  );
  const { page, error } = whereTo(publicUrl, done);
  const begun = error === null ? await sessionBegunBy(parts, done) : null;
  const staff = begun === null ? null : await parts.directory.find(begun.user.id);
  if (begun === null || staff === null) {
    if (begun !== null) await parts.guard.endSessions(begun.user.id, null);
    return refuse(parts, answer, page, begun === null ? error : "signup_disabled");
  }
  const needsCode = sso.secondFactor === "own" && begun.user.twoFactorEnabled === true;
  await parts.guard.noteHow(
    begun.session.id,
    sso.secondFactor === "trusted" ? "sso" : needsCode ? "sso_half" : "sso_own",
  );
  await parts.audit.note({
    ...{ city: staff.city, actor: needsCode ? null : { id: staff.id, role: staff.role }, action: "sign_in_sso" },
    ...{ personId: staff.id, outcome: needsCode ? "code_next" : "ok" },
  });
  answer.set({ "set-cookie": done.headers.getSetCookie(), "cache-control": "no-store" }).redirect(303, page);
}

/** Where better-auth would send her: a page of ours, and with which error. */
function whereTo(publicUrl: string, done: Response): { page: string; error: string | null } {
  const to = new URL(done.headers.get("location") ?? "/desk?error=no_answer", publicUrl);
  const page = to.pathname === "/studio" ? "/studio" : "/desk";
  return { page, error: to.searchParams.get("error") };
}

/** By the cookie that the answer sets. */
async function sessionBegunBy({ accounts }: SsoParts, done: Response) {
  const cookie = done.headers.getSetCookie().map((each) => each.split(";")[0] ?? "");
  return accounts.api.getSession({ headers: new Headers({ cookie: cookie.join("; ") }) });
}

/** What the sign-in page has words for; every other error is a failure. */
const WHY: Readonly<Record<string, "unknown" | "cancelled" | "late">> = {
  signup_disabled: "unknown",
  account_not_linked: "unknown",
  email_not_found: "unknown",
  access_denied: "cancelled",
  state_mismatch: "late",
  state_not_found: "late",
  state_invalid: "late",
};

async function refuse({ audit, log }: SsoParts, answer: Answer, page: string, error: string | null): Promise<void> {
  const why = WHY[error ?? ""] ?? "failed";
  if (why === "failed") log.error({ reason: codeOf(error) }, "sso_failed");
  await audit.note({ city: null, actor: null, action: "sign_in_sso", outcome: why });
  answer.set("cache-control", "no-store").redirect(303, `${page}?sso=${why}`);
}

/** The provider may send anything as an error; a code is logged, and nothing else. */
function codeOf(error: string | null): string {
  return error !== null && /^[a-z_]{1,60}$/i.test(error) ? error : "unreadable";
}
