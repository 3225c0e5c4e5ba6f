import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import type { Backend } from "../contracts/live-store/world.ts";

export const testKeys = makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(7) }]);

/** A new directory with one database file in it. */
export async function makeSqliteBackend({ alone = false } = {}): Promise<Backend & { file: string }> {
  const directory = await mkdtemp(join(tmpdir(), "tsunagu-live-"));
  const file = join(directory, "live.sqlite");
  return {
    file,
    open: async (now) => openSqliteLiveStore({ file, keys: testKeys, now, alone }),
    storedBytes: async () => {
      const names = await readdir(directory);
      return Buffer.concat(await Promise.all(names.map((name) => readFile(join(directory, name)))));
    },
    dispose: () => rm(directory, { recursive: true }),
  };
}
