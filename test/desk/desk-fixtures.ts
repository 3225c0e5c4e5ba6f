import { createHash } from "node:crypto";
import { createServer } from "node:http";
import express from "express";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import type { Log } from "../../src/app/log.ts";
import type { Staff } from "../../src/core/casework/case.ts";
import { City } from "../../src/core/city/city.ts";
import type { LineStatus } from "../../src/core/operations-view.ts";
import type { Script } from "../../src/core/script.ts";
import { SHIPPED_RULES } from "../../src/core/triage/shipped-rules.ts";
import type { Passwords } from "../../src/desk/accounts.ts";
import { putAccount } from "../../src/desk/add-staff.ts";
import { type DeskOptions, makeDesk } from "../../src/desk/make-desk.ts";
import { directoryFiles } from "../../src/directory/directory-files.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import { openRecords } from "../../src/records/open-records.ts";
import { EAST, LEAD, NORTH, WEST } from "../contracts/case-fixtures.ts";
import { type Database, SQLITE } from "../records/databases.ts";

const NOW = Date.parse("2026-11-22T03:00:00Z");
export const PASSWORD = "a long enough password";
/** Nothing to mend between the city and LINE. */
export const LINE_WELL: LineStatus = {
  askedAt: new Date(NOW).toISOString(),
  token: "fits",
  chatMode: "bot",
  markAsReadMode: "auto",
  webhook: "fits",
  quota: { limit: 200, used: 12 },
};
/** Real ones are slow on purpose (the tests in a browser keep theirs so). */
export const quickPasswords: Passwords = {
  hash: async (password) => createHash("sha256").update(password).digest("hex"),
  verify: async ({ hash, password }) => hash === (await quickPasswords.hash(password)),
};
export const keys = makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(9) }]);

/** An office of which nothing is known. */
export const nowhere = {
  ...{ phone: null, fax: null, email: null, form_url: null, line: null, address: null, url: null, hours: null },
  ...{ source: "test", assured: null, successor: null },
  ...{ status: "active" as const, closed_until: null },
};

/** A small city: three agencies of different domains, a lead department. */
export function aCity(id: string, name: string): City {
  const agencies = ([EAST, WEST, NORTH] as const).map((office, order) => ({
    ...nowhere,
    id: office.id,
    name: office.name,
    short: order === 0 ? "とうぶ" : null,
    aliases: [],
    role: "intake",
    type: null,
    domains: [(["elderly", "child", "poverty"] as const)[order]],
    department: LEAD.id,
    operator: null,
    count: 1,
    at: null,
    place: null,
    ages: null,
    catchment: null,
    order,
    languages: null,
    note: null,
  }));
  const working = { openings: [{ days: [1], from: "08:30", to: "17:15" }], closed_on_holidays: true, year_end: null };
  return City.parse({
    format: 1,
    id,
    name,
    names: { "ja-easy": name, en: id },
    prefecture: "茨城県",
    plan: { title: "計画", from: "2025-04-01", to: "2026-03-31", stale_note: "計画の期間がすぎています" },
    domains: { elderly: "高齢", disability: "障害", child: "こども", poverty: "困窮", other: "その他" },
    lead_department: LEAD.id,
    departments: [{ ...nowhere, id: LEAD.id, name: LEAD.name, domains: ["other"] }],
    agencies,
    areas: [],
    windows: [],
    hotlines: [],
    unassigned: [],
    hub: null,
    urgent: { receiver: null, rule: null, night: null, source: "test", assured: null },
    meetings: [],
    criteria: [],
    indicators: [],
    answer_within: { proposed: true, working_hours: working, working_days: { tier0: 0, tier1: 0, tier2: 1, tier3: 3 } },
    retention: { unsent_hours: 72, case_years: 5, proposed: true },
    confidential: "chat",
  });
}

/** A script of one flow; its texts say their language, key and parameters. */
export function aScript(city: City): Script {
  return {
    revision: "r1",
    triage: null,
    danger: SHIPPED_RULES,
    main: "intake",
    flows: {
      intake: {
        format: 1,
        id: "intake",
        title: "相談",
        start: "hello",
        steps: {
          hello: { type: "say", texts: ["hello"], show: [], confidential: false, next: "bye" },
          bye: { type: "end", texts: [], confidential: false },
        },
      },
    },
    city,
    words: (language, key, params = {}) =>
      [language, key, ...Object.values(typeof params === "function" ? params() : params)].join(" "),
    has: () => false,
    holidays: new Set(),
  };
}

/** Every line that was logged, to look for what must not be there. */
export function listeningLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const write: Log["info"] = (fields, code) => void lines.push(`${code} ${JSON.stringify(fields)}`);
  return { lines, debug: write, info: write, warn: write, error: write };
}

/** Where desks that are opened from now on keep their records. */
export function keepRecordsIn(database: Database): void {
  fresh = database.fresh;
}
let { fresh } = SQLITE;

/** A desk on a port of its own, with an empty record. */
export async function openDesk(change: Partial<DeskOptions> = {}, port = 0) {
  const now = () => NOW;
  const cities = new Map(
    [aCity("mito", "水戸市"), aCity("kokubunji", "国分寺市")].map((city) => [city.id, aScript(city)]),
  );
  const records = await openRecords({ dialect: await fresh(), keys, now, cities });
  const log = listeningLog();
  const live = openSqliteLiveStore({ file: ":memory:", keys, now });
  const desk = await makeDesk({
    records,
    keys,
    cities,
    directoryFiles,
    operations: { live, lineStatus: async () => LINE_WELL, alarmsOf: () => [], wake: () => {} },
    publicUrl: null,
    demo: false,
    secondFactor: "offered",
    now,
    log,
    passwords: quickPasswords,
    ...change,
  });
  const server = createServer(express().use(desk.router));
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the desk listens on no port");
  const origin = `http://127.0.0.1:${address.port}`;

  return {
    ...desk,
    records,
    live,
    cities,
    log,
    origin,
    /** Makes an account for this person and signs her in; the answer is her cookie. */
    async signIn(staff: Staff): Promise<string> {
      const email = `${staff.id}@example.com`;
      const { name, city, role, receiverId } = staff;
      await putAccount(
        { accounts: desk.accounts, directory: records.staff },
        { name, email, city, role, receiverId },
        PASSWORD,
      );
      return cookieOf(await post(origin, "/api/auth/sign-in/email", { email, password: PASSWORD }));
    },
    async shut(): Promise<void> {
      desk.close();
      await new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
      await records.close();
      await live.close();
    },
  };
}
export type OpenDesk = Awaited<ReturnType<typeof openDesk>>;

export function post(
  origin: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(origin + path, {
    method: "POST",
    headers: { origin, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

export function get(origin: string, path: string, cookie: string): Promise<Response> {
  return fetch(origin + path, { headers: { cookie } });
}

export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .join("; ");
}
