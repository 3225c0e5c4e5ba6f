import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Arrival } from "../../src/app/arrival.ts";
import type { Turn } from "../../src/app/live-store.ts";
import {
  arrival,
  handledIn,
  iso,
  note,
  START,
  say,
  session,
  textOf,
  turn,
} from "../contracts/live-store/conversation.ts";
import { LEASE, makeWorld, type World } from "../contracts/live-store/world.ts";
import { makeSqliteBackend } from "./sqlite-backend.ts";

/**
 * What has just come is decided before it is accepted, by a process that is alone with its file.
 * Goal: that nobody can tell, but by the time it takes; and that nothing is decided on what is no longer so.
 */
let world: World;
let file = "";
let end: () => Promise<void>;
const A = "conversation-a";
const reply = { leaseMs: LEASE };
const waits = { state: "changed" };

beforeEach(async () => {
  const backend = await makeSqliteBackend({ alone: true });
  file = backend.file;
  ({ world, end } = await makeWorld(backend));
  await world.accept(arrival("e0", START));
  await world.take(turn([], { session: session(A, ["e0"]) }));
});
afterEach(() => end());

const tap = (id: string, more: Partial<Arrival> = {}) =>
  arrival(id, world.now(), { replyToken: { token: `T-${id}`, until: world.now() + 50_000 }, ...more });
const find = (one: Arrival) => world.store().atHand?.(one, world.now()) ?? null;
function look(one: Arrival) {
  const found = find(one);
  if (found === null) throw new Error("it is not at hand");
  return found;
}
const answer = (id: string, more: Partial<Turn> = {}) =>
  turn([say("はい")], { session: session(A, ["e0", id]), ...more });
const count = (table: string) => {
  const stored = new DatabaseSync(file, { readOnly: true });
  const row = stored.prepare(`SELECT count(*) AS n FROM ${table}`).get();
  stored.close();
  return row?.n;
};

test("it is seen, done and being said in one step, and settled as ever", async () => {
  const found = look(tap("e1"));
  expect(found.claim).toMatchObject({ conversationId: A, events: [{ id: "e1" }], session: { id: "s1" } });
  expect(count("seen")).toBe(1);
  const done = await found.accept(answer("e1"), reply);
  if (done.state !== "committed" || done.speaking === null) throw new Error("it was not said at once");
  expect(done.speaking.lines.map(({ id, effect }) => [id, textOf(effect)])).toEqual([["e1#0", "はい"]]);
  expect(done.speaking.replyToken?.token).toBe("T-e1");
  expect(count("event")).toBe(0);
  await world.finish(done.speaking);
  expect((await world.store().gauge(world.now())).lines).toMatchObject({ planned: 0, attempted: 0, done: 1 });
  expect(await world.accept(tap("e1"))).toEqual({ accepted: 0, duplicates: 1 });
  expect(handledIn(await world.store().sessionOf(A, world.now()))).toEqual(["e0", "e1"]);
});

test("after a crash it is done, and its words come again as begun", async () => {
  await look(tap("e1")).accept(answer("e1"), reply);
  await world.crash();
  expect(await world.store().claimTurn(world.now(), LEASE)).toBeNull();
  expect((await world.lines()).lines[0]).toMatchObject({ state: "attempted", attempt: { how: "reply" } });
});

test("what it leads to besides is planned, and its timer rings", async () => {
  const timer = { type: "set_timer", name: "later", at: iso(START + 60_000) } as const;
  const decided = turn([note(), timer], { session: session(A, ["e0", "e1"]) });
  expect(await look(tap("e1")).accept(decided, reply)).toEqual({ state: "committed", speaking: null });
  expect((await world.lines("record")).lines).toHaveLength(1);
  world.pass(60_000);
  expect((await world.claim()).events).toMatchObject([{ type: "timer", name: "later" }]);
});

test("where nothing is said yet her token is kept, for what is", async () => {
  await look(tap("e1")).accept(turn([], { session: session(A, ["e0", "e1"]) }), reply);
  await world.accept(arrival("case", world.now()));
  const done = await world.store().commitAndSpeak(await world.claim(), turn([say("番号")]), reply);
  expect(done).toMatchObject({ speaking: { replyToken: { token: "T-e1" } } });
});

test("the next tap may come before it is written that the last words have arrived, and is accepted after that", async () => {
  const first = await look(tap("e1")).accept(answer("e1"), reply);
  const second = look(tap("e2"));
  if (first.state !== "committed" || first.speaking === null) throw new Error("it was not said at once");
  const done = second.accept(answer("e2"), reply);
  await world.finish(first.speaking);
  expect(await done).toMatchObject({ state: "committed", speaking: { lines: [{ id: "e2#0" }] } });
});

test("not while nobody knows whether the last words have arrived", async () => {
  await look(tap("e1")).accept(answer("e1"), reply);
  expect(await look(tap("e2")).accept(answer("e2"), reply)).toEqual(waits);
});

test("what cannot be stored so is undone, and is accepted as ever", async () => {
  const twice = { ...answer("e1"), effects: [say("はい"), note()] };
  // Nothing of the kind can be sealed: a fault of ours.
  Object.defineProperty(twice.effects[1], "toJSON", {
    value: () => {
      throw new Error("a fault");
    },
  });
  expect(await look(tap("e1")).accept(twice, reply)).toEqual(waits);
  expect([count("seen"), count("line")]).toEqual([1, 0]);
  expect(await world.accept(tap("e1"))).toEqual({ accepted: 1, duplicates: 0 });
});

/** What may come between looking and accepting; the tap is then accepted as ever, and handled once. */
test.each<[string, () => Promise<unknown>]>([
  ["the same tap", () => world.accept(tap("e1"))],
  ["another event of hers that waits", () => world.accept(arrival("e2", world.now(), { readyAt: world.now() + 700 }))],
  ["another that somebody has", async () => [await world.accept(tap("e2")), await world.claim()]],
  ["another that was handled", async () => [await world.accept(tap("e2")), await world.take(answer("e2"))]],
  ["another that was decided first", () => look(tap("e2")).accept(answer("e2"), reply)],
])("not where %s has come between", async (_what, comesBetween) => {
  const found = look(tap("e1"));
  await comesBetween();
  const seen = count("seen");
  expect(await found.accept(answer("e1"), reply)).toEqual(waits);
  expect(count("seen")).toBe(seen);
});

test.each<[string, () => Promise<Arrival>]>([
  ["a stranger's", async () => tap("e1", { conversationId: "conversation-b" })],
  ["what brings no token", async () => tap("e1", { replyToken: null })],
  ["what waits for more", async () => tap("e1", { readyAt: world.now() + 700 })],
  [
    "what brings a token that is used",
    async () => {
      await look(tap("e1")).accept(answer("e1"), reply);
      await world.finish(await spoken());
      return tap("e2", { replyToken: { token: "T-e1", until: world.now() + 50_000 } });
    },
  ],
  [
    "what comes while words wait for her",
    async () => {
      await world.accept(arrival("e1", world.now()));
      await world.take(answer("e1"));
      return tap("e2");
    },
  ],
  [
    "what comes when her session is over",
    async () => {
      await look(tap("e1")).accept(answer("e1", { expiresAt: world.now() + 10 }), reply);
      await world.finish(await spoken());
      world.pass(10);
      return tap("e2");
    },
  ],
  [
    "what comes when a timer rings",
    async () => {
      const timer = { type: "set_timer", name: "later", at: iso(world.now() + 10) } as const;
      await look(tap("e1")).accept(turn([timer], { session: session(A) }), reply);
      world.pass(10);
      return tap("e2");
    },
  ],
  [
    "what another process of this file wrote last",
    async () => {
      await world.crash();
      return tap("e1");
    },
  ],
])("nothing is at hand of %s", async (_what, comes) => {
  const one = await comes();
  const done = await find(one)?.accept(answer(one.event.id), reply);
  expect(done ?? waits).toEqual(waits);
  expect(await world.accept(one)).toEqual({ accepted: 1, duplicates: 0 });
});

/** What is being said after a lease was lost. */
async function spoken() {
  world.pass(LEASE);
  return world.lines();
}
