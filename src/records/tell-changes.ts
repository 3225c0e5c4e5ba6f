import { type Kysely, sql, type Transaction } from "kysely";
import type { Log } from "../app/log.ts";
import type { CaseChange, Records } from "../app/records.ts";
import { CHANGE_CHANNEL, type ChangeNote, listenToChanges } from "./change-feed.ts";
import { sharedWith } from "./find-case.ts";
import type { RecordsDialect } from "./open-database.ts";
import type { Tables } from "./tables.ts";

/** `id`: a name of this process, by which it knows its own notes. */
export type TellingOptions = { dialect: RecordsDialect; db: Kysely<Tables>; log: Log; id: string };

type Work<T> = (page: Transaction<Tables>, changed: (change: CaseChange) => void) => Promise<T>;

export type Telling = {
  /**
   * Does `work` in one transaction; what it changed is told after the commit, never what was rolled back. `last` comes after all else:
   * for what others wait for until the commit.
   */
  transaction<T>(work: Work<T>, last?: (page: Transaction<Tables>) => Promise<void>): Promise<T>;
  onChange: Records["onChange"];
  onWork: Records["onWork"];
  close(): Promise<void>;
};

/** Tells listeners which cases changed: by this process, and on PostgreSQL by every other process on the same database. */
export async function tellChanges({ dialect, db, log, id }: TellingOptions): Promise<Telling> {
  const listeners = new Set<{ tell: (change: CaseChange) => void; lostTrack: () => void }>();
  const workers = new Set<{ here: (change: CaseChange) => void; elsewhere: () => void }>();
  const tell = (change: CaseChange) => {
    for (const listener of [...listeners]) listener.tell(change);
  };
  const shared = dialect.kind === "postgres";
  // One after another: each note is looked up in the database, and a later one must not overtake an earlier one.
  let telling = Promise.resolve();
  const feed = shared
    ? await listenToChanges({
        url: dialect.url,
        log,
        onNote: (note) => {
          // Our own changes were told already, sooner than the note came round.
          if (note.from === id) return;
          for (const { elsewhere } of [...workers]) elsewhere();
          if (listeners.size > 0) telling = telling.then(() => tellOfOthers(db, note, tell, log));
        },
        onGap: () => {
          for (const listener of [...listeners]) listener.lostTrack();
          for (const { elsewhere } of [...workers]) elsewhere();
        },
      })
    : null;

  return {
    async transaction(work, last = async () => {}) {
      const changes: CaseChange[] = [];
      const value = await db.transaction().execute(async (page) => {
        const result = await work(page, (change) => void changes.push(change));
        // In the same transaction: PostgreSQL hands a note over when, and only when, it commits.
        if (shared) for (const change of changes) await note(page, id, change);
        await last(page);
        return result;
      });
      for (const change of changes) {
        tell(change);
        for (const { here } of [...workers]) here(change);
      }
      return value;
    },
    onChange(listener, lostTrack = () => {}) {
      const entry = { tell: listener, lostTrack };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    onWork(here, elsewhere) {
      const entry = { here, elsewhere };
      workers.add(entry);
      return () => void workers.delete(entry);
    },
    async close() {
      await feed?.close();
      await telling;
    },
  };
}

async function note(page: Transaction<Tables>, from: string, change: CaseChange): Promise<void> {
  const { caseId, previousHolderId, toEverybody } = change;
  const told: ChangeNote = { from, caseId, previousHolderId, toEverybody };
  await sql`select pg_notify(${CHANGE_CHANNEL}, ${JSON.stringify(told)})`.execute(page);
}

async function tellOfOthers(
  db: Kysely<Tables>,
  { caseId, previousHolderId, toEverybody }: ChangeNote,
  tell: (change: CaseChange) => void,
  log: Log,
): Promise<void> {
  try {
    const record = await db
      .selectFrom("cases")
      .select(["id", "city", "holder_id", "from_id", "consent", "alarm"])
      .where("id", "=", caseId)
      .executeTakeFirst();
    if (record === undefined) return;
    tell({
      caseId,
      city: record.city,
      holderId: record.holder_id,
      previousHolderId,
      sharedWith: await sharedWith(db, record),
      alarm: record.alarm === 1,
      toEverybody,
    });
  } catch {
    // The record went away between the note and the look; when it is back, everybody looks again (onGap).
    log.warn({ case: caseId }, "record_note_unread");
  }
}
