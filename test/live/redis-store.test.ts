import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { Command, Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import type { LiveStore, TurnClaim } from "../../src/app/live-store.ts";
import { LANES } from "../../src/core/effect.ts";
import { orderLines } from "../../src/live/line-order.ts";
import { AT_ONCE_MAX } from "../../src/live/redis/turns-at-once.ts";
import { openRedisLiveStore } from "../../src/live/redis-live-store.ts";
import { operatorsMistake } from "../../src/operators-mistake.ts";
import { arrival, handledIn, note, START, say, session, textOf, turn } from "../contracts/live-store/conversation.ts";
import { hasRedis, type PrivateRedis, startRedis } from "../redis.ts";
import { silentLog } from "../silent-log.ts";

const oldKey = { id: "k1", key: new Uint8Array(32).fill(1) };
const newKey = { id: "k2", key: new Uint8Array(32).fill(2) };
const LEASE = 1000;
const PAUSE_MS_MAX = 60_000;

/** What no other adapter has: keys, scripts and memory of Redis. */
describe.skipIf(!hasRedis)("the live store in Redis", () => {
  let redis: PrivateRedis;
  /** What a fault, or somebody with access to Redis, might do. */
  let hand: Redis;
  let stores: LiveStore[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    hand = new Redis(redis.url);
  });
  beforeEach(async () => {
    clock = START;
    await hand.flushall();
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    stores = [];
  });
  afterAll(async () => {
    hand?.disconnect();
    await redis?.end();
  });

  let clock = START;
  const open = async (...keys: (typeof oldKey)[]) => {
    const { address } = redis;
    const store = await openRedisLiveStore({ address, keys: makeKeyRing(keys), now: () => clock, log: silentLog });
    stores.push(store);
    return store;
  };
  /** A process that works, has looked once and found nothing. */
  const openWorking = async () => {
    const store = await open(oldKey);
    const woken = vi.fn<() => void>();
    await store.onAccepted(woken);
    await vi.waitFor(() => expect(woken).toHaveBeenCalled());
    expect(await store.claimTurn(clock, LEASE)).toBeNull();
    woken.mockClear();
    return { store, woken };
  };
  const claimed = async (store: LiveStore): Promise<TurnClaim> => {
    const claim = await store.claimTurn(START, LEASE);
    if (claim === null) throw new Error("no turn");
    return claim;
  };
  const keyOf = (part: string, conversationId = "conversation-a") => `tsunagu:{0}:${part}:${conversationId}`;

  test("opens with a new key in front of the old one, and then still reads what is old", async () => {
    await (await open(oldKey)).accept([arrival("e1", START)]);
    await (await open(newKey, oldKey)).accept([arrival("e2", START)]);
    expect((await claimed(await open(newKey, oldKey))).events).toHaveLength(2);
  });

  test("is refused with keys that do not fit, before anything is touched", async () => {
    await (await open(oldKey)).accept([arrival("e1", START)]);
    await expect(open(newKey)).rejects.toThrow("k1");
    expect((await claimed(await open(oldKey))).events).toHaveLength(1);
  });

  test("is refused when a newer program has written it", async () => {
    await open(oldKey);
    await hand.hset("tsunagu:about", "format", 999);
    const refused = await open(oldKey).catch((failure: unknown) => failure);
    expect(operatorsMistake(refused)).toMatch(/^REDIS_URL: a newer version .*format 999.* start that version again$/);
  });

  test("of the version before is brought up to date: what waited is handled, a reply that was begun stays in doubt", async () => {
    const before = await open(oldKey);
    const replyToken = { token: "t1", until: START + 60_000 };
    await before.accept([arrival("e1", START, { replyToken })]);
    const { state } = await before.commitAndSpeak(await claimed(before), turn([say("一")]), { leaseMs: LEASE });
    expect(state).toBe("committed");
    await before.accept([arrival("e3", START, { conversationId: "conversation-b" })]);
    await before.setAside(await claimed(before), { reason: "danger:crashed", effects: [], done: [] });
    await before.accept([arrival("e4", START, { conversationId: "conversation-c" })]);
    await before.setAside(await claimed(before), { reason: "crashed", effects: [], done: [] });
    await before.accept([arrival("e2", START)]);
    // An event without the time when it happened, an attempt that is sealed with what was said.
    const whole = { how: "reply", body: "一" };
    const attempt = Buffer.from(makeKeyRing([oldKey]).seal(JSON.stringify(whole), "live/attempt/e1#0"));
    const repack = `local value = cmsgpack.unpack(redis.call('HGET', KEYS[1], ARGV[1]))
      if ARGV[2] == '' then value = { value[1], value[2], value[3], value[4] } else value[9] = ARGV[2] end
      redis.call('HSET', KEYS[1], ARGV[1], cmsgpack.pack(value))`;
    await hand.eval(repack, 1, keyOf("e"), "e2", "");
    await hand.eval(repack, 1, keyOf("s"), "e1#0", attempt);
    // Letters stood by their time alone.
    await hand.zadd("tsunagu:{0}:dead_list", START, "conversation-b\ne3", START + 1, "conversation-c\ne4");
    await hand.hset("tsunagu:about", "format", 2);

    const after = await open(oldKey);
    expect(await hand.hget("tsunagu:about", "format")).toBe("4");
    expect((await after.deadLetters(1)).map(({ id }) => id)).toEqual(["e3"]);
    clock += LEASE;
    expect(await after.claimLines("speak", clock, LEASE)).toMatchObject({
      lines: [{ id: "e1#0", state: "attempted", attempt: { how: "reply" } }],
    });
    expect(await claimed(after)).toMatchObject({ events: [{ id: "e2" }], tries: 0, session: { id: "s1" } });
  });

  test("what breaks off in the middle of a round takes none of its neighbours with it, and is told alone", async () => {
    const live = await open(oldKey);
    await hand.set(keyOf("e", "broken"), "not a hash");
    const told = ["a", "broken", "b"].map((conversationId) =>
      live.accept([arrival(`e-${conversationId}`, START, { conversationId })]),
    );
    expect((await Promise.allSettled(told)).map(({ status }) => status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    const ids = [await claimed(live), await claimed(live)].map(({ conversationId }) => conversationId);
    expect(ids.toSorted()).toEqual(["a", "b"]);
    expect((await live.gauge(START)).events).toBe(2);
  });

  test("one line, event or timer that was changed at rest is given up, and what comes after it is neither lost nor held up", async () => {
    const live = await open(oldKey);
    await live.accept([arrival("e1", START)]);
    const timer = { type: "set_timer", name: "later", at: new Date(START + 5).toISOString() } as const;
    await live.commitTurn(await claimed(live), turn([say("one"), note(), timer]));
    await live.accept([arrival("e2", START)]);
    // As if of a time when its city was not kept: then all that waits is looked at.
    await hand.hdel(keyOf("c"), "ct");
    await hand.hset(keyOf("s"), "e1#0", "broken");
    await hand.hset(keyOf("r"), "e1#1", Buffer.from("81a16101", "hex"));
    await hand.hset(keyOf("e"), "e2", "broken");
    await hand.hset(keyOf("c"), "w", "broken");
    expect(await live.accept([arrival("e3", START)])).toEqual({ accepted: 1, duplicates: 0 });
    expect(await live.accept([arrival("e3", START)])).toEqual({ accepted: 0, duplicates: 1 });
    expect(await claimed(live)).toMatchObject({ events: [{ id: "e3" }], session: { id: "s1" } });
    const given = (await live.deadLetters(10)).map(({ id, what, reason, forgotten }) => [id, what, reason, forgotten]);
    expect(given.toSorted()).toEqual([
      ["e1#0", "dead say", "unreadable", true],
      ["e1#1", "dead note", "unreadable", true],
      ["e2", "dead event", "unreadable", true],
    ]);
    expect(await live.retryDead("e2", START)).toBe("forgotten");
    expect(await live.giveUp("e2", START)).toBe("given_up");
    expect(await live.gauge(START)).toMatchObject({ events: 1, lines: { planned: 0, dead: 2 }, deadEvents: 1 });
  });

  test.each(["c", "e", "s", "d", "m"])("what cannot be stored is not marked as seen either: key %s", async (part) => {
    const live = await open(oldKey);
    await hand.set(keyOf(part), "of another kind");
    await expect(live.accept([arrival("e1", START)])).rejects.toThrow();
    await hand.del(keyOf(part));
    expect(await live.accept([arrival("e1", START)])).toEqual({ accepted: 1, duplicates: 0 });
    expect((await claimed(live)).events).toMatchObject([{ id: "e1" }]);
  });

  test("a question that Redis answers too late holds nobody up, and neither does a lease that could not be given back", async () => {
    const live = await open(oldKey);
    const rest = (name: string) => ({ conversationId: `conversation-${name}` });
    await live.accept([arrival("e1", START, rest("a")), arrival("e2", START, rest("b"))]);
    for (let n = 0; n < 2; n += 1) {
      const claim = await claimed(live);
      await live.commitTurn(claim, turn([say("one")], { session: session(claim.conversationId) }));
    }
    const held = await live.claimLines("speak", START, LEASE);
    if (held === null) throw new Error("no lines");
    await live.accept([arrival("e3", START, rest("c"))]);
    // Longer than a call waits; then Redis does what it was asked.
    await hand.client("PAUSE", PAUSE_MS_MAX, "WRITE");
    const asked = await Promise.allSettled([
      live.claimTurn(START, LEASE),
      live.claimLines("speak", START, LEASE),
      live.settle(held, [{ lineId: held.lines[0]?.id ?? "", state: "done", requestId: null, at: START }]),
    ]);
    expect(asked.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    await hand.client("UNPAUSE");
    await vi.waitFor(() => live.gauge(START), 10_000);
    // The clock stands still: no lease is over.
    expect((await claimed(live)).events.map(({ id }) => id)).toEqual(["e3"]);
    expect(await live.claimLines("speak", START, LEASE)).toMatchObject({ lines: [{ tries: 0 }] });
    await live.release(held);
    expect(await live.gauge(START)).toMatchObject({ lines: { done: 1, planned: 1 } });
  });

  test("a dead letter that was changed at rest is seen among the others, and can only be given up", async () => {
    const live = await open(oldKey);
    await live.accept([arrival("e1", START), arrival("e2", START + 1)]);
    await hand.hset(keyOf("e"), "e1", "broken", "e2", "broken");
    await live.accept([arrival("e3", START)]);
    await claimed(live);
    await hand.hset(keyOf("d"), "e1", "broken");
    expect((await live.deadLetters(10)).map(({ id, forgotten }) => [id, forgotten]).toSorted()).toEqual([
      ["e1", true],
      ["e2", true],
    ]);
    expect(await live.retryDead("e1", START)).toBe("forgotten");
    expect(await live.deadLetter("e1")).toMatchObject({ reason: "unreadable" });
    expect(await live.giveUp("e1", START)).toBe("given_up");
    expect((await live.deadLetters(10)).map(({ id }) => id)).toEqual(["e2"]);
  });

  test("an event put in another's place is not believed; the others are handled", async () => {
    const live = await open(oldKey);
    await live.accept([arrival("e1", START), arrival("e2", START + 1)]);
    await hand.hset(keyOf("e"), "e1", (await hand.hgetBuffer(keyOf("e"), "e2")) ?? "");
    expect((await claimed(live)).events.map((event) => event.id)).toEqual(["e2"]);
    expect(await live.deadLetters(10)).toMatchObject([{ id: "e1", reason: "unreadable", city: "mito" }]);
  });

  test("a session that cannot be read is kept, and its events are set aside where they are seen", async () => {
    const live = await open(oldKey);
    await live.accept([arrival("e1", START)]);
    await live.commitTurn(await claimed(live), turn([], { session: session("conversation-a", ["e1"]) }));
    const kept = await hand.hgetBuffer(keyOf("c"), "s");
    await hand.hset(keyOf("c"), "s", "x");
    await live.accept([arrival("e2", START)]);
    const hopeless = await claimed(live);
    expect(hopeless).toMatchObject({ session: null, hopeless: "session_unreadable" });
    await live.setAside(hopeless, { reason: "session_unreadable", effects: [say("ごめんなさい")], done: [] });
    expect(await live.deadLetters(10)).toMatchObject([{ id: "e2", reason: "session_unreadable" }]);
    expect((await live.claimLines("speak", START, LEASE))?.lines).toHaveLength(1);
    await hand.hset(keyOf("c"), "s", kept ?? "");
    await live.accept([arrival("e3", START)]);
    expect(handledIn((await claimed(live)).session)).toEqual(["e1"]);
  });

  test("where it is not known whose they are, events are set aside at once: nobody could be told", async () => {
    const live = await open(oldKey);
    await live.accept([arrival("e1", START)]);
    await hand.hset(keyOf("c"), "a", "x");
    expect(await live.claimTurn(START, LEASE)).toBeNull();
    expect(await live.deadLetters(10)).toMatchObject([{ id: "e1", reason: "session_unreadable", city: null }]);
  });

  test("a line that cannot be read is given up, and the next one is spoken", async () => {
    const live = await open(oldKey);
    await live.accept([arrival("e1", START)]);
    await live.commitTurn(await claimed(live), turn([say("一"), say("二")]));
    // The same line under another's name: its seal does not fit.
    const [first, second] = await hand.hmgetBuffer(keyOf("s"), "e1#0", "e1#1");
    await hand.hset(keyOf("s"), "e1#0", second ?? "", "e1#1", first ?? "");
    expect(await live.claimLines("speak", START, LEASE)).toBeNull();
    expect(await live.deadLetters(10)).toMatchObject([{ reason: "unreadable" }, { reason: "unreadable" }]);
    await live.accept([arrival("e2", START)]);
    await live.commitTurn(await claimed(live), turn([say("三")]));
    const lines = (await live.claimLines("speak", START, LEASE))?.lines ?? [];
    expect(lines.map((line) => textOf(line.effect))).toEqual(["三"]);
  });

  test("keeps no content of what is done, nor of a dead letter once the resident is forgotten", async () => {
    const live = await open(oldKey);
    await live.accept([arrival("e1", START)]);
    await live.commitTurn(await claimed(live), turn([say("一"), say("二")], { expiresAt: START + 1 }));
    const lines = await live.claimLines("speak", START, LEASE);
    if (lines === null) throw new Error("no lines");
    await live.settle(lines, [
      { lineId: "e1#0", state: "done", requestId: "r", at: START },
      { lineId: "e1#1", state: "dead", reason: "403", at: START },
    ]);
    expect(await hand.exists(keyOf("s"))).toBe(0);
    const before = (await hand.hgetBuffer(keyOf("d"), "e1#1"))?.length ?? 0;
    await live.sweep(START + 1);
    expect((await hand.hgetBuffer(keyOf("d"), "e1#1"))?.length).toBeLessThan(before / 4);
    expect(await live.deadLetters(1)).toMatchObject([{ id: "e1#1", reason: "403", forgotten: true }]);
    expect(await live.addressOf("conversation-a")).toBeNull();
  });

  test("forgets the content of events set aside together with the resident", async () => {
    const live = await open(oldKey);
    await live.accept([arrival("e1", START)]);
    await live.setAside(await claimed(live), { reason: "flow_missing", effects: [], done: [] });
    expect(await live.deadLetters(1)).toMatchObject([{ id: "e1", forgotten: false }]);
    await live.sweep(START + 3 * 24 * 3600_000);
    expect(await live.deadLetters(1)).toMatchObject([{ id: "e1", reason: "flow_missing", forgotten: true }]);
  });

  test("of a conversation at rest little stays: one hash, a mark that goes by itself, and its place in the lists", async () => {
    const live = await open(oldKey);
    await live.accept([arrival("e1", START)]);
    await live.commitTurn(await claimed(live), turn([say("一")]));
    const lines = await live.claimLines("speak", START, LEASE);
    if (lines === null) throw new Error("no lines");
    await live.settle(lines, [{ lineId: "e1#0", state: "done", requestId: null, at: START }]);
    await live.release(lines);
    const own = (await hand.keys("tsunagu:*")).filter((key) => key.endsWith("conversation-a"));
    expect(own.sort()).toEqual([keyOf("c"), keyOf("m")]);
    expect(await hand.pttl(keyOf("m"))).toBeGreaterThan(0);
    expect(await hand.zcard("tsunagu:{0}:turns")).toBe(0);
  });

  test("a script is known again after Redis forgot all of them", async () => {
    const live = await open(oldKey);
    await live.accept([arrival("e1", START)]);
    await hand.script("FLUSH");
    expect(await live.accept([arrival("e2", START)])).toEqual({ accepted: 1, duplicates: 0 });
  });

  test("a commit that was sent twice over a broken connection is one commit, and what nobody was told to say waits", async () => {
    const live = await open(oldKey);
    const replyToken = { token: "T1", until: START + 50_000 };
    // Redis knows the script from then on.
    await live.accept([arrival("e0", START, { conversationId: "conversation-b" })]);
    await live.commitTurn(await claimed(live), turn());
    await live.accept([arrival("e1", START, { replyToken })]);
    const claim = await claimed(live);
    const send = Redis.prototype.sendCommand;
    const twice = vi.spyOn(Redis.prototype, "sendCommand").mockImplementation(async function (this: Redis, command) {
      await send.call(this, command);
      return send.call(this, new Command(command.name, command.args, { replyEncoding: null }));
    });
    const done = await live.commitAndSpeak(claim, turn([say("一"), note()]), { leaseMs: LEASE });
    twice.mockRestore();
    expect(done).toEqual({ state: "committed", speaking: null });
    expect((await live.gauge(START)).lines).toMatchObject({ planned: 2, attempted: 0 });
    const lines = await live.claimLines("speak", START, LEASE);
    expect(lines?.lines).toMatchObject([{ id: "e1#0", state: "planned", tries: 0, attempt: null }]);
  });

  test("a reply whose commit was done and never answered for was not begun: it is said, not left in doubt", async () => {
    const live = await open(oldKey);
    await live.accept([arrival("e0", START, { conversationId: "conversation-b" })]);
    await live.commitTurn(await claimed(live), turn());
    await live.accept([arrival("e1", START, { replyToken: { token: "T1", until: START + 50_000 } })]);
    const claim = await claimed(live);
    const send = Redis.prototype.sendCommand;
    const unheard = vi.spyOn(Redis.prototype, "sendCommand").mockImplementationOnce(async function (
      this: Redis,
      command,
    ) {
      await send.call(this, command);
      throw new Error("Command timed out");
    });
    await expect(live.commitAndSpeak(claim, turn([say("一"), note()]), { leaseMs: LEASE })).rejects.toThrow(
      "timed out",
    );
    unheard.mockRestore();
    expect((await live.gauge(START)).lines).toMatchObject({ planned: 1, attempted: 1 });
    const lines = await live.claimLines("speak", START, LEASE);
    expect(lines?.lines).toMatchObject([{ id: "e1#0", state: "planned", tries: 0, attempt: null }]);
    expect((await live.gauge(START)).lines).toMatchObject({ planned: 2, attempted: 0 });
  });

  test("of two that work each takes what it accepted, unasked by the other, who helps when it is left undone", async () => {
    const [one, two] = [await openWorking(), await openWorking()];
    // As many are at hand there, taken as they were accepted, and one more.
    const names = Array.from({ length: AT_ONCE_MAX + 1 }, (_, n) => `e${n}`);
    for (const id of names) await one.store.accept([arrival(id, START, { conversationId: `conversation-${id}` })]);
    expect(await two.store.claimTurn(clock, LEASE)).toBeNull();
    clock += 200;
    await vi.waitFor(() => expect(two.woken).toHaveBeenCalled());
    expect((await claimed(two.store)).events.map(({ id }) => id)).toEqual(names.slice(-1));
    expect(await two.store.claimTurn(clock, LEASE)).toBeNull();
    expect(one.woken).not.toHaveBeenCalled();
    const done = [];
    for (const _ of names.slice(1)) {
      const claim = await claimed(one.store);
      done.push(...claim.events.map(({ id }) => id));
      expect(await one.store.commitTurn(claim, turn([], { session: session(claim.conversationId) }))).toBe("committed");
    }
    expect(done).toEqual(names.slice(0, -1));
  });

  test("what was taken as it was accepted, and not begun in time, is anybody's again and counts as one try", async () => {
    const [one, two] = [await openWorking(), await openWorking()];
    await one.store.accept([arrival("e1", START)]);
    clock += LEASE + 100;
    await vi.waitFor(async () =>
      expect(await two.store.claimTurn(clock, LEASE)).toMatchObject({ events: [{ id: "e1" }], tries: 1 }),
    );
    expect(await one.store.claimTurn(clock, LEASE)).toBeNull();
  });

  test("what a process accepts that does not work itself is told to those that do", async () => {
    const [one, two] = [await openWorking(), await openWorking()];
    await (await open(oldKey)).accept([arrival("e1", START)]);
    await vi.waitFor(() => [one, two].forEach(({ woken }) => void expect(woken).toHaveBeenCalled()));
    const claims = await Promise.all([one, two].map(({ store }) => store.claimTurn(START, LEASE)));
    expect(claims.flatMap((claim) => claim?.events.map(({ id }) => id) ?? [])).toEqual(["e1"]);
  });

  test("puts lines in the order that src/live/line-order.ts says", async () => {
    const prelude = readFileSync(join(import.meta.dirname, "../../src/live/redis/lua/prelude.lua"), "utf8");
    const script = `
      local WINDOW_MAX_MS, TURN_TRIES_MAX, SEEN_TTL_MS, CRISIS = 0, 0, 0, ${LANES.indexOf("crisis")}
      ${prelude}
      next_argument = 1
      local answer = {}
      for n, line in ipairs(order_lines(cjson.decode(argument()))) do answer[n] = { line.seq, line.may_go } end
      return answer`;
    const line = fc.record({ seq: fc.nat(30), lane: fc.nat(LANES.length - 1), dueAt: fc.nat(20) });
    const lines = fc.uniqueArray(line, { selector: ({ seq }) => seq, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(lines, async (some) => {
        const sent = JSON.stringify(some.map(({ seq, lane, dueAt }) => ({ seq, lane, due: dueAt })));
        const answer = await hand.eval(script, 0, sent);
        expect(answer).toEqual(orderLines(some).map((entry) => [entry.line.seq, entry.mayGoAt]));
      }),
      { numRuns: 150 },
    );
  });
});
