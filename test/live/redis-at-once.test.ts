import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Arrival } from "../../src/app/arrival.ts";
import type { Turn, TurnClaim } from "../../src/app/live-store.ts";
import { makeClaimsInDoubt } from "../../src/live/redis/claims-in-doubt.ts";
import { LATE_MS } from "../../src/live/redis/due-list.ts";
import { makeTurnsAtOnce } from "../../src/live/redis/turns-at-once.ts";
import { arrival, iso, note, START, say, session, turn } from "../contracts/live-store/conversation.ts";
import { LEASE, makeWorld, type World } from "../contracts/live-store/world.ts";
import { hasRedis, type PrivateRedis, startRedis } from "../redis.ts";
import { makeRedisBackend } from "./redis-backend.ts";

/** A turn that is decided before its event is stored: one step, or none. */
describe.skipIf(!hasRedis)("an event that is stored together with its turn", () => {
  let redis: PrivateRedis;
  let hand: Redis;
  let world: World;
  let end: () => Promise<void>;
  const decide = vi.fn<(claim: TurnClaim) => Turn | null>();
  const reply = turn([say("はい"), note()]);
  const withToken = (id: string, more: Partial<Arrival> = {}) =>
    arrival(id, world.now(), { replyToken: { token: `T-${id}`, until: world.now() + 50_000 }, ...more });
  const acceptTurn = async (one: Arrival) => {
    const atHand = world.store().atHand?.(one, world.now()) ?? null;
    const decided = atHand === null ? null : decide(atHand.claim);
    return decided === null || atHand === null ? notNow : await atHand.accept(decided, { leaseMs: LEASE });
  };
  const notNow = { state: "changed" };
  const gauge = () => world.store().gauge(world.now());

  beforeAll(async () => {
    redis = await startRedis();
    hand = new Redis(redis.url);
  });
  beforeEach(async () => {
    await hand.flushall();
    ({ world, end } = await makeWorld(await makeRedisBackend(redis)));
    decide.mockReset().mockReturnValue(reply);
    // Whoever writes for the first time is claimed as ever.
    await world.accept(arrival("first", START));
    await world.take(turn());
  });
  afterEach(() => end());
  afterAll(async () => {
    hand?.disconnect();
    await redis?.end();
  });

  test("is done in one call of one script, and what it says is ours to say", async () => {
    const before = await calls();
    const done = await acceptTurn(withToken("e1"));
    expect((await calls()) - before).toBe(1);
    expect(decide.mock.calls).toMatchObject([[{ session: { id: "s1" }, events: [{ id: "e1" }], hopeless: null }]]);
    expect(done).toMatchObject({
      state: "committed",
      speaking: { lines: [{ id: "e1#0" }], replyToken: { token: "T-e1" }, address: { userId: "U-conversation-a" } },
    });
    expect(await world.store().claimTurn(world.now(), LEASE)).toBeNull();
    expect(await gauge()).toMatchObject({ events: 0, sessions: 1, lines: { attempted: 1, planned: 1 } });
    expect((await world.lines("record")).lines.map(({ id }) => id)).toEqual(["e1#1"]);
    // Sent again it is known, and its token is used up.
    expect(await acceptTurn(withToken("e1"))).toEqual(notNow);
    expect(await world.accept(withToken("e1"))).toEqual({ accepted: 0, duplicates: 1 });
  });

  const calls = async () => Number(/cmdstat_evalsha:calls=(\d+)/.exec(await hand.info("commandstats"))?.[1]);

  test("goes on from the session that it left", async () => {
    decide.mockReturnValueOnce(turn([], { session: session("conversation-a", ["e1"]) }));
    expect(await acceptTurn(withToken("e1"))).toEqual({ state: "committed", speaking: null });
    await acceptTurn(withToken("e2"));
    expect(decide.mock.lastCall).toMatchObject([{ session: { answers: { handled: ["e1"] } } }]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["another event waits", () => world.accept(arrival("e0", world.now(), { readyAt: world.now() + 700 }))],
    ["its turn is under way", () => world.accept(arrival("e0", world.now())).then(() => world.claim())],
    ["its turn pauses after a failure", () => failed()],
    ["another process has written the session since", () => elsewhere()],
    ["it was seen before", () => world.another().then((other) => other.accept([withToken("e1")]))],
    ["a timer is due", () => timerDue()],
    ["its session is past its time", () => expired()],
    ["it is to be gathered with others", async () => Object.assign(one, { readyAt: world.now() + 700 })],
    ["it cannot be decided", async () => decide.mockReturnValue(null)],
    ["this process has never seen her", async () => Object.assign(one, { conversationId: "conversation-b" })],
  ])("where %s nothing is written, and it is accepted as ever", async (_why, happens) => {
    one = withToken("e1");
    await happens();
    const before = await stored();
    expect(await acceptTurn(one)).toEqual(notNow);
    expect(await stored()).toEqual(before);
  });

  let one: Arrival;
  const elsewhere = async () => {
    const other = await world.another();
    await other.accept([arrival("e0", world.now())]);
    const claim = await other.claimTurn(world.now(), LEASE);
    if (claim !== null) await other.commitTurn(claim, turn());
  };
  const failed = async () => {
    await world.accept(arrival("e0", world.now()));
    await world.store().failTurn(await world.claim(), world.now() + 2000);
  };
  const timerDue = async () => {
    const timer = { type: "set_timer", name: "later", at: iso(world.now() + 5) } as const;
    decide.mockReturnValueOnce(turn([timer]));
    await acceptTurn(withToken("e0"));
    world.pass(5);
  };
  const expired = async () => {
    decide.mockReturnValueOnce(turn([], { expiresAt: world.now() + 5 }));
    await acceptTurn(withToken("e0"));
    world.pass(5);
  };
  /** Everything but when marks may be forgotten. */
  const stored = async () => {
    const names = (await hand.keys("*")).toSorted();
    return Promise.all(names.map(async (name) => [name, (await hand.dump(name))?.length]));
  };

  test("two at the same time: one waits for the turn of the other", async () => {
    const both = await Promise.all([acceptTurn(withToken("e1")), acceptTurn(withToken("e2"))]);
    expect(both.map(({ state }) => state).toSorted()).toEqual(["changed", "committed"]);
  });

  test("when Redis answers too late, what it says is not lost and not said twice", async () => {
    await hand.client("PAUSE", 60_000, "WRITE");
    await expect(acceptTurn(withToken("e1"))).rejects.toThrow();
    await hand.client("UNPAUSE");
    await vi.waitFor(async () => expect((await gauge()).lines.attempted).toBe(1));
    expect(await world.accept(withToken("e1"))).toEqual({ accepted: 0, duplicates: 1 });
    const claim = await world.lines();
    expect(claim.lines).toMatchObject([{ id: "e1#0", state: "planned", attempt: null }]);
    await world.finish(claim);
    expect((await gauge()).lines).toMatchObject({ attempted: 0, done: 1 });
  });

  test("what has been due for long is not overtaken any more: all that comes then waits behind it", async () => {
    await world.accept(arrival("old", world.now(), { conversationId: "conversation-b" }));
    world.pass(LATE_MS + 1);
    expect(await acceptTurn(withToken("e1"))).toEqual(notNow);
    await world.take(turn([], { session: session("conversation-b") }));
    expect((await acceptTurn(withToken("e1"))).state).toBe("committed");
  });
});

test("a turn is not taken with what it answers while something else is late", async () => {
  let late = false;
  const doubts = makeClaimsInDoubt();
  const turns = makeTurnsAtOnce({ isShared: () => true, nextFence: () => 7, doubts, isLate: () => late });
  turns.asked(LEASE);
  const asked = vi.fn<(lease: unknown) => Promise<unknown[]>>().mockResolvedValue([1, 0]);
  await turns.offered("a", START, asked);
  late = true;
  await turns.offered("a", START, asked);
  expect(asked.mock.calls).toEqual([[{ fence: 7, until: START + LEASE }], [null]]);
});
