import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LinesClaim, LiveStore, TurnClaim } from "../../src/app/live-store.ts";
import { openRedisLiveStore } from "../../src/live/redis-live-store.ts";
import { arrival, handledIn, say, session, textOf } from "../contracts/live-store/conversation.ts";
import { hasRedis, type PrivateRedis, startRedisCluster, until } from "../redis.ts";
import { silentLog } from "../silent-log.ts";
import { testKeys } from "./sqlite-backend.ts";

const CONVERSATIONS = 24;
const AT_ONCE = 8;
const LEASE = 1000;

/** A slot, and with it a shard, moves from one node of a Cluster to another while events go on coming: a step is taken whole or not at all. */
describe.skipIf(!hasRedis)("a slot that moves while events go on coming", () => {
  let redis: PrivateRedis;
  let nodes: Redis[] = [];
  let store: LiveStore;
  const accepted = new Map<string, string[]>();
  const heard = new Map<string, string[]>();
  let busy = true;

  beforeAll(async () => {
    redis = await startRedisCluster();
    const { address } = redis;
    if (address.kind !== "cluster") throw new Error("not a Cluster");
    nodes = address.nodes.map(({ host, port }) => new Redis({ host, port }));
    store = await openRedisLiveStore({ address, keys: testKeys, now: () => Date.now(), log: silentLog });
    const working = Array.from({ length: AT_ONCE }, (_, n) => Promise.all([come(n), work()]));
    await until(async () => enough(10));
    await moveSlotOf("{0}");
    const sofar = Math.max(...[...accepted.values()].map((ids) => ids.length));
    await until(async () => enough(sofar + 10));
    busy = false;
    await Promise.all(working);
    await until(async () => {
      await workOnce();
      const { events, lines } = await store.gauge(Date.now());
      return events + lines.planned + lines.attempted + lines.waiting === 0;
    });
  }, 60_000);
  afterAll(async () => {
    for (const node of nodes) node.disconnect();
    await store?.close();
    await redis?.end();
  });

  const enough = (most: number) =>
    accepted.size === CONVERSATIONS && [...accepted.values()].every((ids) => ids.length >= most);

  test("every event that was acknowledged is handled once, in order, and every word is said once", () => {
    expect(heard).toEqual(accepted);
  });

  test("what is in hand and what is counted fits, so that none was taken by halves", async () => {
    expect(await store.deadLetters(10)).toEqual([]);
    const { sessions, lines } = await store.gauge(Date.now());
    expect(sessions).toBe(CONVERSATIONS);
    expect(lines).toMatchObject({ done: [...heard.values()].flat().length, dead: 0, ambiguous: 0 });
    for (const id of accepted.keys())
      expect(handledIn(await store.sessionOf(id, Date.now()))).toEqual(accepted.get(id));
  });

  /** Residents write, each as long as it takes until it is acknowledged, as LINE does. */
  async function come(lane: number): Promise<void> {
    for (let n = 0; busy; n += 1) {
      const conversationId = `talk-${((n * AT_ONCE + lane) % CONVERSATIONS).toString().padStart(2, "0")}`;
      const before = accepted.get(conversationId) ?? [];
      const id = `${conversationId}-${before.length}`;
      accepted.set(conversationId, [...before, id]);
      const replyToken = { token: `token-${id}`, until: Date.now() + 50_000 };
      const one = arrival(id, Date.now(), { conversationId, replyToken });
      await until(async () => {
        const first = store.atHand?.(one, Date.now()) ?? null;
        const done = first === null ? null : await first.accept(turnOf(first.claim), { leaseMs: LEASE });
        if (done?.state === "committed") await speak(done.speaking);
        else await store.accept([one]);
        return true;
      });
    }
  }

  async function work(): Promise<void> {
    while (busy) if (!(await workOnce().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  async function workOnce(): Promise<boolean> {
    const claim = await store.claimTurn(Date.now(), LEASE);
    if (claim !== null) {
      const done = await store.commitAndSpeak(claim, turnOf(claim), { leaseMs: LEASE });
      if (done.state === "committed") await speak(done.speaking);
    }
    const lines = await store.claimLines("speak", Date.now(), LEASE);
    await speak(lines);
    return claim !== null || lines !== null;
  }

  function turnOf({ conversationId, events, session: before }: TurnClaim) {
    const ids = events.map(({ id }) => id);
    const next = session(conversationId, [...handledIn(before), ...ids]);
    return { session: next, effects: ids.map((id) => say(id)), expiresAt: null };
  }

  /** LINE knows each of our words, and shows it once. */
  async function speak(claim: LinesClaim | null): Promise<void> {
    if (claim === null) return;
    const said = heard.get(claim.conversationId) ?? [];
    heard.set(claim.conversationId, said);
    for (const { effect } of claim.lines) if (!said.includes(textOf(effect))) said.push(textOf(effect));
    const outcomes = claim.lines.map(({ id }) => ({
      lineId: id,
      state: "done" as const,
      requestId: null,
      at: Date.now(),
    }));
    // What is not settled is so at the latest before the next claim.
    await store.settle(claim, outcomes).catch(() => undefined);
    await store.release(claim).catch(() => undefined);
  }

  async function moveSlotOf(tag: string): Promise<void> {
    const [first] = nodes;
    const slot = Number(await first?.cluster("KEYSLOT", tag));
    const ids = await Promise.all(nodes.map((node) => node.cluster("MYID")));
    const owns = await Promise.all(nodes.map(async (node) => (await node.cluster("COUNTKEYSINSLOT", slot)) > 0));
    const from = owns.indexOf(true);
    const to = (from + 1) % nodes.length;
    const [source, target] = [nodes[from], nodes[to]];
    if (source === undefined || target === undefined) throw new Error("nobody has the slot");
    await target.call("CLUSTER", "SETSLOT", slot, "IMPORTING", String(ids[from]));
    await source.call("CLUSTER", "SETSLOT", slot, "MIGRATING", String(ids[to]));
    for (;;) {
      const keys = await source.cluster("GETKEYSINSLOT", slot, 3);
      if (keys.length === 0) break;
      await source.call("MIGRATE", "127.0.0.1", target.options.port ?? 0, "", 0, 5000, "KEYS", ...keys);
    }
    for (const node of [target, source, ...nodes]) await node.call("CLUSTER", "SETSLOT", slot, "NODE", String(ids[to]));
  }
});
