import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { announce } from "../../src/app/announce.ts";
import { carryOut } from "../../src/app/carry-out.ts";
import type { Channel } from "../../src/app/channel.ts";
import { deliver } from "../../src/app/deliver.ts";
import { handleTurn } from "../../src/app/handle-turn.ts";
import type { LiveStore } from "../../src/app/live-store.ts";
import type { Event } from "../../src/core/event.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import { type OpenedRecords, openRecords } from "../../src/records/open-records.ts";
import { ADDRESS, ANSWER_BY, anOpening, EAST, worker } from "../contracts/case-fixtures.ts";
import { session } from "../contracts/live-store/conversation.ts";
import { aCity, aScript, keys } from "../desk/desk-fixtures.ts";
import { silentLog } from "../silent-log.ts";
import { silentMeter } from "../silent-meter.ts";

/** A resident who blocks the account or takes messages back, through the real stores: what staff see, and what is still said. */
const CONVERSATION = "conversation-1";
const LEASE_MS = 1000;
const east = worker(EAST);
let now: number;
let dir: string;
let live: LiveStore;
let records: OpenedRecords;
let pushed: string[];

beforeEach(async () => {
  now = Date.parse("2026-11-22T01:00:00.000Z");
  pushed = [];
  dir = mkdtempSync(join(tmpdir(), "leaving-"));
  live = openSqliteLiveStore({ file: join(dir, "live.sqlite"), keys, now: () => now });
  records = await openRecords({ dialect: { kind: "sqlite", file: join(dir, "record.sqlite") }, keys, now: () => now });
  await records.openCase(anOpening(), ADDRESS, ANSWER_BY);
  // The conversation knows its case, as after the handoff.
  await happens({ type: "followed", again: false });
  const claim = await live.claimTurn(now, LEASE_MS);
  if (claim === null) throw new Error("no turn");
  await live.commitTurn(claim, { session: handedOver(claim.conversationId), effects: [], expiresAt: null });
  await records.acceptCase(east, "case-1", at());
  await settle();
  pushed = [];
});
afterEach(async () => {
  await live.close();
  await records.close();
  rmSync(dir, { recursive: true, force: true });
});

test("a reply written just before the block is not called delivered: staff see that it did not arrive", async () => {
  await records.reply(east, "case-1", "r1", "明日うかがいます", at());
  await happens({ type: "unfollowed" });
  await settle();
  expect(pushed).toEqual([]);
  const { row, messages, history } = await theCase();
  expect(row.reachable).toBe(false);
  expect(history.map((line) => line.what)).toContain("line_blocked");
  expect(messages).toMatchObject([{ id: "r1", delivery: { state: "dead", reason: "blocked" } }]);
});

test("after the block staff are told before they write, and nothing is pushed", async () => {
  await happens({ type: "unfollowed" });
  await settle();
  expect(await records.reply(east, "case-1", "r1", "x", at())).toEqual({ ok: false, error: "unreachable" });
  await records.closeCase(east, "case-1", { version: 2, outcome: "linked", reached: true, note: "" }, at());
  await settle();
  expect(pushed).toEqual([]);
  expect(await live.deadLetters(10, "mito")).toMatchObject([{ what: "dead say", reason: "blocked" }]);
});

test("who comes back can be written to again", async () => {
  await happens({ type: "unfollowed" });
  await settle();
  await happens({ type: "followed", again: true });
  await settle();
  expect((await theCase()).row.reachable).toBe(true);
  await records.reply(east, "case-1", "r1", "明日うかがいます", at());
  await settle();
  expect(pushed.at(-1)).toContain("明日うかがいます");
});

test("a message taken back is gone from the case, and one taken back before it arrives never comes in", async () => {
  await happens({ type: "said", messageId: "m2", text: "もうすこし聞いてください" });
  await settle();
  await happens({ type: "unsent", messageId: "m2" });
  await happens({ type: "unsent", messageId: "m3" });
  await settle();
  await reopen();
  await happens({ type: "said", messageId: "m3", text: "やっぱり言わなければよかった" });
  await settle();
  const { messages, history } = await theCase();
  expect(messages).toMatchObject([{ id: "m2", redacted: true, text: null }]);
  expect(history.map((line) => line.what)).toContain("redacted");
});

async function happens(what: DistributiveOmit<Event, "id" | "at">): Promise<void> {
  now += 1000;
  const event = { ...what, id: `event-${now}`, at: at() };
  await live.accept([
    { event, conversationId: CONVERSATION, address: ADDRESS, receivedAt: now, readyAt: now, replyToken: null },
  ]);
}
type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never;

/** Works until nothing waits: what staff did, turns, the record, and only then what is said. */
async function settle(): Promise<void> {
  const scripts = new Map([["mito", aScript(aCity("mito", "水戸市"))]]);
  const deps = {
    live,
    records,
    channel,
    scripts,
    now: () => now,
    log: silentLog,
    meter: silentMeter,
    goOn: () => true,
  };
  const step = async (): Promise<boolean> => {
    if ((await announce(deps)) > 0) return true;
    const turn = await live.claimTurn(now, LEASE_MS);
    if (turn !== null) await handleTurn(deps, turn);
    if (turn !== null) return true;
    const record = await live.claimLines("record", now, LEASE_MS);
    if (record !== null) await carryOut(deps, record);
    if (record !== null) return true;
    const speak = await live.claimLines("speak", now, LEASE_MS);
    if (speak !== null) await deliver(deps, speak);
    return speak !== null;
  };
  while (await step());
}

async function reopen(): Promise<void> {
  await live.close();
  live = openSqliteLiveStore({ file: join(dir, "live.sqlite"), keys, now: () => now });
}

async function theCase() {
  const found = await records.readCase(east, "case-1", at());
  if (!found.ok) throw new Error(found.error);
  return found.value;
}

function at(): string {
  return new Date(now).toISOString();
}

function handedOver(conversationId: string) {
  return {
    ...session(conversationId),
    phase: "handed" as const,
    place: null,
    case: {
      id: "case-1",
      reason: "handoff" as const,
      receipt: "0000-0000",
      holder: { id: EAST.id, name: EAST.name },
      answerBy: ANSWER_BY,
      phase: "offered" as const,
      acceptedAt: null,
    },
  };
}

const channel: Channel = {
  render: (says) => ({ body: JSON.stringify(says), count: 1 }),
  reply: async () => ({ outcome: "token_dead" }),
  push: async (_address, _key, body) => {
    pushed.push(body);
    return { outcome: "accepted", requestId: null };
  },
  profileLanguage: async () => null,
  content: async () => ({ outcome: "gone" }),
};
