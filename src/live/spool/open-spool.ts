import { mkdirSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Arrival } from "../../app/arrival.ts";
import { failureName } from "../../app/log.ts";
import { lockFolder } from "../lock-folder.ts";
import type { Vault } from "../vault.ts";
import { appendSegments } from "./append-segments.ts";
import { readSegment } from "./read-segment.ts";
import { frame, SPOOL_FILE } from "./segment.ts";

/** Accepted arrivals on this machine's disk, in order, until the live store can take them. */
export type Spool = {
  /** Resolves when they would survive a loss of power; rejects when they cannot be written. */
  append(arrivals: readonly Arrival[]): Promise<void>;
  isEmpty(): boolean;
  /** False after an append that failed, until one succeeds. */
  isWritable(): boolean;
  /** Hands everything on in order and forgets what was taken; rejects with what `take` threw, and keeps the rest. */
  flush(take: (arrivals: Arrival[]) => Promise<unknown>): Promise<{ unreadable: number }>;
  close(): Promise<void>;
};

/** The folder cannot be used; the message is for the operator. */
export class SpoolUnusable extends Error {
  override name = "SpoolUnusable" as const;
}

/** Opens (or makes) the folder, for this process alone. Throws SpoolUnusable when it cannot be written, or another process has it. */
export function openSpool(folder: string, vault: Vault): Spool {
  const unlock = prepareFolder(folder);
  const names = readdirSync(folder)
    .filter((name) => SPOOL_FILE.test(name))
    .sort();
  const files = appendSegments(folder, Number.parseInt(names.at(-1) ?? "0", 10), (name) => void names.push(name));

  /** What does not open counts as handed on: it is put aside. */
  async function flushFirst(name: string, take: (arrivals: Arrival[]) => Promise<unknown>): Promise<number> {
    // The newest may still be written to: what comes meanwhile goes to the next.
    if (name === names.at(-1)) await files.rotate();
    const segment = await readSegment(join(folder, name), vault);
    for (const arrivals of segment.records) await take(arrivals);
    await rm(join(folder, name));
    names.shift();
    return segment.unreadable;
  }

  return {
    append: (arrivals) => files.append(frame(vault.seal("spool", "arrivals", [...arrivals]))),
    isEmpty: () => names.length === 0 && files.isIdle(),
    isWritable: files.isWritable,
    async flush(take) {
      let unreadable = 0;
      for (let name = names[0]; name !== undefined; name = names[0]) unreadable += await flushFirst(name, take);
      return { unreadable };
    },
    async close() {
      await files.rotate();
      unlock();
    },
  };
}

function prepareFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return lockFolder(folder);
  } catch (failure) {
    throw new SpoolUnusable(
      `SPOOL_DIR: the folder must be writable, and each process needs one of its own (${failureName(failure)})`,
    );
  }
}
