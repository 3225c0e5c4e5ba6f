import type { DatabaseSync } from "node:sqlite";
import { openWalFile, type WalFile } from "./wal-file.ts";

/** Lets many callers' writes share one transaction, and many transactions one sync of the disk, which nobody else waits for. */
export type GroupCommit = {
  /**
   * Runs `work` (synchronous, only reads and writes of this database) with others in one transaction, soon.
   * Resolves with its result only when it is committed and on the disk; rejects with what it threw, its own writes undone and nobody
   * else's.
   */
  write<T>(work: () => T): Promise<T>;
  /**
   * The same for what may be forgotten when the power fails, though not when the process dies: leases and clean-up. It asks for no
   * sync, but waits for those that were asked for before: what it has seen is on the disk when it resolves.
   */
  writeLightly<T>(work: () => T): Promise<T>;
  /** Commits and syncs what is still waiting; later writes are refused. */
  end(): void;
};

/** So that one group cannot hold up the event loop, and with it LINE's two seconds, for long. */
const GROUP_MAX = 256;

/** `run` gives how to answer once the transaction is committed and synced. */
type Entry = { durable: boolean; run: () => () => void; reject: (error: unknown) => void };
/** How a committed entry is answered. */
type Answer = { resolve: () => void; reject: (error: unknown) => void };

/** `wal`: of this database. Takes over how it syncs: in WAL mode NORMAL leaves that to us, and the file is whole either way. */
export function makeGroupCommit(db: DatabaseSync, wal: WalFile = openWalFile(db)): GroupCommit {
  db.exec("PRAGMA synchronous = NORMAL");
  const commitTogether = prepareTransaction(db);
  const syncing = makeSyncing(wal);
  const waiting: Entry[] = [];
  let scheduled = false;
  let ended = false;

  function flush(): void {
    scheduled = false;
    const group = waiting.splice(0, GROUP_MAX);
    if (group.length === 0) return;
    if (waiting.length > 0) schedule();
    const answers = commitTogether(group);
    if (answers.length > 0)
      syncing.committed(
        answers,
        group.some(({ durable }) => durable),
      );
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  }

  function add<T>(work: () => T, durable: boolean): Promise<T> {
    if (ended) return Promise.reject(new Error("the live store is closed"));
    return new Promise((resolve, reject) => {
      const run = () => {
        const result = work();
        return () => resolve(result);
      };
      waiting.push({ durable, run, reject });
      schedule();
    });
  }

  return {
    write: (work) => add(work, true),
    writeLightly: (work) => add(work, false),
    end() {
      if (ended) return;
      ended = true;
      while (waiting.length > 0) flush();
      syncing.end();
    },
  };
}

/**
 * Answers what is committed when a sync that began afterwards is over. One sync at a time; all commits meanwhile share the next.
 * Where the disk failed once nobody knows what is on it: from then on everyone hears so, until the file is opened anew.
 */
function makeSyncing(wal: WalFile) {
  /** Commits that asked for a sync, and how many of them are on the disk. */
  let asked = 0;
  let done = 0;
  let failure: unknown = null;
  let running = false;
  let ended = false;
  const open: { needs: number; answers: readonly Answer[] }[] = [];

  function answerUpTo(synced: number): void {
    done = synced;
    while (open[0] !== undefined && open[0].needs <= done) {
      for (const { resolve, reject } of open.shift()?.answers ?? []) failure === null ? resolve() : reject(failure);
    }
  }

  async function syncAll(): Promise<void> {
    running = true;
    while (done < asked && !ended) {
      const covered = asked;
      await wal.sync().catch((error: unknown) => {
        failure ??= error;
      });
      if (!ended) answerUpTo(covered);
    }
    running = false;
    if (ended) wal.close();
  }

  return {
    committed(answers: readonly Answer[], durable: boolean): void {
      if (durable) asked += 1;
      open.push({ needs: asked, answers });
      if (done === asked) answerUpTo(done);
      else if (!running) void syncAll();
    },
    end(): void {
      ended = true;
      if (done < asked) wal.syncNow();
      answerUpTo(asked);
      // A sync under way still needs the file.
      if (!running) wal.close();
    },
  };
}

/**
 * Runs a group in one transaction; a failing entry takes only its own writes back and hears so at once. Returns how to answer the
 * others; none when nothing of the group is stored.
 */
function prepareTransaction(db: DatabaseSync): (group: readonly Entry[]) => Answer[] {
  const begin = db.prepare("BEGIN IMMEDIATE");
  const commit = db.prepare("COMMIT");
  const rollback = db.prepare("ROLLBACK");
  const savepoint = db.prepare("SAVEPOINT entry");
  const undo = db.prepare("ROLLBACK TO entry");
  const release = db.prepare("RELEASE entry");

  function runOne(entry: Entry): Answer[] {
    savepoint.run();
    try {
      const resolve = entry.run();
      release.run();
      return [{ resolve, reject: entry.reject }];
    } catch (error) {
      // After some errors SQLite has already undone the whole transaction by itself.
      if (!db.isTransaction) throw error;
      undo.run();
      release.run();
      entry.reject(error);
      return [];
    }
  }

  return (group) => {
    try {
      begin.run();
      const answers = group.flatMap(runOne);
      commit.run();
      return answers;
    } catch (error) {
      // Disk full, file locked: everyone must hear so.
      if (db.isTransaction) rollback.run();
      for (const entry of group) entry.reject(error);
      return [];
    }
  };
}
