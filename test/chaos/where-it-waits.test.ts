import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { whereItWaits } from "../../scripts/chaos/where-it-waits.ts";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import type { LiveStore } from "../../src/app/live-store.ts";
import { openRedisLiveStore } from "../../src/live/redis-live-store.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import { arrival, note, START, say, turn } from "../contracts/live-store/conversation.ts";
import { hasRedis, startRedis } from "../redis.ts";
import { silentLog } from "../silent-log.ts";

/** What still waits at the end of a bad run is named with its state, so that slowness can be told from loss. */
const keys = makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(1) }]);
const now = () => START;

test("on files", async () => {
  const folder = mkdtempSync(join(tmpdir(), "waits-"));
  const file = join(folder, "live.sqlite");
  const live = openSqliteLiveStore({ file, keys, now });
  expect(await waitingIn(live, { kind: "sqlite", file })).toEqual(WAITING);
  await live.close();
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(!hasRedis)("on Redis", async () => {
  const redis = await startRedis();
  const live = await openRedisLiveStore({ address: redis.address, keys, now, log: silentLog });
  expect(await waitingIn(live, { kind: "redis", url: redis.url })).toEqual(WAITING);
  await live.close();
  await redis.end();
});

const WAITING = [
  "event accepted 2.0 s ago, tried 1 times, due in 8.0 s, taken for another 8.0 s",
  "note planned 2.0 s ago, tried 0 times, due for 2.0 s",
  "say planned 2.0 s ago, tried 0 times, due in 3.0 s, taken for another 3.0 s",
];

async function waitingIn(live: LiveStore, where: Parameters<typeof whereItWaits>[0]): Promise<string[]> {
  await live.accept([arrival("e1", START)]);
  const first = await live.claimTurn(START, 1000);
  if (first === null) throw new Error("no turn");
  await live.commitTurn(first, turn([say("一"), note()]));
  await live.claimLines("speak", START, 5000);
  await live.accept([arrival("e2", START)]);
  await live.claimTurn(START, 10_000);
  return (await whereItWaits(where, START + 2000)).map(({ what }) => what).toSorted();
}
