import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { DeadLetter, LiveStore } from "../../src/app/live-store.ts";
import { openRedisLiveStore } from "../../src/live/redis-live-store.ts";
import { arrival, handledIn } from "../contracts/live-store/conversation.ts";
import { hasRedis, type PrivateRedis, startRedis, startRedisCluster } from "../redis.ts";
import { silentLog } from "../silent-log.ts";
import { testKeys } from "./sqlite-backend.ts";

const CHILD = join(import.meta.dirname, "redis-worker-child.ts");
const PREFIX = "faults";
const CONVERSATIONS = 7;
const EVENTS = 350;
/** After so many events each: one of the two workers is killed, or Redis itself. */
const KILLS: ReadonlyMap<number, "worker" | "redis"> = new Map([
  [40, "worker"],
  [90, "redis"],
  [140, "worker"],
  [190, "worker"],
  [240, "redis"],
  [300, "worker"],
]);
const WITH_TOKEN = 3;

const SentLine = z.strictObject({
  conversation: z.string(),
  how: z.enum(["reply", "push"]),
  key: z.string(),
  body: z.string().transform((body) => z.array(z.string()).parse(JSON.parse(body))),
});
type SentLine = z.infer<typeof SentLine>;

/** Two worker processes share the load of one Redis; they and Redis itself are killed with SIGKILL while events go on coming. */
describe.skipIf(!hasRedis).each([
  { on: "one Redis", begin: startRedis },
  { on: "a Redis Cluster", begin: startRedisCluster },
])("two workers on $on, all killed at any moment", ({ begin }) => {
  let directory = "";
  let redis: PrivateRedis;
  let store: LiveStore;
  const workers: ChildProcess[] = [];
  const handledBy = new Map<number, number>();
  const handled = new Map<string, string[]>();
  let sent: SentLine[] = [];
  let letters: DeadLetter[] = [];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "tsunagu-faults-"));
    redis = await begin();
    store = await openRedisLiveStore({
      ...{ address: redis.address, keys: testKeys, log: silentLog, prefix: PREFIX },
      now: () => Date.now(),
    });
    await Promise.all([startWorker(), startWorker()]);
    for (let n = 1; n <= EVENTS; n += 1) {
      await acceptLikeLine(n);
      const kill = KILLS.get(n);
      if (kill === "worker") await replaceWorker();
      if (kill === "redis") {
        await redis.kill();
        await redis.start();
      }
    }
    await drained();
    await lookInside();
  }, 90_000);

  afterAll(async () => {
    for (const worker of workers) worker.kill("SIGKILL");
    await store?.close();
    await redis?.end();
    await rm(directory, { recursive: true, force: true });
  });

  test("handle every acknowledged event exactly once and in order", () => {
    expect([...handled.values()].flat()).toHaveLength(EVENTS);
    for (const [conversation, ids] of handled) {
      const own = Array.from({ length: EVENTS }, (_, n) => n + 1).filter((n) => nameOf(n) === conversation);
      expect(ids).toEqual(own.map((n) => `e${n}`));
    }
  });

  test("share the work", () => {
    expect([...handledBy.values()].filter((turns) => turns > 0).length).toBeGreaterThan(2);
  });

  test("lose no word, and give up none but replies of which nobody knows whether they went out", () => {
    for (const letter of letters) expect(letter).toMatchObject({ what: "ambiguous say", reason: "crashed" });
    const said = new Set(delivered().flatMap((line) => line.body));
    const unsure = letters.length;
    // An ambiguous one may or may not be in the file.
    expect(said.size).toBeGreaterThanOrEqual(EVENTS - unsure);
    expect(said.size).toBeLessThanOrEqual(EVENTS);
  });

  test("double nothing that LINE would have shown twice", () => {
    const texts = delivered().flatMap((line) => line.body);
    expect(texts).toHaveLength(new Set(texts).size);
    const tokens = sent.filter((line) => line.how === "reply").map((line) => line.key);
    expect(tokens).toHaveLength(new Set(tokens).size);
  });

  test("keep each resident's order", () => {
    for (const lines of Map.groupBy(delivered(), (line) => line.conversation).values()) {
      const numbers = lines.flatMap((line) => line.body).map((text) => Number(text.slice(1)));
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
  });

  /** Sends an event again until it is acknowledged, as LINE does. */
  async function acceptLikeLine(n: number): Promise<void> {
    const at = Date.now();
    const replyToken = n % WITH_TOKEN === 0 ? { token: `token-${n}`, until: at + 50_000 } : null;
    const event = { ...arrival(`e${n}`, n, { conversationId: nameOf(n), replyToken }), receivedAt: at, readyAt: at };
    await until(async () => (await store.accept([event])) !== null);
  }

  async function startWorker(): Promise<void> {
    const child = spawn(process.execPath, [CHILD, redis.url, PREFIX, join(directory, "sent")], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    workers.push(child);
    const { pid = 0 } = child;
    const lines = createInterface({ input: child.stdout });
    lines.on("line", (line) => {
      if (line.startsWith("committed")) handledBy.set(pid, (handledBy.get(pid) ?? 0) + 1);
    });
    await once(lines, "line");
  }

  async function replaceWorker(): Promise<void> {
    const dying = workers.shift();
    dying?.kill("SIGKILL");
    await startWorker();
  }

  async function drained(): Promise<void> {
    await until(async () => {
      const { events, lines } = await store.gauge(Date.now());
      return events + lines.planned + lines.attempted + lines.waiting === 0;
    });
    for (const worker of workers) worker.kill("SIGKILL");
  }

  /** One more event in each conversation, to be shown its session. */
  async function lookInside(): Promise<void> {
    for (let n = 1; n <= CONVERSATIONS; n += 1) {
      await store.accept([arrival(`probe${n}`, 0, { conversationId: nameOf(n) })]);
      const claim = await store.claimTurn(Date.now(), 60_000);
      handled.set(claim?.conversationId ?? "", handledIn(claim?.session ?? null));
    }
    letters = await store.deadLetters(10_000);
    const written = await readFile(join(directory, "sent"), "utf8");
    sent = written
      .trimEnd()
      .split("\n")
      .map((line) => SentLine.parse(JSON.parse(line)));
  }

  /** What LINE would have shown: a push that repeats a retry key is answered 409 and not shown again. */
  function delivered(): SentLine[] {
    return [...Map.groupBy(sent, (line) => line.key).values()].flatMap((calls) => calls.slice(0, 1));
  }
});

function nameOf(n: number): string {
  return `conversation-${n % CONVERSATIONS}`;
}

/** Asks until it is so; a call that fails while Redis is away counts as no. */
async function until(ask: () => Promise<boolean>): Promise<void> {
  while (!(await ask().catch(() => false))) await pause(10);
}
