import { Client } from "pg";
import { z } from "zod";
import { failureName, type Log } from "../app/log.ts";
import { connectionOptions } from "./postgres-pool.ts";

/** Where processes on one database tell each other which case changed. */
export const CHANGE_CHANNEL = "tsunagu_case";

/**
 * What is told: ids only, for anybody who may connect to the database may listen. `from`: the process that made the change;
 * `previousHolderId`: who lost the case by it, which cannot be read from the case any more.
 */
export const ChangeNote = z.strictObject({
  from: z.string(),
  caseId: z.string(),
  previousHolderId: z.string().nullable(),
  toEverybody: z.boolean(),
});
export type ChangeNote = z.infer<typeof ChangeNote>;

const AGAIN_MS_FIRST = 250;
const AGAIN_MS_MAX = 5_000;
/** A connection whose other end has silently gone is found out by asking. */
const BEAT_MS = 30_000;

export type ChangeFeedOptions = {
  url: string;
  log: Log;
  onNote: (note: ChangeNote) => void;
  /** The connection is gone, or is back: notes in between are lost. */
  onGap: () => void;
};

export type ChangeFeed = { close(): Promise<void> };

/**
 * Listens to the notes of other processes, on a connection of its own that is opened again whenever it breaks. Resolves when it
 * listens, or when the first try failed.
 */
export async function listenToChanges({ url, log, onNote, onGap }: ChangeFeedOptions): Promise<ChangeFeed> {
  let client: Client | null = null;
  let again: NodeJS.Timeout | null = null;
  let opening = Promise.resolve();
  let closed = false;
  let failures = 0;

  async function open(): Promise<void> {
    const opened = new Client(connectionOptions(url));
    client = opened;
    const beat = setInterval(() => void opened.query("select 1").catch(lose), BEAT_MS);
    function lose(failure: unknown): void {
      clearInterval(beat);
      if (client !== opened || closed) return;
      client = null;
      if (failures === 0) {
        log.warn({ failure: failureName(failure) }, "record_feed_lost");
        onGap();
      }
      again = setTimeout(start, Math.min(AGAIN_MS_FIRST * 2 ** failures++, AGAIN_MS_MAX));
      void opened.end().catch(() => {});
    }
    opened.on("error", lose);
    opened.on("end", () => lose(null));
    opened.on("notification", ({ payload }) => {
      const note = readNote(payload);
      if (note !== null) onNote(note);
    });
    try {
      await opened.connect();
      await opened.query(`listen ${CHANGE_CHANNEL}`);
    } catch (failure) {
      return lose(failure);
    }
    if (failures === 0) return;
    failures = 0;
    log.info({}, "record_feed_back");
    onGap();
  }
  function start(): void {
    opening = open();
  }

  start();
  await opening;
  return {
    async close() {
      closed = true;
      if (again !== null) clearTimeout(again);
      await opening;
      await client?.end().catch(() => {});
    },
  };
}

function readNote(payload: string | undefined): ChangeNote | null {
  try {
    return ChangeNote.safeParse(JSON.parse(payload ?? "")).data ?? null;
  } catch {
    return null;
  }
}
