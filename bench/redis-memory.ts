import { randomBytes, randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import type { Arrival } from "../src/app/arrival.ts";
import { decideTurn } from "../src/app/handle-turn.ts";
import { makeKeyRing } from "../src/app/key-ring.ts";
import type { LiveStore, Queue } from "../src/app/live-store.ts";
import { answerTo } from "../src/app/play-talk.ts";
import { loadScripts } from "../src/content/load-scripts.ts";
import type { Effect } from "../src/core/effect.ts";
import type { Event } from "../src/core/event.ts";
import type { Session } from "../src/core/session.ts";
import { Resident } from "../src/core/talk/resident.ts";
import { openRedisLiveStore } from "../src/live/redis-live-store.ts";
import { startNode } from "../test/redis.ts";
import { silentLog } from "../test/silent-log.ts";
import { readTalk } from "../test/talks/read-talk.ts";

/**
 * How much of Redis's memory conversations take while nobody writes: `node bench/redis-memory.ts [conversations] [talk]`.
 * Each is a whole recorded talk (by default a long one that ends with a case): all its events accepted, handled and marked as
 * seen, all its words delivered, its last session kept. Measured just after, and when the marks and the ledger of what was done
 * have gone, three days later. Ends with an error when 100,000 at rest would take more than 250 MB.
 */
const conversations = Number(process.argv[2] ?? 100_000);
const talkFile = process.argv[3] ?? "flows/intake.rent.talk.yaml";
const ROOT = join(import.meta.dirname, "..");
const AT_ONCE = 16;
const LEASE_MS = 600_000;
const ANSWER_MS_MAX = 120_000;
const TELL_EVERY = 10_000;
const BUDGET_BYTES = 250_000_000 / 100_000;

const keys = makeKeyRing([{ id: "k1", key: randomBytes(32) }]);
const now = () => Date.now();
// Memory alone is measured: nothing is written to a disk, and a machine that is busy with other things may take its time.
const redis = await startNode(["--appendonly", "no"]);
const node = { host: "127.0.0.1", port: redis.port };
const address = { kind: "single" as const, node, database: 0, tls: false, username: null, password: null };
const store = await openRedisLiveStore({ address, keys, now, log: silentLog, answerMsMax: ANSWER_MS_MAX });
const { session, events, effects } = await playTalk();
const before = await usedMemory();
const from = performance.now();
let next = 0;
await Promise.all(Array.from({ length: AT_ONCE }, lane));
await drain("speak");
await drain("record");
const seconds = (performance.now() - from) / 1000;
const fresh = await usedMemory();
const gauge = await store.gauge(now());
await passThreeDays();
const rested = await usedMemory();

const lines = Math.round(gauge.lines.done / conversations);
console.log(
  `${talkFile}: ${events.length} events, ${lines} lines, a session of ${JSON.stringify(session).length} bytes of JSON`,
);
console.log(`${conversations} conversations, ${gauge.sessions} sessions, in ${seconds.toFixed(0)} s`);
tell("just ended", fresh);
tell("at rest, three days later", rested);
await store.close();
await redis.kill();
rmSync(redis.directory, { recursive: true, force: true });
if ((rested - before) / conversations > BUDGET_BYTES) process.exitCode = 1;

function tell(when: string, used: number): void {
  const bytes = (used - before) / conversations;
  console.log(
    `${when}: ${Math.round(bytes)} bytes each, 100,000 take ${((bytes * 100_000) / 1e6).toFixed(0)} MB (budget 250 MB)`,
  );
}

async function lane(): Promise<void> {
  for (let n = next++; n < conversations; n = next++) {
    await converse(store, randomBytes(16).toString("base64url"));
    if ((n + 1) % TELL_EVERY === 0) process.stderr.write(`${n + 1} conversations\n`);
  }
}

/** The whole talk in one turn: what it leaves at rest is the same. */
async function converse(live: LiveStore, conversationId: string): Promise<void> {
  const address = { city: session.city, channel: "line" as const, userId: `U${randomBytes(16).toString("hex")}` };
  const at = now();
  await live.accept(
    events.map((event): Arrival => {
      const own = { ...event, id: randomBytes(13).toString("hex") };
      return { event: own, conversationId, address, receivedAt: at, readyAt: at, replyToken: null };
    }),
  );
  let turn = await live.claimTurn(now(), LEASE_MS);
  // Another lane may have taken ours, and its own was accepted a moment after we looked at the clock.
  while (turn === null) turn = await live.claimTurn(now(), LEASE_MS);
  // Kept, as while its case is open: otherwise nothing would be left to be measured three days later.
  const kept = { ...session, conversationId: turn.conversationId };
  await live.commitTurn(turn, { session: kept, effects, expiresAt: null });
  await deliverOne("speak");
  await deliverOne("record");
}

async function drain(queue: Queue): Promise<void> {
  while (await deliverOne(queue));
}

async function deliverOne(queue: Queue): Promise<boolean> {
  const claim = await store.claimLines(queue, now(), LEASE_MS);
  if (claim === null) return false;
  const done = { state: "done" as const, requestId: randomUUID(), at: now() };
  await store.settle(
    claim,
    claim.lines.map((line) => ({ ...done, lineId: line.id })),
  );
  await store.release(claim);
  return true;
}

/** What the sweep removes, and the marks, which Redis lets go by its own clock. */
async function passThreeDays(): Promise<void> {
  await store.sweep(now() + 3 * 24 * 3_600_000 + 1000);
  const client = new Redis(node);
  for await (const keys of client.scanStream({ match: "*:m:*", count: 1000 })) {
    if (Array.isArray(keys) && keys.length > 0) await client.unlink(keys.map(String));
  }
  client.disconnect();
}

async function playTalk() {
  const talk = readTalk(join(ROOT, talkFile));
  const script = (await loadScripts(ROOT, [talk.city])).get(talk.city);
  if (script === undefined) throw new Error("the talk's city is not there");
  const resident = new Resident(talk.at);
  const played = { session: null as Session | null, events: [] as Event[], effects: [] as Effect[] };
  const take = (happened: Event[]): Effect[] => {
    const claim = { conversationId: "conversation", session: played.session, events: happened };
    const turn = decideTurn(script, claim, resident.now());
    played.session = turn.session;
    played.events.push(...happened);
    played.effects.push(...turn.effects);
    const answers = turn.effects.flatMap((effect) => answerTo(script, resident, effect));
    return [...turn.effects, ...answers.flatMap((event) => take([event]))];
  };
  for (const { happening } of talk.turns) {
    const happened = resident.happen(happening);
    if (happened.length > 0) resident.see(take(happened));
  }
  if (played.session === null) throw new Error("a talk in which nothing happens");
  return { ...played, session: played.session };
}

async function usedMemory(): Promise<number> {
  const client = new Redis(node);
  const info = await client.info("memory");
  client.disconnect();
  return Number(/^used_memory:(\d+)/m.exec(info)?.[1]);
}
