import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Sent } from "../../src/app/channel.ts";
import { makeLineStatus } from "../../src/line/line-status.ts";
import { recordedLog } from "./recorded-log.ts";

const API = "https://api.line.test";
const START = Date.parse("2026-11-22T00:00:00.000Z");
const OURS = { endpoint: "https://tsunagu.example.jp/webhook/mito", active: true };
let now = START;
let called: Sent["outcome"][] = [];

beforeEach(() => {
  nock.disableNetConnect();
  [now, called] = [START, []];
});
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});

const statusOf = () =>
  makeLineStatus({
    tokens: new Map([["mito", "access-token"]]),
    apiBaseUrl: API,
    dataApiBaseUrl: API,
    publicUrl: "https://tsunagu.example.jp",
    deadlineMs: 2000,
    log: recordedLog().log,
    meter: { called: (_city, _how, outcome) => void called.push(outcome) },
    now: () => now,
  });

/** LINE's answers, once each. */
function line(answers: Partial<Record<"info" | "quota" | "used" | "endpoint" | "tried", [number, object]>>) {
  const { info = [200, { userId: "U", chatMode: "bot", markAsReadMode: "auto" }] } = answers;
  const { quota = [200, { type: "limited", value: 200 }], used = [200, { totalUsage: 12 }] } = answers;
  const { endpoint = [200, OURS], tried = [200, { success: true }] } = answers;
  nock(API)
    .get("/v2/bot/channel/webhook/endpoint")
    .reply(...endpoint);
  // LINE lets us try only so often, so only what looks right is tried.
  if (endpoint[1] === OURS)
    nock(API)
      .post("/v2/bot/channel/webhook/test")
      .reply(...tried);
  nock(API)
    .get("/v2/bot/info")
    .reply(...info);
  nock(API)
    .get("/v2/bot/message/quota")
    .reply(...quota);
  nock(API)
    .get("/v2/bot/message/quota/consumption")
    .reply(...used);
}

const well = {
  askedAt: "2026-11-22T00:00:00.000Z",
  token: "fits",
  chatMode: "bot",
  markAsReadMode: "auto",
  webhook: "fits",
};

test("LINE is asked for the token, the modes and this month's pushes", async () => {
  line({});
  expect(await statusOf()("mito")).toEqual({ ...well, quota: { limit: 200, used: 12 } });
  expect(called).toEqual(["accepted"]);
});

test.each([
  {
    what: "a plan without a limit",
    answers: { quota: [200, { type: "none" }] },
    found: { quota: { limit: null, used: 12 } },
  },
  { what: "no figures", answers: { used: [500, {}] }, found: { quota: null, token: "fits" } },
  { what: "figures of another form", answers: { used: [200, { total: "12" }] }, found: { quota: null } },
  {
    what: "a chat in LINE's console",
    answers: { info: [200, { userId: "U", chatMode: "chat", markAsReadMode: "manual" }] },
    found: { chatMode: "chat", markAsReadMode: "manual" },
  },
  {
    what: "webhooks switched off",
    answers: { endpoint: [200, { ...OURS, active: false }] },
    found: { webhook: "inactive", token: "fits" },
  },
  {
    what: "webhooks of another city",
    answers: { endpoint: [200, { ...OURS, endpoint: "https://tsunagu.example.jp/webhook/ueda" }] },
    found: { webhook: "elsewhere" },
  },
  {
    what: "webhooks to another host",
    answers: { endpoint: [200, { ...OURS, endpoint: "https://vendor.example.jp/webhook/mito" }] },
    found: { webhook: "elsewhere" },
  },
  { what: "no webhook URL", answers: { endpoint: [404, {}] }, found: { webhook: "missing" } },
  { what: "LINE does not reach us", answers: { tried: [200, { success: false }] }, found: { webhook: "unreachable" } },
  { what: "LINE does not say where", answers: { endpoint: [500, {}] }, found: { webhook: null, token: "fits" } },
  { what: "LINE down", answers: { info: [503, {}] }, found: { token: "unknown", chatMode: null } },
] as { what: string; answers: Parameters<typeof line>[0]; found: object }[])("$what", async ({ answers, found }) => {
  line(answers);
  expect(await statusOf()("mito")).toMatchObject(found);
});

test("a token that LINE does not know is said, and raises the alarm", async () => {
  line({ info: [401, {}], quota: [401, {}], used: [401, {}] });
  expect(await statusOf()("mito")).toMatchObject({ token: "wrong", quota: null });
  expect(called).toEqual(["unauthorised"]);
});

test("a city without a token is not asked about", async () => {
  expect(await statusOf()("kokubunji")).toMatchObject({ token: "wrong", quota: null });
});

test("however many look, LINE is asked once in five minutes", async () => {
  line({});
  const status = statusOf();
  const [first, second] = await Promise.all([status("mito"), status("mito")]);
  expect(second).toBe(first);
  now += 299_999;
  expect(await status("mito")).toBe(first);
  now += 1;
  line({ used: [200, { totalUsage: 13 }] });
  expect((await status("mito")).quota?.used).toBe(13);
});
