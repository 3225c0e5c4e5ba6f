import { fromNodeHeaders } from "better-auth/node";
import { Router } from "express";
import { z } from "zod";
import type { AuditTrail } from "../app/audit-trail.ts";
import type { KeyRing } from "../app/key-ring.ts";
import type { Records } from "../app/records.ts";
import type { StaffDirectory } from "../app/staff-directory.ts";
import { DemoAccount } from "../core/casework/views.ts";
import type { Script } from "../core/script.ts";
import type { Accounts } from "./accounts.ts";
import { putAccount } from "./add-staff.ts";
import { Nothing } from "./case-routes.ts";
import { type DemoPost, demoAccountsOf } from "./demo-accounts.ts";
import { sendError } from "./send-error.ts";
import type { RouteLine } from "./staff-router.ts";

const SignedIn = z.object({ user: z.object({ id: z.string() }) });
const SignIn = z.strictObject({ account: z.string() });

/** The demo's routes, for `/api/openapi.json`. */
export const DEMO_ROUTES: readonly RouteLine[] = [
  line("get", "/api/demo/accounts", "体験用アカウント", Nothing, z.array(DemoAccount)),
  line("post", "/api/demo/sign-in", "体験用アカウントで入る", SignIn, Nothing),
];

type Parts = {
  accounts: Accounts;
  directory: StaffDirectory;
  records: Records;
  cities: ReadonlyMap<string, Script>;
  keys: KeyRing;
  audit: AuditTrail;
};

/** Signing in with one click, to try the desk. Mounted in demo mode only; outside of it these paths do not exist. */
export function demoRoutes(parts: Parts): Router {
  const router = Router({ caseSensitive: true });
  const posts = [...parts.cities.values()].flatMap(({ city }) => demoAccountsOf(city));
  const prepare = oneAtATime((post: DemoPost) => prepareAccount(parts, post));

  router.get("/api/demo/accounts", async (_request, response) => {
    const busy = await busyOffices(parts);
    const waitingAt = ({ account, receiverId }: DemoPost) => busy.get(`${account.city}/${receiverId}`);
    const shown = posts.filter((post) => post.featured || waitingAt(post) !== undefined);
    response.json(shown.map((post) => DemoAccount.parse({ ...post.account, waiting: waitingAt(post) ?? 0 })));
  });

  router.post("/api/demo/sign-in", async (request, response) => {
    const asked = SignIn.safeParse(request.body);
    const post = posts.find((one) => one.account.id === asked.data?.account);
    if (post === undefined) return sendError(response, asked.success ? "not_found" : "invalid");
    await prepare(post);
    const signedIn = await parts.accounts.api.signInEmail({
      body: { email: post.email, password: passwordOf(parts.keys, post) },
      headers: fromNodeHeaders(request.headers),
      asResponse: true,
    });
    if (!signedIn.ok) throw new Error(`demo account ${post.account.id} could not sign in: ${signedIn.status}`);
    const { user } = SignedIn.parse(await signedIn.json());
    const { city, role } = post.account;
    await parts.audit.note({ city, actor: { id: user.id, role }, action: "sign_in", personId: user.id, outcome: "ok" });
    response.set("set-cookie", signedIn.headers.getSetCookie()).json({});
  });
  return router;
}

/** Made when it is first used, so that the demo starts at once however many offices there are. */
async function prepareAccount({ accounts, directory, keys }: Parts, post: DemoPost): Promise<void> {
  const { internalAdapter } = await accounts.$context;
  if ((await internalAdapter.findUserByEmail(post.email)) !== null) return;
  const { name, city, role } = post.account;
  const person = { name, email: post.email, city, role, receiverId: post.receiverId };
  await putAccount({ accounts, directory }, person, passwordOf(keys, post));
}

function passwordOf(keys: KeyRing, post: DemoPost): string {
  return keys.derive(`demo:${post.account.id}`).toString("base64url");
}

/**
 * Offices with an open case, and how many wait there to be accepted, so that a case just handed over finds its way to a desk, whoever
 * it went to.
 */
async function busyOffices({ records, cities }: Parts): Promise<Map<string, number>> {
  const busy = new Map<string, number>();
  for (const city of cities.keys()) {
    const looker = { id: "demo", name: "demo", city, role: "coordinator" as const, receiverId: null };
    const { cases } = await records.listCases(looker, "city", null, 200);
    for (const { holder, status } of cases) {
      const office = `${city}/${holder.id}`;
      busy.set(office, (busy.get(office) ?? 0) + (status === "offered" ? 1 : 0));
    }
  }
  return busy;
}

/** Two clicks on the same account must not make it twice. */
function oneAtATime<T>(work: (input: T) => Promise<void>): (input: T) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (input) => {
    last = last.then(
      () => work(input),
      () => work(input),
    );
    return last;
  };
}

function line(method: "get" | "post", path: string, summary: string, body: z.ZodType, answer: z.ZodType): RouteLine {
  return {
    shape: { method, path, summary, params: Nothing, query: Nothing, body, answer },
    permission: null,
    media: "application/json",
  };
}
