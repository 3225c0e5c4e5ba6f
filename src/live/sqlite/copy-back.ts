import type { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import { z } from "zod";

/**
 * Copies what was committed out of the WAL into the database, on a thread of its own with a connection of its own: done by the commit that fills the WAL,
 * as SQLite does by itself, it held up everybody for 15 to 60 ms.
 */
export type CopyBack = {
  /** So many writes were committed. */
  committed(writes: number): void;
  /** Whether nothing may be committed just now: the last of it is being copied, and the next commit then begins the WAL anew. */
  isEnding(): boolean;
  /** Resolves when the thread has closed its connection. */
  end(): Promise<void>;
};

/** Of a reply's writes each changes some four pages: 64 MB of WAL, in which many pages stand many times. */
const WRITES_MAX = 4000;
/** So many are copied in the time of a sync. Of what came meanwhile the next pass copies what is left. */
const WRITES_LEFT_MAX = 250;
/** Where it is written as fast as it is copied, it would have no end. */
const PASSES_MAX = 3;
/** Where the thread is away SQLite does it by itself, as ever. */
const BY_ITSELF_PAGES = 64_000;

const Told = z.enum(["copied", "failed", "lost"]);

/**
 * `onFree`: what was held up may go on. `onLost`: the disk failed while it was copied, so that nobody knows what is on it. The thread begins when it is
 * needed for the first time.
 */
export function makeCopyBack(
  db: DatabaseSync,
  { onFree, onLost, writesMax = WRITES_MAX }: { onFree: () => void; onLost: () => void; writesMax?: number },
): CopyBack {
  const file = db.location();
  if (file === null) return IN_MEMORY;
  db.exec(`PRAGMA wal_autocheckpoint = ${BY_ITSELF_PAGES}`);
  let thread: Worker | null = null;
  let phase: "waiting" | "copying" | "ending" = "waiting";
  let hasEnded = false;
  let [writes, passes] = [0, 0];

  function pass(next: "copying" | "ending"): void {
    phase = next;
    writes = 0;
    passes += 1;
    thread ??= begin(file ?? "");
    thread.postMessage("copy");
  }

  function begin(path: string): Worker {
    const one = new Worker(new URL("./copy-back-thread.ts", import.meta.url), { workerData: path });
    one.unref();
    one.on("message", (told: unknown) => done(Told.parse(told)));
    // What it dies of it would die of again.
    one.on("error", () => done("failed"));
    one.on("exit", () => {
      thread = null;
      if (phase !== "waiting") done("failed");
    });
    return one;
  }

  function done(told: z.infer<typeof Told>): void {
    if (told === "lost") onLost();
    if (told === "copied" && phase === "copying" && !hasEnded) {
      pass(writes <= WRITES_LEFT_MAX || passes >= PASSES_MAX ? "ending" : "copying");
      return;
    }
    phase = "waiting";
    passes = 0;
    onFree();
  }

  return {
    committed(more) {
      writes += more;
      if (phase === "waiting" && writes >= writesMax && !hasEnded) pass("copying");
    },
    isEnding: () => phase === "ending",
    end() {
      hasEnded = true;
      const last = thread;
      if (last === null) return Promise.resolve();
      const gone = new Promise<void>((resolve) => last.once("exit", () => resolve()));
      last.ref();
      last.postMessage("end");
      return gone;
    },
  };
}

const IN_MEMORY: CopyBack = { committed: () => {}, isEnding: () => false, end: async () => {} };
