import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { LiveStore } from "../../src/app/live-store.ts";
import { parseRedisUrl } from "../../src/live/redis/parse-redis-url.ts";
import { openRedisLiveStore } from "../../src/live/redis-live-store.ts";
import { arrival, handledIn } from "../contracts/live-store/conversation.ts";
import { startFakeSentinel } from "../fake-sentinel.ts";
import { hasRedis, startNode } from "../redis.ts";
import { type PrivateSentinel, startRedisSentinel } from "../redis-sentinel.ts";
import { silentLog } from "../silent-log.ts";
import { testKeys } from "./sqlite-backend.ts";
import { makeToyWorker } from "./toy-worker.ts";

const EVENTS = 120;
const FAIL_OVER_AT = 60;
const CONVERSATIONS = 5;
const LEASE_MS = 1000;
const ROUNDS_MAX = 2;
const ROUND_MS_MAX = 50_000;

/** ioredis ends for good when it hears of the failover in the moment in which it asks for the new master. */
test.skipIf(!hasRedis)(
  "a failover that is heard of while a sentinel is asked for the master ends nothing",
  async () => {
    const master = await startNode([]);
    const sentinel = await startFakeSentinel(master.port);
    const address = parseRedisUrl(sentinel.url);
    if (!address.ok) throw new Error(address.error);
    const now = () => Date.now();
    const store = await openRedisLiveStore({ address: address.value, keys: testKeys, log: silentLog, now });
    try {
      await vi.waitFor(() => expect(sentinel.listeners()).toBeGreaterThan(0));
      sentinel.failOverInTheMiddle();
      await master.ask("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
      await vi.waitFor(() => expect(sentinel.hasFailedOver()).toBe(true), 5000);
      const accepted = () => store.accept([arrival("e1", now())]).catch(() => null);
      await vi.waitFor(async () => expect(await accepted()).not.toBeNull(), 5000);
    } finally {
      await store.close();
      await sentinel.end();
      await master.kill();
      await rm(master.directory, { recursive: true, force: true });
    }
  },
);

/** A real master dies under Sentinel while residents write and a worker answers; nobody restarts anything. */
describe.skipIf(!hasRedis)("behind Sentinel, when the master dies in the middle of conversations", () => {
  let sentinel: PrivateSentinel | null = null;
  let store: LiveStore;
  let directory = "";
  let [round, refused, doing] = [0, 0, ""];

  // A sentinel that was without a core for two seconds does nothing for half a minute (TILT): then once more from the beginning.
  beforeAll(
    async () => {
      for (let n = 1; n <= ROUNDS_MAX; n += 1) {
        refused = 0;
        const played = play(++round).then(() => true);
        if (await Promise.race([played, pause(ROUND_MS_MAX, false)])) return;
        process.stderr.write(`Behind Sentinel nothing went on while ${doing}; ${refused} times refused.\n`);
        played.catch(() => undefined);
        await tidyUp();
      }
      throw new Error(`nothing went on while ${doing}`);
    },
    ROUNDS_MAX * (ROUND_MS_MAX + 20_000),
  );
  afterAll(tidyUp);

  async function play(mine: number): Promise<void> {
    const going = () => mine === round;
    doing = "starting";
    const started = await startRedisSentinel();
    if (!going()) return started.end();
    [sentinel, directory] = [started, await mkdtemp(join(tmpdir(), "tsunagu-sentinel-"))];
    const now = () => Date.now();
    store = await openRedisLiveStore({ address: started.address, keys: testKeys, log: silentLog, now });
    const worker = makeToyWorker({ store, sentFile: join(directory, "sent"), leaseMs: LEASE_MS, report: () => {} });
    let ended = false;
    const work = (async () => {
      while (going() && !ended) if (!(await worker.workOnce().catch(() => false))) await pause(5);
    })();
    let failingOver: Promise<void> | null = null;
    for (let n = 1; n <= EVENTS && going(); n += 1) {
      doing = `accepting event ${n}`;
      await acceptLikeLine(n, going);
      if (n < FAIL_OVER_AT) await started.replicated();
      if (n === FAIL_OVER_AT - 1) failingOver = started.failOver();
    }
    doing = "failing over";
    await failingOver;
    doing = "handling the rest";
    await drained(going);
    ended = true;
    doing = "ending the worker";
    await work;
  }

  async function tidyUp(): Promise<void> {
    round += 1;
    await store?.close();
    await sentinel?.end();
    await rm(directory, { recursive: true, force: true });
  }

  test("webhooks are refused for a few seconds, and LINE's redelivery brings them in", () => {
    expect(refused).toBeGreaterThan(0);
  });

  test("every event is handled exactly once and in order by the new master's word", async () => {
    for (let c = 0; c < CONVERSATIONS; c += 1) {
      const conversationId = `conversation-${c}`;
      await store.accept([arrival(`probe${c}`, Date.now(), { conversationId })]);
      const claim = await store.claimTurn(Date.now() + 1, 60_000);
      const own = Array.from({ length: EVENTS }, (_, n) => n + 1).filter((n) => n % CONVERSATIONS === c);
      expect(handledIn(claim?.session ?? null)).toEqual(own.map((n) => `e${n}`));
    }
    expect((await store.gauge(Date.now())).deadEvents).toBe(0);
  });

  /** Again and again with the same id until it is taken. */
  async function acceptLikeLine(n: number, going: () => boolean): Promise<void> {
    const at = Date.now();
    const conversationId = `conversation-${n % CONVERSATIONS}`;
    const event = { ...arrival(`e${n}`, n, { conversationId }), receivedAt: at, readyAt: at };
    while (going()) {
      try {
        await store.accept([event]);
        return;
      } catch {
        refused += 1;
        await pause(50);
      }
    }
  }

  async function drained(going: () => boolean): Promise<void> {
    while (going()) {
      const gauge = await store.gauge(Date.now()).catch(() => null);
      if (gauge !== null && gauge.events + gauge.lines.planned + gauge.lines.attempted + gauge.lines.waiting === 0)
        return;
      await pause(50);
    }
  }
});
