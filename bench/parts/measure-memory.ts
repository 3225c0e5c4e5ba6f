import { spawnSync } from "node:child_process";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import { KEY } from "./product.ts";

/** What 100,000 conversations take while nobody writes: `fresh` just after they ended, `rested` three days later. MB; null: not measured. */
export type MemoryFigures = { name: string; conversations: number; freshMb: number; restedMb: number | null };

const RUN_MS_MAX = 600_000;

/** In Redis, by its own account (bench/redis-memory.ts). */
export function redisMemory(conversations: number): MemoryFigures {
  const { stdout, stderr, error } = spawnSync(process.execPath, ["bench/redis-memory.ts", String(conversations)], {
    cwd: `${import.meta.dirname}/../..`,
    encoding: "utf8",
    timeout: RUN_MS_MAX,
    killSignal: "SIGTERM",
  });
  const mb = (when: string) =>
    Number(new RegExp(`^${when}.*?: (\\d+) bytes each`, "m").exec(stdout)?.[1] ?? Number.NaN) / 10;
  const figures = { freshMb: mb("just ended"), restedMb: mb("at rest") };
  if (Number.isNaN(figures.freshMb)) throw new Error(`redis-memory.ts measured nothing: ${error?.message ?? stderr}`);
  return { name: "Redis, used_memory", conversations, ...figures };
}

/** In the file of a product that has ended, with all that is still kept to recognise redeliveries. */
export async function fileMemory(file: string, bytes: number): Promise<MemoryFigures> {
  const keys = makeKeyRing([{ id: "k1", key: KEY }]);
  const store = openSqliteLiveStore({ file, keys, now: () => Date.now() });
  const { sessions } = await store.gauge(Date.now());
  await store.close();
  return { name: "SQLite, live.sqlite", conversations: sessions, freshMb: (bytes / sessions) * 0.1, restedMb: null };
}
