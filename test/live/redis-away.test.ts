import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import type { LiveStore } from "../../src/app/live-store.ts";
import { askSurely } from "../../src/live/redis/connect.ts";
import { makeClient } from "../../src/live/redis/make-client.ts";
import { openRedisLiveStore, type RedisLiveStore } from "../../src/live/redis-live-store.ts";
import { type SpoolingLiveStore, withSpool } from "../../src/live/with-spool.ts";
import { arrival, START, said } from "../contracts/live-store/conversation.ts";
import { hasRedis, type PrivateRedis, startRedis } from "../redis.ts";
import { silentLog } from "../silent-log.ts";
import { testKeys } from "./sqlite-backend.ts";

/** LINE waits about two seconds for a webhook's answer. */
const LINE_WAITS_MS = 2000;
const LEASE = 10_000;
const CANARY = "canary-かなりあ-91c2";

describe.skipIf(!hasRedis)("while Redis is away", () => {
  let redis: PrivateRedis;
  let installations = 0;
  const open = new Set<LiveStore>();

  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(() => {
    installations += 1;
  });
  const closeAll = async () => {
    for (const store of open) await store.close();
    open.clear();
  };
  afterEach(closeAll);
  afterAll(() => redis.end());

  const openStore = async (): Promise<RedisLiveStore> => {
    const { address } = redis;
    const prefix = `away${installations}`;
    const store = await openRedisLiveStore({ address, keys: testKeys, log: silentLog, prefix, now: () => START });
    open.add(store);
    return store;
  };
  const works = (store: LiveStore) => until(async () => (await store.gauge(START)).events >= 0);

  test.each([
    { how: "gone", leave: () => redis.kill(), comeBack: () => redis.start() },
    { how: "silent", leave: async () => redis.freeze(), comeBack: async () => redis.thaw() },
  ])(
    "$how: an event is refused before LINE turns away, and taken again without a hand when Redis is back",
    async ({ leave, comeBack }) => {
      const store = await openStore();
      await store.accept([arrival("e1", START)]);
      await leave();
      for (let n = 0; n < 3; n += 1) {
        const from = performance.now();
        await expect(store.accept([arrival("e2", START)])).rejects.toThrow();
        expect(performance.now() - from).toBeLessThan(LINE_WAITS_MS);
      }
      await comeBack();
      await works(store);
      expect((await store.accept([arrival("e1", START)])).duplicates).toBe(1);
      await store.accept([arrival("e2", START)]);
      expect((await store.claimTurn(START, LEASE))?.events.map((event) => event.id)).toEqual(["e1", "e2"]);
    },
  );

  test("who listens for what others accept hears it again after Redis was away", async () => {
    const [listening, accepting] = [await openStore(), await openStore()];
    let heard = 0;
    await listening.onAccepted(() => {
      heard += 1;
    });
    await redis.kill();
    await redis.start();
    await works(accepting);
    // Back again it looks by itself first.
    await until(async () => heard > 0);
    heard = 0;
    let n = 0;
    await until(async () => {
      n += 1;
      await accepting.accept([arrival(`e${n}`, START)]);
      return heard > 0;
    });
    expect(heard).toBeGreaterThan(0);
  });

  test("a Redis that goes away again just when a process starts does not end it", async () => {
    const store = await openStore();
    await redis.kill();
    let heard = 0;
    await store.onAccepted(() => {
      heard += 1;
    });
    const client = makeClient(redis.address);
    client.on("error", () => undefined);
    const asked = askSurely(client, () => client.ping());
    void client.connect().catch(() => undefined);
    await redis.start();
    expect(await asked).toBe("PONG");
    client.disconnect();
    await until(async () => heard > 0);
  });

  describe("with a spool", () => {
    let folder = "";
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), "tsunagu-spool-"));
    });
    afterEach(async () => {
      await closeAll();
      await rm(folder, { recursive: true, force: true });
    });
    const spoolOn = async (keys = testKeys): Promise<SpoolingLiveStore> => {
      const live = await openStore();
      const store = withSpool(live, { folder, keys, log: silentLog });
      // It closes the other one.
      open.delete(live);
      open.add(store);
      return store;
    };
    const spoolFiles = async () => (await readdir(folder)).filter((name) => name.endsWith(".spool")).sort();

    test("events are taken, sealed, on disk, and handed on in order when it is back", async () => {
      const store = await spoolOn();
      await store.accept([arrival("e1", START)]);
      await redis.kill();
      const ids = Array.from({ length: 20 }, (_, n) => `f${String(n).padStart(2, "0")}`);
      for (const id of ids) await store.accept([arrival(id, START, { event: said(id, START, CANARY) })]);
      expect(store.canSpool()).toBe(true);
      const bytes = Buffer.concat(
        await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name)))),
      );
      expect(bytes.length).toBeGreaterThan(1000);
      expect(bytes.includes(CANARY)).toBe(false);
      await redis.start();
      await until(async () => (await spoolFiles()).length === 0);
      const claim = await store.claimTurn(START, LEASE);
      expect(claim?.events.map((event) => event.id)).toEqual(["e1", ...ids]);
    });

    test("what was spooled survives the process, and a redelivery of it counts once", async () => {
      const first = await spoolOn();
      await redis.kill();
      await Promise.all(["e1", "e2", "e3"].map((id) => first.accept([arrival(id, START)])));
      await closeAll();
      // Half a record, as a loss of power leaves it.
      const [file = ""] = await spoolFiles();
      await appendFile(join(folder, file), Buffer.from([0, 0, 1, 0, 7]));
      await redis.start();
      const second = await spoolOn();
      await until(async () => (await spoolFiles()).length === 0);
      expect((await second.accept([arrival("e2", START)])).duplicates).toBe(1);
      expect((await second.claimTurn(START, LEASE))?.events).toHaveLength(3);
    });

    test("what cannot be opened is put aside and holds nothing up", async () => {
      const otherKeys = makeKeyRing([{ id: "k9", key: new Uint8Array(32).fill(9) }]);
      const first = await spoolOn(otherKeys);
      await redis.kill();
      await first.accept([arrival("lost", START)]);
      await closeAll();
      await redis.start();
      const second = await spoolOn();
      await until(async () => (await spoolFiles()).length === 0);
      expect(await readdir(folder)).toContain("0000000001.spool.unreadable");
      await second.accept([arrival("e1", START)]);
      expect((await second.claimTurn(START, LEASE))?.events.map((event) => event.id)).toEqual(["e1"]);
    });

    test("a folder that another process has, or that cannot be written, is refused at start", async () => {
      await spoolOn();
      await expect(spoolOn()).rejects.toThrow("SPOOL_DIR");
      const file = join(folder, "a-file");
      await writeFile(file, "");
      const store = await openStore();
      expect(() => withSpool(store, { folder: join(file, "in"), keys: testKeys, log: silentLog })).toThrow("SPOOL_DIR");
    });
  });
});

/** Asks until it is so; a call that fails while Redis is away counts as no. */
async function until(ask: () => Promise<boolean>): Promise<void> {
  while (!(await ask().catch(() => false))) await pause(10);
}
