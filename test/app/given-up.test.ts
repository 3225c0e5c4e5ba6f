import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { carryOut } from "../../src/app/carry-out.ts";
import type { Channel } from "../../src/app/channel.ts";
import { deliver } from "../../src/app/deliver.ts";
import { handleTurn } from "../../src/app/handle-turn.ts";
import { type LiveStore, TURN_TRIES_MAX } from "../../src/app/live-store.ts";
import { makeToldLately } from "../../src/app/told-lately.ts";
import { loadScripts } from "../../src/content/load-scripts.ts";
import type { Script } from "../../src/core/script.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import { type OpenedRecords, openRecords } from "../../src/records/open-records.ts";
import { ADDRESS, coordinator } from "../contracts/case-fixtures.ts";
import { keys } from "../desk/desk-fixtures.ts";
import { silentLog } from "../silent-log.ts";
import { silentMeter } from "../silent-meter.ts";

/** A turn that cannot be handled, through the real stores: what she hears, whom it alarms, and that nothing is lost. */
const CONVERSATION = "conversation-1";
const LEASE_MS = 1000;
const MINUTE_MS = 60_000;
const scripts = new Map(await loadScripts(join(import.meta.dirname, "../.."), ["mito"]));
const shipped = scriptOfMito();
/** A fault of ours, in every turn that looks what she was asked. */
const faulty = withFault({});

let now: number;
let dir: string;
let live: LiveStore;
let records: OpenedRecords;
let toldLately: ReturnType<typeof makeToldLately>;
/** What LINE was given, each call as JSON. */
let heard: string[];
let told: number;

beforeEach(async () => {
  now = Date.parse("2026-11-24T02:00:00.000Z");
  [heard, told] = [[], 0];
  toldLately = makeToldLately();
  scripts.set("mito", shipped);
  dir = mkdtempSync(join(tmpdir(), "given-up-"));
  live = openSqliteLiveStore({ file: join(dir, "live.sqlite"), keys, now: () => now });
  records = await openRecords({ dialect: { kind: "sqlite", file: join(dir, "record.sqlite") }, keys, now: () => now });
});
afterEach(async () => {
  await live.close();
  await records.close();
  rmSync(dir, { recursive: true, force: true });
});

test("a turn over which the script throws: she hears, and nobody is alarmed where there is no danger", async () => {
  scripts.set("mito", faulty);
  await says("家賃が払えません");
  await settle();
  expect(heard.join()).toContain("受け取れませんでした");
  expect(heard.join()).toContain("福祉総務課の電話：市役所に確認中です");
  expect(heard.join()).toMatch(/110番か119番/);
  expect(heard).toHaveLength(1);
  expect(await alarms()).toEqual([]);
  expect(await letters()).toEqual(["said-1 Error"]);
  expect(await live.sessionOf(CONVERSATION, now)).toBeNull();
});

test("danger in it is answered and alarms staff; tried again once the fault is gone, it is the same case and the talk goes on", async () => {
  await says("家賃が払えません");
  await settle();
  const before = await live.sessionOf(CONVERSATION, now);
  scripts.set("mito", faulty);
  heard = [];
  await says("もう死にたいです");
  await settle();
  const kept = await live.sessionOf(CONVERSATION, now);
  expect(kept).toEqual({ ...before, case: kept?.case, danger: kept?.danger });
  expect(heard[0]).toContain("一人にならないでください");
  expect(heard[0]).toContain('"110"');
  expect(heard.join()).not.toContain("aside-");
  expect(heard[1]).toContain("受け取れませんでした");
  const [alarm] = await alarms();
  expect(alarm).toMatchObject({ tier: 1, kinds: ["suicide"], since: expect.any(String) });
  const found = await records.readCase(coordinator, alarm?.caseId ?? "", at());
  expect(found).toMatchObject({ ok: true, value: { opening: { words: [{ text: "もう死にたいです" }] } } });

  scripts.set("mito", shipped);
  heard = [];
  // Besides hers, what the record answered about the case.
  expect(await letters()).toHaveLength(2);
  for (const { id } of await live.deadLetters(10)) expect(await live.retryDead(id, now)).toBe("again");
  await settle();
  expect(heard.join()).toContain("安全に過ごせそうですか");
  expect(await alarms()).toEqual([alarm]);
  expect(await letters()).toEqual([]);
  expect((await live.sessionOf(CONVERSATION, now))?.case).toMatchObject({ id: alarm?.caseId, receipt: alarm?.receipt });
});

test("a session that does not open: every danger is heard, the rest is said once in ten minutes; whole again, all can be tried again", async () => {
  await says("家賃が払えません");
  await settle();
  const before = await live.sessionOf(CONVERSATION, now);
  spoil("CREATE TABLE kept AS SELECT body FROM session; UPDATE session SET body = x'00'");
  heard = [];
  await says("電気も止まりそうです");
  await settle();
  expect(heard.join().match(/受け取れませんでした/g)).toHaveLength(1);
  await says("だれかいますか");
  await settle();
  expect(heard).toHaveLength(1);
  await says("もう死にたい");
  await settle();
  expect(heard).toHaveLength(2);
  expect(heard[1]).toContain("一人にならないでください");
  expect(await alarms()).toMatchObject([{ kinds: ["suicide"] }]);
  now += 11 * MINUTE_MS;
  await says("まだいますか");
  await settle();
  expect(heard[2]).toContain("受け取れませんでした");
  // Besides her four, what the record answered about the case.
  const lost = await live.deadLetters(10);
  expect(lost.map(({ reason }) => reason)).toEqual(Array(5).fill("session_unreadable"));

  spoil("UPDATE session SET body = (SELECT body FROM kept)");
  expect(await live.sessionOf(CONVERSATION, now)).toEqual(before);
  heard = [];
  for (const { id } of lost) expect(await live.retryDead(id, now)).toBe("again");
  await settle();
  expect(await letters()).toEqual([]);
  expect((await live.sessionOf(CONVERSATION, now))?.words.map(({ text }) => text).join()).toContain("電気も止まりそう");
  expect(heard.join()).not.toContain("受け取れませんでした");
});

test("where the program dies over it each time she hears, too", async () => {
  await says("もう死にたいです");
  // The last time alone.
  for (let n = 0; n <= TURN_TRIES_MAX; n += 1) {
    await live.claimTurn(now, LEASE_MS);
    now += LEASE_MS;
  }
  await settle();
  expect(heard.join()).toContain("一人にならないでください");
  expect(await alarms()).toHaveLength(1);
  expect(await letters()).toEqual(["said-1 crashed"]);
});

test.each([
  ["the danger rules", { danger: null }, "一人にならないでください", 1],
  ["the holidays", { holidays: null }, "に電話する", 0],
  ["the texts", { words: null }, "call 110 or 119", 0],
  ["the city", { city: null }, "call 110 or 119", 0],
])("what fails is %s: she is given at least the numbers", async (_what, broken, heardThen, alarmed) => {
  scripts.set("mito", withFault(broken));
  await says("もう死にたいです");
  await settle();
  expect(heard.join()).toContain(heardThen);
  expect(await alarms()).toHaveLength(alarmed);
  expect(heard.join()).toMatch(/110.*119/s);
  expect(await letters()).toHaveLength(1);
});

async function says(text: string): Promise<void> {
  now += 1000;
  told += 1;
  const id = `said-${told}`;
  const event = { type: "said" as const, id, at: at(), messageId: `m-${id}`, text };
  await live.accept([
    { event, conversationId: CONVERSATION, address: ADDRESS, receivedAt: now, readyAt: now, replyToken: null },
  ]);
}

/** Works until nothing waits, also what waits for another try. */
async function settle(): Promise<void> {
  const goOn = () => true;
  const deps = {
    live,
    records,
    channel,
    scripts,
    toldLately,
    now: () => now,
    log: silentLog,
    meter: silentMeter,
    goOn,
  };
  for (;;) {
    const turn = await live.claimTurn(now, LEASE_MS);
    if (turn !== null) await handleTurn(deps, turn);
    const record = await live.claimLines("record", now, LEASE_MS);
    if (record !== null) await carryOut(deps, record);
    const speak = await live.claimLines("speak", now, LEASE_MS);
    if (speak !== null) await deliver(deps, speak);
    if (turn !== null || record !== null || speak !== null) continue;
    const due = await live.nextDue();
    if (due === null || due > now + MINUTE_MS) return;
    now = due;
  }
}

function spoil(sql: string): void {
  const db = new DatabaseSync(join(dir, "live.sqlite"));
  db.exec(sql);
  db.close();
}

const alarms = () => records.listAlarms(coordinator);
const letters = async () => (await live.deadLetters(10)).map(({ id, reason }) => `${id} ${reason}`).toSorted();
const at = () => new Date(now).toISOString();

/** `more`: what else is gone, as a bug of ours might leave it; no type allows it. */
function withFault(more: object): Script {
  const fails = () => {
    throw new Error("a fault of ours");
  };
  return Object.assign({}, shipped, { flows: new Proxy({}, { get: fails }) }, more);
}

function scriptOfMito(): Script {
  const script = scripts.get("mito");
  if (script === undefined) throw new Error("mito is not there");
  return script;
}

const channel: Channel = {
  render: (says) => ({ body: JSON.stringify(says), count: 1 }),
  reply: async () => ({ outcome: "token_dead" }),
  push: async (_address, _key, body) => {
    heard.push(body);
    return { outcome: "accepted", requestId: null };
  },
  profileLanguage: async () => null,
  content: async () => ({ outcome: "gone" }),
};
