import { expect, test } from "vitest";
import { acceptAtHand } from "../../src/app/accept-at-hand.ts";
import type { Arrival } from "../../src/app/arrival.ts";
import { decideTurn } from "../../src/app/handle-turn.ts";
import type { AtHand, LinesClaim, LiveStore, TurnClaim } from "../../src/app/live-store.ts";
import type { Event } from "../../src/core/event.ts";
import type { Script } from "../../src/core/script.ts";
import { renderMessages } from "../../src/line/render-messages.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import { ADDRESS } from "../contracts/case-fixtures.ts";
import { keys } from "../desk/desk-fixtures.ts";
import { silentLog } from "../silent-log.ts";
import { silentMeter } from "../silent-meter.ts";
import { CONVERSATION, faulty, shipped } from "./broken-talk.ts";

/** What is decided before it is accepted, and what rather not: that is stored first, where its tries are counted. */
const NOW = Date.parse("2026-11-24T02:00:00.000Z");
const at = new Date(NOW).toISOString();
const tap: Event = { type: "tapped", id: "e2", at, data: "unknown" };
const words: Event = { type: "said", id: "e2", at, messageId: "m2", text: "家賃が払えません" };
const arrivalOf = (event: Event): Arrival => ({
  ...{ event, conversationId: CONVERSATION, address: ADDRESS, receivedAt: NOW, readyAt: NOW },
  replyToken: { token: "T", until: NOW + 50_000 },
});
const greeted = [
  { type: "followed" as const, id: "e0", at, again: false },
  { type: "profile_known" as const, id: "e1", at, language: "ja" },
];
const { session } = decideTurn(shipped, { conversationId: CONVERSATION, session: null, events: greeted }, NOW);
const turn = { session, beside: [], hopeless: null, lastTry: [], fence: 0, tries: 0 };
const claimOf = (event: Event): TurnClaim => ({
  ...turn,
  conversationId: CONVERSATION,
  address: ADDRESS,
  events: [event],
});
const speaking: LinesClaim = {
  ...{ queue: "speak", conversationId: CONVERSATION, address: ADDRESS, lines: [], reachable: true, fence: 1 },
  replyToken: null,
};
const committed: AtHand["accept"] = async () => ({ state: "committed", speaking });

/** What comes of it, and how often it was counted as handled. */
async function accept(event: Event, given: { script?: Script; accept?: AtHand["accept"]; has?: boolean }) {
  const { script = shipped, accept = committed, has = true } = given;
  const counted: number[] = [];
  const store: LiveStore = openSqliteLiveStore({ file: ":memory:", keys, now: () => NOW });
  const live: LiveStore = has ? { ...store, atHand: () => ({ claim: claimOf(event), accept }) } : store;
  const meter = { ...silentMeter, handled: (_city: string, events: number) => void counted.push(events) };
  const deps = {
    live,
    meter,
    scripts: new Map([["mito", script]]),
    channel: { render: renderMessages },
    log: silentLog,
  };
  const handled = await acceptAtHand({ ...deps, now: () => NOW }, arrivalOf(event), 1000);
  await store.close();
  return { handled, counted };
}

test("a tap is decided, stored, counted, and what it says is given to be sent", async () => {
  const { handled, counted } = await accept(tap, {});
  expect(handled).toMatchObject({ begun: { claim: speaking }, records: false });
  expect(handled?.begun?.body).toMatch(/^\[\{/);
  expect(counted).toEqual([1]);
});

test.each<[string, Event, Parameters<typeof accept>[1]]>([
  ["words, in which there may be anything", words, {}],
  ["what comes to a store that cannot do it", tap, { has: false }],
  ["a tap over which deciding breaks off", tap, { script: faulty }],
  ["a tap that something has come before", tap, { accept: async () => ({ state: "changed" }) }],
])("accepted as ever: %s", async (_what, event, given) => {
  expect(await accept(event, given)).toEqual({ handled: null, counted: [] });
});

test("where nobody knows whether it is stored LINE is told so, and sends it again", async () => {
  await expect(accept(tap, { accept: () => Promise.reject(new Error("away")) })).rejects.toThrow("away");
});
