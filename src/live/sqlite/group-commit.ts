import type { DatabaseSync } from "node:sqlite";

/** Lets many callers' writes share one transaction, and so one fsync. */
export type GroupCommit = {
  /**
   * Runs `work` (synchronous, only reads and writes of this database) with others in one transaction, soon.
   * Resolves with its result only after COMMIT; rejects with what it threw, its own writes undone and nobody else's.
   */
  write<T>(work: () => T): Promise<T>;
  /**
   * The same for what may be forgotten when the power fails, though not when the process dies: leases and clean-up.
   * Alone in its group it costs no fsync; what follows it durably makes it durable too.
   */
  writeLightly<T>(work: () => T): Promise<T>;
  /** Commits what is still waiting; later writes are refused. */
  end(): void;
};

/** So that one group cannot hold up the event loop, and with it LINE's two seconds, for long. */
const GROUP_MAX = 256;

/** `run` gives what to do once the transaction is committed. */
type Entry = { durable: boolean; run: () => () => void; reject: (error: unknown) => void };

export function makeGroupCommit(db: DatabaseSync): GroupCommit {
  const commitTogether = prepareTransaction(db);
  const waiting: Entry[] = [];
  let scheduled = false;
  let ended = false;

  function flush(): void {
    scheduled = false;
    const group = waiting.splice(0, GROUP_MAX);
    if (group.length === 0) return;
    if (waiting.length > 0) schedule();
    commitTogether(group);
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
      ended = true;
      while (waiting.length > 0) flush();
    },
  };
}

/** Runs a group in one transaction and answers everyone only after COMMIT; a failing entry takes only its own writes back. */
function prepareTransaction(db: DatabaseSync): (group: readonly Entry[]) => void {
  const begin = db.prepare("BEGIN IMMEDIATE");
  const commit = db.prepare("COMMIT");
  const rollback = db.prepare("ROLLBACK");
  const savepoint = db.prepare("SAVEPOINT entry");
  const undo = db.prepare("ROLLBACK TO entry");
  const release = db.prepare("RELEASE entry");
  let durable = true;

  /** In WAL mode FULL syncs at every commit and NORMAL at checkpoints only; either way the file stays whole. */
  function setDurable(wanted: boolean): void {
    if (wanted === durable) return;
    db.exec(`PRAGMA synchronous = ${wanted ? "FULL" : "NORMAL"}`);
    durable = wanted;
  }

  function runOne(entry: Entry): () => void {
    savepoint.run();
    try {
      const answer = entry.run();
      release.run();
      return answer;
    } catch (error) {
      // After some errors SQLite has already undone the whole transaction by itself.
      if (!db.isTransaction) throw error;
      undo.run();
      release.run();
      return () => entry.reject(error);
    }
  }

  return (group) => {
    try {
      setDurable(group.some((entry) => entry.durable));
      begin.run();
      const answers = group.map(runOne);
      commit.run();
      for (const answer of answers) answer();
    } catch (error) {
      // Nothing of the group is stored (disk full, file locked): everyone must hear so.
      if (db.isTransaction) rollback.run();
      for (const entry of group) entry.reject(error);
    }
  };
}
