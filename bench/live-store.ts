import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeKeyRing } from "../src/app/key-ring.ts";
import type { LiveStore } from "../src/app/live-store.ts";
import { openRedisLiveStore } from "../src/live/redis-live-store.ts";
import { openSqliteLiveStore } from "../src/live/sqlite-live-store.ts";
import { arrival, say, session } from "../test/contracts/live-store/conversation.ts";
import { startRedis, startRedisCluster } from "../test/redis.ts";
import { silentLog } from "../test/silent-log.ts";

/**
 * How much one process and one store carry: `node bench/live-store.ts [events] [sqlite|redis|cluster]`.
 * A turn is the whole path: claim, commit, claim its line, attempt it, settle it, give it back.
 */
const events = Number(process.argv[2] ?? 5000);
const where = process.argv[3] ?? "sqlite";
const LEASE_MS = 60_000;
/** Longer than LINE gives, so that tokens outlive the backlog that is measured. */
const TOKEN_MS = 3_600_000;
const keys = makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(7) }]);
const now = () => Date.now();
const { store, end, how } = await openStore();

console.log(`node ${process.version}, ${events} events, one a conversation, ${how}`);
let next = 0;
for (const callers of [1, 16, 64]) {
  await measure(`accept, ${callers} at a time`, callers, events, () => acceptOne(store));
}
for (const workers of [1, 16, 64]) {
  await measure(`turn with one reply, ${workers} at a time`, workers, events, () => turnOne(store));
}
await store.close();
await end();

async function openStore(): Promise<{ store: LiveStore; end: () => Promise<void>; how: string }> {
  if (where === "sqlite") {
    const directory = await mkdtemp(join(tmpdir(), "tsunagu-bench-"));
    const store = openSqliteLiveStore({ file: join(directory, "live.sqlite"), keys, now });
    return { store, end: () => rm(directory, { recursive: true }), how: "SQLite, synchronous=FULL" };
  }
  const redis = await (where === "cluster" ? startRedisCluster() : startRedis());
  const store = await openRedisLiveStore({ address: redis.address, keys, now, log: silentLog });
  return { store, end: redis.end, how: `Redis (${where}), appendfsync always` };
}

/** Prints calls a second, and what the slowest of a hundred had to wait. */
async function measure(what: string, lanes: number, count: number, call: () => Promise<void>): Promise<void> {
  const took: number[] = [];
  const startedAt = performance.now();
  let left = count;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const from = performance.now();
      await call();
      took.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const perSecond = Math.round((count / (performance.now() - startedAt)) * 1000);
  const p99 = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0;
  console.log(`${what.padEnd(34)} ${String(perSecond).padStart(7)}/s   p99 ${p99.toFixed(1)} ms`);
}

async function acceptOne(to: LiveStore): Promise<void> {
  const n = next;
  next += 1;
  const at = Date.now();
  const replyToken = { token: `token-${n}`, until: at + TOKEN_MS };
  await to.accept([arrival(`e${n}`, at, { conversationId: `conversation-${n}`, replyToken })]);
}

async function turnOne(of: LiveStore): Promise<void> {
  const turn = await of.claimTurn(Date.now(), LEASE_MS);
  if (turn === null) throw new Error("too few events were accepted");
  await of.commitTurn(turn, { session: session(turn.conversationId), effects: [say("はい")], expiresAt: null });
  const claim = await of.claimLines("speak", Date.now(), LEASE_MS);
  if (claim === null) return;
  const ids = claim.lines.map((line) => line.id);
  await of.attempt(claim, ids, { how: "reply" });
  await of.settle(
    claim,
    ids.map((lineId) => ({ lineId, state: "done" as const, requestId: null, at: Date.now() })),
  );
  await of.release(claim);
}
