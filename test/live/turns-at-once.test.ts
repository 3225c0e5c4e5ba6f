import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { HOPELESS_TRIES_MAX } from "../../src/app/live-store.ts";
import { anyOrderContract } from "../contracts/live-store/any-order.ts";
import { arrival, iso, START, say, session, turn } from "../contracts/live-store/conversation.ts";
import { LEASE, makeWorld, type World } from "../contracts/live-store/world.ts";
import { makeSqliteBackend } from "./sqlite-backend.ts";

/**
 * A process that is alone with its file takes turns in the transaction that accepts what they answer.
 * Goal: that nobody can tell, but by the time it takes.
 */
let world: World;
let file = "";
let end: () => Promise<void>;
const KNOWN = ["a", "b"];
const of = (conversationId: string) => ({ conversationId });

beforeEach(async () => {
  const backend = await aloneBackend();
  file = backend.file;
  ({ world, end } = await makeWorld(backend));
  // Whoever writes for the first time is claimed as ever.
  for (const id of KNOWN) {
    await world.accept(arrival(`first of ${id}`, START, of(id)));
    await world.take(turn());
  }
});
afterEach(() => end());

const aloneBackend = () => makeSqliteBackend({ alone: true });
describe("turns that are taken at once", () => anyOrderContract(aloneBackend));

const ask = () => world.store().claimTurn(world.now(), LEASE);

test("what is accepted while somebody asks for turns is taken with it", async () => {
  await world.accept(arrival("e1", START, of("a")));
  const stored = new DatabaseSync(file, { readOnly: true });
  expect(stored.prepare("SELECT tries FROM event").all()).toEqual([{ tries: 1 }]);
  stored.close();
  expect(await world.claim()).toMatchObject({
    tries: 0,
    hopeless: null,
    session: { id: "s1" },
    events: [{ id: "e1" }],
  });
});

test("taken and not begun before its time is over, it comes again, and who is late changes nothing", async () => {
  await world.accept(arrival("e1", START, of("a")));
  const late = await world.claim();
  await world.accept(arrival("e2", START, of("b")));
  world.pass(LEASE);
  const both = [await world.claim(), await world.claim()];
  expect(both.map(({ tries, events }) => [events.map(({ id }) => id), tries])).toEqual([
    [["e1"], 1],
    [["e2"], 1],
  ]);
  expect(await world.store().commitTurn(late, turn())).toBe("stale");
});

test("the token of a redelivery is kept that comes in the same request as something new, which brings none", async () => {
  const again = { ...of("a"), replyToken: { token: "fresh", until: START + 50_000 } };
  await world.accept(arrival("first of a", START, again), arrival("e1", START, of("a")));
  const done = await world.store().commitAndSpeak(await world.claim(), turn([say("一")]), { leaseMs: LEASE });
  expect(done).toMatchObject({ speaking: { replyToken: { token: "fresh" } } });
});

test("while a turn is under way what comes next waits for its end", async () => {
  await world.accept(arrival("e1", START, of("a")));
  const first = await world.claim();
  await world.accept(arrival("e2", START, of("a")));
  expect(await ask()).toBeNull();
  await world.store().commitTurn(first, turn());
  expect((await world.claim()).events).toMatchObject([{ id: "e2" }]);
});

test("two at once, and what joins others that are still gathered, are claimed as ever, all together", async () => {
  await world.accept(arrival("e1", START, of("a")), arrival("e2", START + 1, of("a")));
  expect((await world.claim()).events).toHaveLength(2);
  await world.accept(arrival("e3", START, { ...of("b"), readyAt: START + 700 }));
  expect(await ask()).toBeNull();
  await world.accept(arrival("e4", START, of("b")));
  expect((await world.claim()).events).toHaveLength(2);
});

test("what waits elsewhere has its turn, however much is taken at once", async () => {
  for (let n = 0; n < 20; n += 1) {
    await world.accept(arrival(`w${n}`, START, of(`w${n}`)));
    await world.take(turn());
  }
  await world.accept(arrival("slow", START, { ...of("slow"), readyAt: START + 1 }));
  world.pass(1);
  for (let n = 0; n < 20; n += 1) await world.accept(arrival(`x${n}`, START, of(`w${n}`)));
  const order = [];
  for (let n = 0; n < 10; n += 1) order.push((await world.claim()).conversationId);
  expect(order).toContain("slow");
});

test("under lasting overload each that waits elsewhere is come to after at most nine claims for each that is older", async () => {
  const names = Array.from({ length: 20 }, (_, n) => `k${n}`);
  for (const id of names) {
    await world.accept(arrival(`first of ${id}`, START, of(id)));
    await world.take(turn([], { session: session(id) }));
  }
  const old = ["old0", "old1", "old2"];
  for (const [n, id] of old.entries()) await world.accept(arrival(id, START + n, { ...of(id), readyAt: START + 10 }));
  world.pass(20);
  const order: string[] = [];
  const comes = (id: string) => world.accept(arrival(`${id} ${order.length}`, world.now(), of(id)));
  for (const id of names) await comes(id);
  while (order.length < 40) {
    const claim = await world.claim();
    order.push(claim.conversationId);
    await world.store().commitTurn(claim, turn([], { session: session(claim.conversationId) }));
    // Whoever is answered says more at once, without end.
    if (names.includes(claim.conversationId)) await comes(claim.conversationId);
  }
  expect(order.filter((id) => names.includes(id)).length).toBe(40 - old.length);
  for (const [n, id] of old.entries()) expect(order.slice(0, 9 * (n + 1))).toContain(id);
});

test("a process that dies over it each time sets it aside in the end", async () => {
  for (let n = 0; n < HOPELESS_TRIES_MAX; n += 1) {
    if (n === 0) await world.accept(arrival("e1", START, of("a")));
    await world.claim();
    await world.crash();
  }
  expect(await ask()).toBeNull();
  expect(await world.store().deadLetters(10)).toMatchObject([{ id: "e1", reason: "crashed" }]);
});

test("who is told when something is due sleeps until then, and finds it", async () => {
  const { store, now } = world;
  expect(await store().nextDue()).toBeNull();
  await world.accept(arrival("e1", START, { ...of("a"), readyAt: START + 700 }));
  for (const queue of ["speak", "record"] as const) expect(await store().claimLines(queue, now(), LEASE)).toBeNull();
  expect(await ask()).toBeNull();
  expect(await store().nextDue()).toBe(START + 700);
  world.pass(700);
  const timer = { type: "set_timer", name: "later", at: iso(START + 60_000) } as const;
  await world.take(turn([say("一"), timer]));
  expect(await store().nextDue()).toBe(now());
  await world.finish(await world.lines());
  expect(await store().nextDue()).toBe(START + 60_000);
  world.pass(60_000);
  expect((await world.claim()).events).toMatchObject([{ type: "timer", name: "later" }]);
});
