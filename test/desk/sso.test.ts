import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { checkSso } from "../../src/desk/check-sso.ts";
import type { SsoSettings } from "../../src/desk/sso-settings.ts";
import { ssoSignOut } from "../../src/desk/sso-sign-out.ts";
import { coordinator, EAST, worker } from "../contracts/case-fixtures.ts";
import { freePort } from "../e2e/outside-line.ts";
import { CLIENT, openSsoProvider, type SsoProvider } from "../sso-provider.ts";
import { codeOf } from "./authenticator.ts";
import { cookieOf, get, listeningLog, type OpenDesk, openDesk, PASSWORD, post } from "./desk-fixtures.ts";

let desk: OpenDesk;
let isOpen = false;
let provider: SsoProvider;
let port: number;
let settings: SsoSettings;
const HER = { sub: "u-1001", email: "staff-east@example.com", email_verified: true };

beforeAll(async () => {
  port = await freePort();
  provider = await openSsoProvider(`http://127.0.0.1:${port}/api/auth/callback/sso`);
  settings = {
    ...{ issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, name: "水戸市職員認証" },
    ...{ secondFactor: "own", email: "verified", prompt: "login", signOut: "provider" },
  };
});
beforeEach(() => {
  provider.at.person = HER;
});
const shut = async () => {
  if (isOpen) await desk.shut();
  isOpen = false;
};
afterEach(shut);
afterAll(() => provider.stop());

async function open(change: Partial<SsoSettings> = {}, secondFactor: "required" | "offered" = "offered") {
  const sso = { ...settings, ...change };
  const made = await openDesk(
    { publicUrl: `http://127.0.0.1:${port}`, sso, secondFactor, now: () => Date.now() },
    port,
  );
  isOpen = true;
  return made;
}
const begin = async (to = "desk") => {
  const begun = await post(desk.origin, "/api/auth/sign-in/sso", { to });
  return { url: String((await begun.json()).url), cookie: cookieOf(begun) };
};
/** What the provider sends her back with: goes through its pages as a browser does. */
const atProvider = async (from: string): Promise<string> => {
  const jar = new Map<string, string>();
  let url = from;
  while (!url.startsWith(desk.origin)) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, { redirect: "manual", headers: { cookie } });
    for (const each of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (each.split(";")[0] ?? "").split(/=(.*)/);
      jar.set(name, value);
    }
    const next = answer.headers.get("location");
    if (next === null) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`);
    url = new URL(next, url).href;
  }
  return url;
};
const back = async (url: string, cookie: string) => {
  const answer = await fetch(url, { redirect: "manual", headers: { cookie } });
  return { to: answer.headers.get("location"), cookie: cookieOf(answer), status: answer.status };
};
const comeIn = async (to?: string) => {
  const begun = await begin(to);
  return back(await atProvider(begun.url), begun.cookie);
};
const me = async (cookie: string) => (await get(desk.origin, "/api/me", cookie)).json();
const staffId = async () => (await desk.records.db.selectFrom("staff").select("user_id").executeTakeFirst())?.user_id;
const deeds = async (city: string) =>
  (await desk.records.audit.page(city, { action: "sign_in_sso" }, 10)).entries.map(
    ({ outcome, role }) => `${outcome} ${role}`,
  );

describe("single sign-on", () => {
  test("lets in whose account is there, by her verified address; and keeps none of the provider's tokens", async () => {
    desk = await open();
    await desk.signIn(worker(EAST));
    expect(await (await fetch(`${desk.origin}/api/sign-in-ways`)).json()).toEqual({ sso: { name: "水戸市職員認証" } });
    const { url } = await begin();
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
      ...{ code_challenge_method: "S256", response_type: "code", prompt: "login" },
      ...{ nonce: expect.stringMatching(/.{20}/), state: expect.stringMatching(/.{20}/) },
    });

    const came = await comeIn("studio");
    expect(came).toMatchObject({ to: "/studio", status: 303 });
    expect(await me(came.cookie)).toMatchObject({ email: HER.email, hold: null, secondFactor: "off" });
    expect(await deeds("mito")).toEqual(["ok staff"]);
    // The password that an administrator made up for her is none of her business.
    const given = { passwordGivenAt: "2026-11-22T00:00:00.000Z" };
    await (await desk.accounts.$context).internalAdapter.updateUser((await staffId()) ?? "", given);
    expect(await me(came.cookie)).toMatchObject({ hold: null });
    const { internalAdapter } = await desk.accounts.$context;
    const kept = await internalAdapter.findAccounts((await staffId()) ?? "");
    expect(kept.filter(({ providerId }) => providerId === "sso")).toMatchObject([
      { accountId: HER.sub, accessToken: null, refreshToken: null, idToken: null },
    ]);

    expect((await post(desk.origin, "/api/auth/sign-out", {}, { cookie: came.cookie })).status).toBe(200);
    expect((await get(desk.origin, "/api/me", came.cookie)).status).toBe(401);
    expect(desk.log.lines.join()).not.toMatch(/example\.com|u-1001/);

    // Known again by the provider's name for her, whatever became of her address.
    provider.at.person = { ...HER, email: "married@example.com" };
    expect(await me((await comeIn()).cookie)).toMatchObject({ email: HER.email });
  });

  test("does not let in a stranger, nor an address that the provider does not vouch for, nor none, nor who has left", async () => {
    desk = await open();
    await desk.signIn(worker(EAST));
    const others = [
      { ...HER, sub: "u-2", email: "stranger@example.com" },
      { ...HER, sub: "u-3", email_verified: false },
      { sub: "u-4", email: "" },
    ];
    for (const person of others) {
      provider.at.person = person;
      expect(await comeIn()).toMatchObject({ to: expect.stringMatching(/^\/desk\?sso=unknown$/), cookie: "" });
    }
    expect(await deeds("mito")).toEqual([]);
    expect(await deeds("-")).toEqual(["unknown nobody", "unknown nobody", "unknown nobody"]);

    provider.at.person = HER;
    await desk.records.db.updateTable("staff").set({ disabled_at: "2026-11-22T00:00:00.000Z" }).execute();
    expect(await comeIn()).toMatchObject({ to: "/desk?sso=unknown", cookie: "" });
    expect(await desk.records.db.selectFrom("session").selectAll().execute()).toEqual([]);
  });

  test("a directory of one office may be taken at its word", async () => {
    desk = await open({ email: "trusted" });
    await desk.signIn(worker(EAST));
    provider.at.person = { sub: HER.sub, email: HER.email };
    expect(await me((await comeIn()).cookie)).toMatchObject({ email: HER.email });
  });

  test("our own code is asked for where she has one; until then nothing is open, nor a new device to be had", async () => {
    desk = await open({}, "required");
    const first = await desk.signIn(worker(EAST));
    const begun = await post(desk.origin, "/api/auth/two-factor/enable", { password: PASSWORD }, { cookie: first });
    const uri = String((await begun.json()).totpURI);
    await post(desk.origin, "/api/auth/two-factor/verify-totp", { code: codeOf(uri) }, { cookie: first });

    const { cookie } = await comeIn();
    expect(await me(cookie)).toMatchObject({ hold: "code_required" });
    expect(await (await get(desk.origin, "/api/cases", cookie)).json()).toEqual({ code: "code_required" });
    const anew = await post(desk.origin, "/api/auth/two-factor/enable", { password: PASSWORD }, { cookie });
    expect(await anew.json()).toEqual({ code: "code_required" });
    const wrong = await post(desk.origin, "/api/auth/two-factor/verify-totp", { code: "000000" }, { cookie });
    expect(wrong.status).toBe(401);
    const right = await post(desk.origin, "/api/auth/two-factor/verify-totp", { code: codeOf(uri, 30) }, { cookie });
    expect(right.status).toBe(200);
    expect((await get(desk.origin, "/api/cases", cookie)).status).toBe(200);
    expect(await deeds("mito")).toEqual(["code_next nobody"]);
  });

  test("its second factor counts only when the settings say so", async () => {
    desk = await open({}, "required");
    await desk.signIn(coordinator);
    provider.at.person = { sub: "u-9", email: `${coordinator.id}@example.com`, email_verified: true };
    expect(await me((await comeIn()).cookie)).toMatchObject({ hold: "second_factor_required", secondFactor: "off" });
    await shut();
    desk = await open({ secondFactor: "trusted" }, "required");
    await desk.signIn(coordinator);
    expect(await me((await comeIn()).cookie)).toMatchObject({ hold: null, secondFactor: "elsewhere" });
  });
});

describe("signing out", () => {
  const signOut = async (cookie: string) => (await post(desk.origin, "/api/auth/sign-out", {}, { cookie })).json();

  test("goes on to the provider, ends her session there, and comes back to our sign-in page", async () => {
    desk = await open();
    const byPassword = await desk.signIn(worker(EAST));
    const { cookie } = await comeIn();
    const { goOn } = await signOut(cookie);
    expect((await get(desk.origin, "/api/me", cookie)).status).toBe(401);
    expect(new URL(goOn).origin).toBe(provider.issuer);

    const asks = await fetch(goOn);
    const page = await asks.text();
    const fields = new URLSearchParams(
      [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]+)"/g)].map(([, name = "", value = ""]) => [
        name,
        value,
      ]),
    );
    fields.set("logout", "yes");
    const confirmed = await fetch(/action="([^"]+)"/.exec(page)?.[1] ?? "", {
      ...{ method: "POST", redirect: "manual", body: fields },
      headers: { cookie: cookieOf(asks) },
    });
    expect(confirmed.headers.get("location")).toBe(`${desk.origin}/desk`);
    // Who came by her password has no session there.
    expect(await signOut(byPassword)).not.toHaveProperty("goOn");
  });

  test("stays here when the settings say so, or when the provider is away", async () => {
    desk = await open({ signOut: "here" });
    await desk.signIn(worker(EAST));
    const { cookie } = await comeIn();
    expect(await signOut(cookie)).not.toHaveProperty("goOn");
    expect((await get(desk.origin, "/api/me", cookie)).status).toBe(401);
    const away = { ...settings, issuer: `http://127.0.0.1:${await freePort()}` };
    expect(await ssoSignOut(away, desk.origin)()).toBe(null);
  });
});

describe("what does not come from the provider to this browser", () => {
  test("is not taken: another browser's answer, a code a second time, a state that nobody gave out", async () => {
    desk = await open();
    await desk.signIn(worker(EAST));
    const begun = await begin();
    const url = await atProvider(begun.url);
    expect(await back(url, "")).toMatchObject({ to: "/desk?sso=late", cookie: "" });
    const own = await begin();
    const answer = await atProvider(own.url);
    expect((await back(answer, own.cookie)).to).toBe("/desk");
    expect((await back(answer, own.cookie)).to).toBe("/desk?sso=late");
    const forged = `${desk.origin}/api/auth/callback/sso?code=x&state=made-up`;
    expect((await back(forged, own.cookie)).to).toBe("/desk?sso=late");
  });

  test("a provider that turns her away is said, and so is a wrong secret", async () => {
    desk = await open({ clientSecret: "not the client's" });
    await desk.signIn(worker(EAST));
    expect((await comeIn()).to).toBe("/desk?sso=failed");
    expect(desk.log.lines).toContain('sso_failed {"reason":"invalid_code"}');
    provider.at.person = null;
    expect((await comeIn()).to).toBe("/desk?sso=cancelled");
    expect(await deeds("-")).toEqual(["cancelled nobody", "failed nobody"]);
  });

  test("a provider that is away leaves the password, and is asked again at the next try", async () => {
    desk = await open({ issuer: `http://127.0.0.1:${await freePort()}` });
    const asked = await post(desk.origin, "/api/auth/sign-in/sso", { to: "desk" });
    expect({ status: asked.status, ...(await asked.json()) }).toEqual({ status: 503, code: "sso_away" });
    expect((await get(desk.origin, "/api/me", await desk.signIn(worker(EAST)))).status).toBe(200);
  });
});

describe("a provider looked at, at start", () => {
  test.each([
    { why: "another address stands in it", status: 200, body: { issuer: "https://other.example" }, reason: "other" },
    { why: "it is no provider", status: 200, body: { hello: "world" }, reason: "no_openid_provider" },
    { why: "there is nothing", status: 404, body: {}, reason: "http_404" },
  ])("is named as wrong when $why", async ({ status, body, reason }) => {
    const endpoints = { authorization_endpoint: "https://x.example/a", token_endpoint: "https://x.example/t" };
    const told = "issuer" in body ? { ...endpoints, jwks_uri: "https://x.example/k", ...body } : body;
    const server = createServer((_request, response) => response.writeHead(status).end(JSON.stringify(told)));
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const { port: at } = server.address() as AddressInfo;
    const log = listeningLog();
    expect(await checkSso({ ...settings, issuer: `http://127.0.0.1:${at}` }, log)).toBe("unusable");
    expect(log.lines.join()).toContain(reason);
    await new Promise((done) => server.close(done));
  });

  test("fits, when it fits", async () => {
    expect(await checkSso(settings, listeningLog())).toBe("fits");
  });
});
