import { getMigrations } from "better-auth/db/migration";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readConfig } from "../../src/config.ts";
import { accountsOptions } from "../../src/desk/accounts.ts";
import { addStaff } from "../../src/desk/add-staff.ts";
import { staffCommand } from "../../src/staff-command.ts";
import { ADDRESS, ANSWER_BY, anOpening, EAST, worker } from "../contracts/case-fixtures.ts";
import {
  aCity,
  aScript,
  cookieOf,
  get,
  keys,
  nowhere,
  type OpenDesk,
  openDesk,
  PASSWORD,
  post,
} from "./desk-fixtures.ts";

let desk: OpenDesk;
afterEach(() => desk.shut());

const places = () => ({ accounts: desk.accounts, directory: desk.records.staff, cities: desk.cities });
const someone = {
  name: "東部センター 相談員",
  email: "New.Person@example.com",
  city: "mito",
  role: "staff",
  receiverId: "east",
} as const;
const AT = "2026-11-22T00:00:00.000Z";
const credentials = { email: "staff-east@example.com", password: PASSWORD };

describe("signing in", () => {
  test("better-auth finds the tables it needs, and nothing to add", async () => {
    desk = await openDesk();
    const plan = await getMigrations(
      accountsOptions({ db: desk.records.db, kind: desk.records.kind, keys, publicUrl: null, log: desk.log }),
    );
    expect(plan).toMatchObject({ toBeCreated: [], toBeAdded: [], toBeAddedIndexes: [], schemaProblems: [] });
  });

  test("the cookie is out of reach for scripts and other sites; a wrong password gets none", async () => {
    desk = await openDesk();
    const cookie = await desk.signIn(worker(EAST));
    expect(cookie).toContain("tsunagu.session_token=");
    const answer = await post(desk.origin, "/api/auth/sign-in/email", credentials);
    expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax$/i);
    const wrong = await post(desk.origin, "/api/auth/sign-in/email", { ...credentials, password: "wrong" });
    expect(wrong.status).toBe(401);
    expect(wrong.headers.getSetCookie()).toEqual([]);
    expect(desk.log.lines.join()).not.toContain("example.com");
  });

  test("with https the cookie is for https only", async () => {
    desk = await openDesk({ publicUrl: "https://desk.example.jp" });
    const made = await addStaff(places(), someone, AT);
    if (!made.ok) throw new Error(made.error);
    const login = { email: someone.email, password: made.value.password };
    const answer = await post(desk.origin, "/api/auth/sign-in/email", login, { origin: "https://desk.example.jp" });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Secure-tsunagu\.session_token=.*Secure/);
    expect((await post(desk.origin, "/api/auth/sign-in/email", login)).status).toBe(403);
  });

  test("signing out ends the session on the server, not only in the browser", async () => {
    desk = await openDesk();
    const cookie = await desk.signIn(worker(EAST));
    expect((await get(desk.origin, "/api/me", cookie)).status).toBe(200);
    expect((await post(desk.origin, "/api/auth/sign-out", {}, { cookie })).status).toBe(200);
    expect((await get(desk.origin, "/api/me", cookie)).status).toBe(401);
  });

  test("guessing passwords is slowed down, whatever address the guesser claims", async () => {
    desk = await openDesk();
    const statuses: number[] = [];
    for (let guess = 0; guess < 22; guess++) {
      const claimed = { "x-forwarded-for": `10.0.0.${guess}`, "x-tsunagu-caller": `10.0.1.${guess}` };
      statuses.push(
        (await post(desk.origin, "/api/auth/sign-in/email", { ...credentials, password: "guess" }, claimed)).status,
      );
    }
    expect(statuses).toEqual([...Array(10).fill(401), ...Array(12).fill(429)]);
  });

  test.each([
    { why: "another site", headers: { origin: "https://evil.example" }, http: 403, code: "origin_refused" },
    { why: "no origin at all", headers: { origin: "" }, http: 403, code: "origin_refused" },
    { why: "a sandboxed page", headers: { origin: "null" }, http: 403, code: "origin_refused" },
    { why: "a form", headers: { "content-type": "text/plain" }, http: 415, code: "json_only" },
  ] as { why: string; headers: Record<string, string>; http: number; code: string }[])(
    "a call that changes something from $why is refused",
    async ({ headers, http, code }) => {
      desk = await openDesk();
      const cookie = await desk.signIn(worker(EAST));
      for (const path of ["/api/cases/case-1/accept", "/api/auth/sign-out", "/api/auth/sign-in/email"]) {
        const answer = await post(desk.origin, path, {}, { ...headers, cookie });
        expect({ http: answer.status, ...(await answer.json()) }).toEqual({ http, code });
      }
      expect((await get(desk.origin, "/api/me", cookie)).status).toBe(200);
    },
  );
});

describe("adding staff", () => {
  test("answers a password that works once the account is there", async () => {
    desk = await openDesk();
    const made = await addStaff(places(), someone, AT);
    if (!made.ok) throw new Error(made.error);
    expect(made.value.password.length).toBeGreaterThanOrEqual(20);
    const signedIn = await post(desk.origin, "/api/auth/sign-in/email", {
      email: someone.email,
      password: made.value.password,
    });
    const me = await get(desk.origin, "/api/me", cookieOf(signedIn));
    expect(await me.json()).toMatchObject({ role: "staff", receiver: EAST, email: "new.person@example.com" });
    expect(await addStaff(places(), someone, AT)).toEqual({ ok: false, error: "email_taken" });
  });

  test.each([
    [{ city: "nowhere" }, "city_unknown"],
    [{ receiverId: "nobody" }, "receiver_unknown"],
    [{ receiverId: null }, "receiver_missing"],
  ] as const)("refuses %j", async (change, error) => {
    desk = await openDesk();
    expect(await addStaff(places(), { ...someone, ...change }, AT)).toEqual({ ok: false, error });
  });
});

describe("the first administrator", () => {
  test("is made by a command, once; then the city has one, and another city none", async () => {
    // The command keeps passwords as a real start does.
    desk = await openDesk({ passwords: undefined });
    const printed: string[] = [];
    const spy = vi.spyOn(process.stdout, "write").mockImplementation((line) => printed.push(String(line)) > 0);
    const parts = {
      ...{
        config: readConfig({ PUBLIC_URL: "https://desk.example.jp" }),
        log: desk.log,
        keys,
        scripts: desk.cities,
        now: () => 0,
      },
      records: { ...desk.records, close: async () => {} },
    };
    const first = (city: string, email: string) =>
      staffCommand(parts, ["first", "--city", city, "--name", "管理 花子", "--email", email]);
    await first("mito", "k@example.jp");
    expect(process.exitCode).toBe(0);
    await first("mito", "k2@example.jp");
    expect(process.exitCode).toBe(1);
    await first("kokubunji", "k3@example.jp");
    spy.mockRestore();
    process.exitCode = 0;
    expect(printed[1]).toContain("has an administrator already");
    expect(printed[0]).toContain("https://desk.example.jp/desk");
    const password = /only now: (\S+)/.exec(printed[0] ?? "")?.[1] ?? "";
    const signedIn = await post(desk.origin, "/api/auth/sign-in/email", { email: "k@example.jp", password });
    expect(await (await get(desk.origin, "/api/me", cookieOf(signedIn))).json()).toMatchObject({
      role: "administrator",
    });
    const made = await desk.records.audit.page("mito", { action: "first_administrator" }, 5);
    expect(made.entries).toMatchObject([{ role: "operator", outcome: "ok" }]);
    expect(await desk.records.staff.list("kokubunji")).toMatchObject([{ email: "k3@example.jp" }]);
  });
});

describe("demo accounts", () => {
  test("one click, only in demo mode, and only there what they left behind counts", async () => {
    desk = await openDesk({ demo: true });
    const accounts: { id: string; name: string; role: string; office: string | null; waiting: number }[] = await (
      await fetch(`${desk.origin}/api/demo/accounts`)
    ).json();
    expect(accounts.filter((account) => account.id.startsWith("mito."))).toMatchObject([
      { id: "mito.east", name: "とうぶ 相談員（体験用）", office: "東部センター", waiting: 0 },
      { id: "mito.west" },
      { id: "mito.north" },
      { id: "mito.lead", office: "福祉総務課" },
      { id: "mito.coordinator", name: "水戸市 包括化推進員（体験用）", role: "coordinator", office: null },
      { id: "mito.administrator", role: "administrator" },
      { id: "mito.auditor", role: "auditor" },
    ]);
    const clicks = await Promise.all(
      [1, 2].map(() => post(desk.origin, "/api/demo/sign-in", { account: "mito.east" })),
    );
    for (const click of clicks) {
      const me = await get(desk.origin, "/api/me", cookieOf(click));
      expect(await me.json()).toMatchObject({ demo: true, receiver: EAST, role: "staff" });
    }
    expect((await post(desk.origin, "/api/demo/sign-in", { account: "mito.nobody" })).status).toBe(404);
    expect(
      (await post(desk.origin, "/api/demo/sign-in", { account: "mito.east" }, { origin: "https://evil.example" }))
        .status,
    ).toBe(403);
  });

  test("there is one for every office, shown when it has something to do", async () => {
    const city = aCity("mito", "水戸市");
    const south = { ...nowhere, id: "south", name: "南部課", domains: ["child" as const] };
    const script = aScript({ ...city, departments: [...city.departments, south] });
    desk = await openDesk({ demo: true, cities: new Map([["mito", script]]) });
    const shown = async () => JSON.stringify(await (await fetch(`${desk.origin}/api/demo/accounts`)).json());
    expect(await shown()).not.toContain("mito.south");
    const lead = { id: "south", kind: "department" as const, name: "南部課" };
    await desk.records.openCase(anOpening({ route: { ...anOpening().route, lead } }), ADDRESS, ANSWER_BY);
    expect(await shown()).toContain('"id":"mito.south"');
    expect(await shown()).toContain('"office":"南部課","waiting":1');
  });

  test("do not open a real desk", async () => {
    const demo = await openDesk({ demo: true });
    const cookie = cookieOf(await post(demo.origin, "/api/demo/sign-in", { account: "mito.east" }));
    desk = await openDesk({ records: demo.records });
    expect((await get(demo.origin, "/api/me", cookie)).status).toBe(200);
    expect((await get(desk.origin, "/api/me", cookie)).status).toBe(401);
    expect((await fetch(`${desk.origin}/api/demo/accounts`)).status).toBe(404);
    expect((await post(desk.origin, "/api/demo/sign-in", { account: "mito.east" })).status).toBe(404);
    await demo.shut();
  });
});
