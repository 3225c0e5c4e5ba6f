import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { NamedAuditPage } from "../../src/core/casework/audit-view.ts";
import { auditor, coordinator, EAST, worker } from "../contracts/case-fixtures.ts";
import { codeOf } from "./authenticator.ts";
import { cookieOf, get, keys, type OpenDesk, openDesk, PASSWORD, post } from "./desk-fixtures.ts";

let desk: OpenDesk;
let now = Date.now();
beforeEach(() => {
  now = Date.now();
});
afterEach(() => desk.shut());

const open = (change = {}) => openDesk({ secondFactor: "required", now: () => now, ...change });
const email = "staff-east@example.com";
const signIn = (password = PASSWORD) => post(desk.origin, "/api/auth/sign-in/email", { email, password });
const as = (cookie: string) => ({
  post: async (path: string, body: unknown = {}) => {
    const answer = await post(desk.origin, path, body, { cookie });
    return { status: answer.status, body: await answer.json(), cookie: cookieOf(answer) || cookie };
  },
  status: async (path: string) => (await get(desk.origin, path, cookie)).status,
});
const deeds = async () =>
  (await desk.records.audit.page("mito", {}, 100)).entries
    .toReversed()
    .map(({ action, outcome, role }) => `${action} ${outcome} ${role}`);

/** Signs her in and gives her an authenticator. */
async function enrol() {
  const cookie = await desk.signIn(worker(EAST));
  const begun = await as(cookie).post("/api/auth/two-factor/enable", { password: PASSWORD });
  const { totpURI, backupCodes } = begun.body;
  const code = codeOf(totpURI);
  const confirmed = await as(cookie).post("/api/auth/two-factor/verify-totp", { code });
  return { cookie: confirmed.cookie, uri: String(totpURI), code, codes: backupCodes as string[] };
}

describe("the second factor", () => {
  test("is asked for before anything else is shown, and then at every sign-in", async () => {
    desk = await open();
    const first = await desk.signIn(worker(EAST));
    expect(await as(first).status("/api/cases")).toBe(403);
    const { cookie, uri, code } = await enrolWith(first);
    expect(await as(cookie).status("/api/cases")).toBe(200);

    const half = await signIn();
    expect(await half.json()).toMatchObject({ twoFactorRedirect: true });
    const halfCookie = cookieOf(half);
    expect(await as(halfCookie).status("/api/me")).toBe(401);
    expect((await as(halfCookie).post("/api/auth/two-factor/verify-totp", { code: "000000" })).status).toBe(401);
    // The code that she enrolled with is used up, whoever saw it.
    const again = await as(halfCookie).post("/api/auth/two-factor/verify-totp", { code });
    expect(again).toMatchObject({ status: 401, body: { code: "code_used" } });
    const whole = await as(halfCookie).post("/api/auth/two-factor/verify-totp", { code: codeOf(uri, 30) });
    expect(await as(whole.cookie).status("/api/cases")).toBe(200);
    expect(await deeds()).toEqual([
      "sign_in ok staff",
      "begin_second_factor ok staff",
      "verify_code ok staff",
      "list ok staff",
      "sign_in code_next nobody",
      "verify_code wrong nobody",
      "verify_code code_used nobody",
      "verify_code ok staff",
      "list ok staff",
    ]);
  });

  test("a wrong password or code begins nothing", async () => {
    desk = await open();
    const cookie = await desk.signIn(worker(EAST));
    expect((await as(cookie).post("/api/auth/two-factor/enable", { password: "wrong" })).status).toBe(400);
    await as(cookie).post("/api/auth/two-factor/enable", { password: PASSWORD });
    expect((await as(cookie).post("/api/auth/two-factor/verify-totp", { code: "12345" })).status).toBe(401);
    expect(await as(cookie).status("/api/cases")).toBe(403);
  });

  test("a recovery code opens once", async () => {
    desk = await open();
    const { codes } = await enrol();
    const use = async () =>
      as(cookieOf(await signIn())).post("/api/auth/two-factor/verify-backup-code", { code: codes[0] });
    const used = await use();
    expect(await as(used.cookie).status("/api/cases")).toBe(200);
    expect((await use()).status).toBe(401);
  });

  test("a code opens once, also when two come with it at the same moment", async () => {
    desk = await open();
    const { uri } = await enrol();
    const halves = [cookieOf(await signIn()), cookieOf(await signIn())];
    const code = codeOf(uri, 30);
    const tries = await Promise.all(halves.map((half) => as(half).post("/api/auth/two-factor/verify-totp", { code })));
    expect(tries.map(({ status }) => status).toSorted()).toEqual([200, 401]);
  });

  test("a browser cannot ask to be trusted without it", async () => {
    desk = await open();
    const { uri } = await enrol();
    const half = as(cookieOf(await signIn()));
    const asked = await half.post("/api/auth/two-factor/verify-totp", { code: codeOf(uri, 30), trustDevice: true });
    expect(asked).toMatchObject({ status: 400, body: { code: "invalid" } });
  });

  test("a lost device is forgotten, with all sessions, and a new one is asked for", async () => {
    desk = await open();
    const { cookie } = await enrol();
    await desk.records.guard.forgetSecondFactor((await meId()) ?? "");
    await desk.records.guard.endSessions((await meId()) ?? "", null);
    expect(await as(cookie).status("/api/me")).toBe(401);
    const again = cookieOf(await signIn());
    expect(await as(again).status("/api/cases")).toBe(403);
    expect(await as(again).status("/api/me")).toBe(200);
  });

  test("is not asked of an auditor, who sees no case", async () => {
    desk = await open();
    expect(await as(await desk.signIn(auditor)).status("/api/audit")).toBe(200);
  });
});

describe("guessing", () => {
  const LIMIT = { max: 1000, windowMs: 15 * 60_000 };
  const tried = async (what: "account" | "address", whose: string, times: number) => {
    for (let one = 0; one < times; one += 1)
      await desk.records.guard.mayTry(keys.blind(whose, `attempts:${what}`), LIMIT, now);
  };

  test("ten wrong passwords lock the account for a quarter of an hour, for the right one too", async () => {
    desk = await open({ secondFactor: "offered" });
    await desk.signIn(worker(EAST));
    await tried("account", email, 9);
    expect((await signIn("guess")).status).toBe(401);
    expect(await (await signIn()).json()).toEqual({ code: "locked_out" });
    expect((await deeds()).at(-1)).toBe("sign_in locked_out nobody");
    now += 16 * 60_000;
    expect((await signIn()).status).toBe(200);
  });

  test("guesses made at the same time count as many", async () => {
    desk = await open({ secondFactor: "offered" });
    await desk.signIn(worker(EAST));
    await tried("account", email, 7);
    const statuses = await Promise.all(Array.from({ length: 6 }, async () => (await signIn("guess")).status));
    expect(statuses.filter((status) => status === 401)).toHaveLength(3);
  });

  test("a few slips are forgotten by the right password", async () => {
    desk = await open({ secondFactor: "offered" });
    await desk.signIn(worker(EAST));
    for (let round = 0; round < 2; round += 1) {
      await tried("account", email, 9);
      expect((await signIn()).status).toBe(200);
    }
  });

  test("many accounts from one address lock the address, whoever is guessed next", async () => {
    desk = await open({ secondFactor: "offered" });
    const guess = async (name: string) =>
      (await post(desk.origin, "/api/auth/sign-in/email", { email: `${name}@example.com`, password: "guess" })).status;
    await tried("address", "127.0.0.1", 49);
    expect(await guess("somebody")).toBe(401);
    expect(await guess("another")).toBe(429);
    const lines = await desk.records.audit.page("-", { action: "sign_in" }, 100);
    expect(lines.entries.map(({ outcome }) => outcome)).toEqual(["locked_out", "wrong"]);
    expect(JSON.stringify(lines)).not.toContain("example.com");
  });
});

describe("a password", () => {
  test("that is easy to guess is not taken", async () => {
    desk = await open({ secondFactor: "offered" });
    const me = as(await desk.signIn(worker(EAST)));
    const asked = await me.post("/api/auth/change-password", {
      currentPassword: PASSWORD,
      newPassword: "password12345",
    });
    expect(asked).toMatchObject({ status: 422, body: { code: "password_common" } });
  });

  test("that is changed ends every other session", async () => {
    desk = await open({ secondFactor: "offered" });
    const [here, there] = [await desk.signIn(worker(EAST)), cookieOf(await signIn())];
    const newPassword = "雨の日は図書館へ行きます";
    const changed = await as(here).post("/api/auth/change-password", { currentPassword: PASSWORD, newPassword });
    expect(changed.status).toBe(200);
    expect(await as(changed.cookie).status("/api/cases")).toBe(200);
    expect(await as(there).status("/api/cases")).toBe(401);
    expect((await signIn()).status).toBe(401);
    expect((await signIn(newPassword)).status).toBe(200);
  });
});

describe("sessions", () => {
  test("are listed, and all but this one can be ended", async () => {
    desk = await open({ secondFactor: "offered" });
    const [here, there] = [await desk.signIn(worker(EAST)), cookieOf(await signIn())];
    const listed = await (await get(desk.origin, "/api/account/sessions", here)).json();
    expect(listed).toHaveLength(2);
    expect(listed.filter((line: { here: boolean }) => line.here)).toHaveLength(1);
    await as(here).post("/api/account/sign-out-others");
    expect(await as(there).status("/api/me")).toBe(401);
    expect(await as(here).status("/api/me")).toBe(200);
  });

  test("a PC that was left is locked, and the password or a code opens it again", async () => {
    desk = await open();
    const { cookie, uri, code } = await enrol();
    await as(cookie).post("/api/account/lock");
    expect(await as(cookie).status("/api/cases")).toBe(423);
    expect((await as(cookie).post("/api/account/active")).status).toBe(423);
    expect((await as(cookie).post("/api/account/unlock", {})).status).toBe(400);
    expect((await as(cookie).post("/api/account/unlock", { password: "wrong" })).status).toBe(400);
    expect(await as(cookie).status("/api/cases")).toBe(423);
    expect((await as(cookie).post("/api/account/unlock", { password: PASSWORD })).status).toBe(200);
    expect(await as(cookie).status("/api/cases")).toBe(200);
    await as(cookie).post("/api/account/lock");
    expect((await as(cookie).post("/api/account/unlock", { code })).status).toBe(401);
    expect((await as(cookie).post("/api/account/unlock", { code: codeOf(uri, 30) })).status).toBe(200);
    expect(await as(cookie).status("/api/cases")).toBe(200);
  });

  test("the server locks, too, when the browser does not; who is there is not locked", async () => {
    desk = await open({ secondFactor: "offered" });
    const cookie = await desk.signIn(worker(EAST));
    const began = now;
    now += 14 * 60_000;
    await as(cookie).post("/api/account/active");
    now += 14 * 60_000;
    expect(await as(cookie).status("/api/cases")).toBe(200);
    now += 4 * 60_000;
    expect(await as(cookie).status("/api/cases")).toBe(423);
    now = began;
  });

  test("an account that is switched off is out at once, and does not get in again", async () => {
    desk = await open({ secondFactor: "offered" });
    const cookie = await desk.signIn(worker(EAST));
    await desk.records.db.updateTable("staff").set({ disabled_at: "2026-11-22T00:00:00.000Z" }).execute();
    expect(await as(cookie).status("/api/cases")).toBe(401);
    const again = await signIn();
    expect({ status: again.status, cookies: again.headers.getSetCookie() }).toEqual({ status: 401, cookies: [] });
  });
});

test("the auditor reads who signed in and who was not let in, and takes it along as CSV", async () => {
  desk = await open({ secondFactor: "offered" });
  await desk.signIn(worker(EAST, { name: "=HYPERLINK(1)" }));
  await signIn("wrong");
  await desk.signIn(coordinator);
  const cookie = await desk.signIn(auditor);
  const page = NamedAuditPage.parse(await (await get(desk.origin, "/api/audit?action=sign_in", cookie)).json());
  expect(page.entries.map(({ outcome, role }) => `${outcome} ${role}`)).toEqual([
    "ok auditor",
    "ok coordinator",
    "wrong nobody",
    "ok staff",
  ]);
  const file = await get(desk.origin, "/api/audit.csv", cookie);
  expect(file.headers.get("content-disposition")).toContain("filename*=UTF-8''");
  const csv = await file.text();
  expect(csv.split("\r\n")).toHaveLength(7);
  expect(csv).toContain(`"'=HYPERLINK(1)"`);
  expect(csv).not.toMatch(/(^|,|\n)"[=+@-]/);
  expect(await as(await desk.signIn(worker(EAST, { id: "other" }))).status("/api/audit")).toBe(403);
});

async function meId(): Promise<string | undefined> {
  return (await desk.records.db.selectFrom("user").select("id").where("email", "=", email).executeTakeFirst())?.id;
}

async function enrolWith(cookie: string) {
  const begun = await as(cookie).post("/api/auth/two-factor/enable", { password: PASSWORD });
  const uri = String(begun.body.totpURI);
  const code = codeOf(uri);
  const confirmed = await as(cookie).post("/api/auth/two-factor/verify-totp", { code });
  return { cookie: confirmed.cookie, uri, code };
}
