import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Arrival } from "../../src/app/arrival.ts";
import type { Staff } from "../../src/core/casework/case.ts";
import { type LineAlarm, type LineStatus, Operations } from "../../src/core/operations-view.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import {
  ADDRESS,
  ANSWER_BY,
  administrator,
  anOpening,
  auditor,
  coordinator,
  EAST,
  worker,
} from "../contracts/case-fixtures.ts";
import { said, say, session, turn } from "../contracts/live-store/conversation.ts";
import { get, keys, LINE_WELL, type OpenDesk, openDesk, post } from "./desk-fixtures.ts";

/** The operators' page, on the real stores: who sees what could not be delivered, and what comes of her decision. */
const CANARY = "かなりあ-7f3a";
const LEASE_MS = 60_000;
let now = Date.parse("2026-11-22T03:00:00Z");
let desk: OpenDesk;
let woken = 0;
let lineStatus: LineStatus = LINE_WELL;
let alarms: LineAlarm[] = [];
const live = openSqliteLiveStore({ file: ":memory:", keys, now: () => now });
const cookies = new Map<string, string>();
const people = {
  coordinator,
  administrator,
  staff: worker(EAST),
  auditor,
  elsewhere: { ...administrator, id: "administrator-kokubunji", city: "kokubunji" },
} satisfies Record<string, Staff>;
type Who = keyof typeof people;

beforeAll(async () => {
  desk = await openDesk({
    operations: {
      live,
      lineStatus: async () => lineStatus,
      alarmsOf: (city) => (city === "mito" ? alarms : []),
      wake: () => void woken++,
    },
  });
  for (const [who, staff] of Object.entries(people)) cookies.set(who, await desk.signIn(staff));
});
afterAll(async () => {
  await desk.shut();
  await live.close();
});
beforeEach(async () => {
  [woken, lineStatus, alarms] = [0, LINE_WELL, []];
  for (const letter of await live.deadLetters(1000)) await live.giveUp(letter.id, now);
});

const look = async (who: Who, after: string | null = null) => {
  const url = `/api/operations${after === null ? "" : `?after=${encodeURIComponent(after)}`}`;
  return Operations.parse(await (await get(desk.origin, url, cookies.get(who) ?? "")).json());
};
const act = async (who: Who, move: "again" | "give-up", id: string) => {
  const answer = await post(desk.origin, `/api/operations/${move}`, { id }, { cookie: cookies.get(who) ?? "" });
  return { http: answer.status, ...(await answer.json()) };
};
const audit = () => desk.records.db.selectFrom("audit").select(["actor_role", "action", "case_id"]).execute();

/** A line of this event that ended so, in a conversation of this city. */
async function undelivered(id: string, state: "dead" | "ambiguous", city = "mito", conversationId = `talk-${id}`) {
  now += 1000;
  const address = { ...ADDRESS, city };
  const arrival: Arrival = {
    event: said(id, now, CANARY),
    conversationId,
    address,
    receivedAt: now,
    readyAt: now,
    replyToken: null,
  };
  await live.accept([arrival]);
  const claim = await live.claimTurn(now, LEASE_MS);
  if (claim === null) throw new Error("no turn");
  await live.commitTurn(claim, turn([say(CANARY)], { session: session(conversationId) }));
  const lines = await live.claimLines("speak", now, LEASE_MS);
  if (lines === null) throw new Error("no lines");
  await live.settle(lines, [{ lineId: `${id}#0`, state, reason: "timeout", at: now }]);
  await live.release(lines);
  return `${id}#0`;
}

describe("looking", () => {
  test("what could not be delivered, with its reason and receipt number, and no content", async () => {
    const opening = anOpening({ caseId: "case-ops", eventId: "event-ops", conversationId: "talk-with-case" });
    const { receipt } = await desk.records.openCase(opening, ADDRESS, ANSWER_BY);
    await undelivered("e1", "dead", "mito", "talk-with-case");
    await undelivered("e2", "ambiguous");
    const page = await look("coordinator");
    expect(page.letters).toMatchObject([
      { id: "e2#0", state: "ambiguous", kind: "say", reason: "timeout", receipt: null, forgotten: false },
      { id: "e1#0", state: "dead", kind: "say", reason: "timeout", receipt },
    ]);
    expect(page).toMatchObject({ next: null, line: LINE_WELL, waiting: { oldestEventMs: null } });
    expect(JSON.stringify(page)).not.toContain(CANARY);
    expect(JSON.stringify(page)).not.toContain(ADDRESS.userId);
  });

  test("each sees her own city's, and its alarms", async () => {
    alarms = [{ code: "token_wrong", since: "2026-11-22T00:00:00.000Z", times: 3 }];
    await undelivered("e3", "dead");
    await undelivered("k3", "dead", "kokubunji");
    expect(await look("administrator")).toMatchObject({ letters: [{ id: "e3#0" }], alarms });
    expect(await look("elsewhere")).toMatchObject({ letters: [{ id: "k3#0" }], alarms: [] });
  });

  test("each sees what waits in her own city, and for how long", async () => {
    const before = (await look("elsewhere")).waiting;
    const address = { ...ADDRESS, city: "kokubunji" };
    const event = said("k-waits", now, CANARY);
    await live.accept([{ event, conversationId: "talk-k", address, receivedAt: now, readyAt: now, replyToken: null }]);
    expect((await look("administrator")).waiting).toMatchObject({ events: 0, oldestEventMs: null });
    expect((await look("elsewhere")).waiting).toMatchObject({
      events: before.events + 1,
      oldestEventMs: expect.any(Number),
    });
    const claim = await live.claimTurn(now, LEASE_MS);
    if (claim === null) throw new Error("no turn");
    await live.commitTurn(claim, turn([], { session: session("talk-k") }));
    expect((await look("elsewhere")).waiting).toMatchObject({ events: before.events, oldestEventMs: null });
  });

  test("danger that nobody heard stands first, however much came since; a long list goes on, and what is there can be given up", async () => {
    now += 1000;
    const event = said("unheard", now, CANARY);
    const talk = { conversationId: "talk-unheard", address: ADDRESS };
    await live.accept([{ event, ...talk, receivedAt: now, readyAt: now, replyToken: null }]);
    const claim = await live.claimTurn(now, LEASE_MS);
    if (claim === null) throw new Error("no turn");
    await live.setAside(claim, { reason: "danger:TypeError", effects: [], done: [] });
    for (let n = 0; n <= 100; n += 1) await undelivered(`many${n}`, "dead");
    const page = await look("coordinator");
    expect(page.letters.map(({ id }) => id).slice(0, 2)).toEqual(["unheard", "many100#0"]);
    expect(page.letters).toHaveLength(100);
    const rest = await look("coordinator", page.next);
    expect(rest).toMatchObject({ letters: [{ id: "many1#0" }, { id: "many0#0" }], next: null });
    expect(await act("coordinator", "give-up", "many0#0")).toEqual({ http: 200 });
    expect((await get(desk.origin, "/api/operations?after=x", cookies.get("coordinator") ?? "")).status).toBe(400);
  });

  test.each(["staff", "auditor"] as const)("is not for the %s", async (who) => {
    const letter = await undelivered(`for-${who}`, "dead");
    const refused = { http: 403, code: "not_permitted" };
    expect((await get(desk.origin, "/api/operations", cookies.get(who) ?? "")).status).toBe(403);
    expect(await act(who, "again", letter)).toEqual(refused);
    expect(await act(who, "give-up", letter)).toEqual(refused);
    expect(await live.deadLetters(1)).toMatchObject([{ id: letter }]);
  });
});

describe("deciding", () => {
  test("again: it goes out, the workers are woken, and who did it is written down", async () => {
    const letter = await undelivered("e4", "ambiguous");
    expect(await act("coordinator", "again", letter)).toEqual({ http: 200 });
    expect(woken).toBe(1);
    expect((await look("coordinator")).letters).toEqual([]);
    const lines = await live.claimLines("speak", now, LEASE_MS);
    expect(lines?.lines.map((line) => line.id)).toEqual([letter]);
    expect((await audit()).at(-1)).toEqual({ actor_role: "coordinator", action: "deliver_again", case_id: letter });
    if (lines !== null) await live.settle(lines, [{ lineId: letter, state: "done", requestId: null, at: now }]);
    if (lines !== null) await live.release(lines);
  });

  test("give up: it leaves the list, and stands in the audit of its case", async () => {
    const opening = anOpening({ caseId: "case-gone", eventId: "event-gone", conversationId: "talk-gone" });
    await desk.records.openCase(opening, ADDRESS, ANSWER_BY);
    const letter = await undelivered("e5", "dead", "mito", "talk-gone");
    expect(await act("administrator", "give-up", letter)).toEqual({ http: 200 });
    expect((await look("administrator")).letters).toEqual([]);
    expect((await audit()).at(-1)).toEqual({
      actor_role: "administrator",
      action: "give_up_delivery",
      case_id: "case-gone",
    });
  });

  test("of two who decide at once one does, and a letter of another city does not exist", async () => {
    const letter = await undelivered("e6", "dead");
    const lines = (await audit()).length;
    expect(await act("elsewhere", "again", letter)).toEqual({ http: 404, code: "letter_gone" });
    expect(await act("elsewhere", "give-up", letter)).toEqual({ http: 404, code: "letter_gone" });
    expect(await audit()).toHaveLength(lines);
    const both = await Promise.all([act("coordinator", "give-up", letter), act("administrator", "give-up", letter)]);
    expect(both.map((answer) => answer.http).toSorted()).toEqual([200, 404]);
  });

  test("what was given up cannot be sent again", async () => {
    const letter = await undelivered("e7", "dead");
    await live.giveUp(letter, now);
    expect(await act("coordinator", "again", letter)).toEqual({ http: 404, code: "letter_gone" });
  });
});
