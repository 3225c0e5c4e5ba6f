import type { DatabaseSync } from "node:sqlite";
import { makeCopyBack } from "./copy-back.ts";
import { makeSyncSoon } from "./sync-soon.ts";
import { openWalFile, type WalFile } from "./wal-file.ts";

/** Lets many callers' writes share one transaction and one sync of the disk, beside which everything else goes on. */
export type GroupCommit = {
  /**
   * Runs `work` (synchronous, only reads and writes of this database; once more where a neighbour failed) with others in one transaction, soon.
   * Resolves with its result only when it is committed and on the disk; rejects with what it threw, its own writes undone and nobody
   * else's.
   */
  write<T>(work: () => T): Promise<T>;
  /**
   * The same for what may be forgotten when the power fails, though not when the process dies: leases and clean-up. It is not synced
   * by itself, but what it has seen is on the disk.
   */
  writeLightly<T>(work: () => T): Promise<T>;
  /** What is written lightly in this transaction is on the disk within SOON_MS, with what others sync meanwhile or by itself. To be called in its work. */
  syncSoon(): void;
  /** Throws what the disk failed with, once it did: nothing is stored here any more until the file is opened anew. */
  trustDisk(): void;
  /** Whether a transaction is about to begin or the disk is waited for: one more look then costs nothing by itself. */
  isAtWork(): boolean;
  /** Commits and syncs what is still waiting, at once; later writes are refused. Resolves when the database may be closed. */
  end(): Promise<void>;
};

/** So that one group cannot hold up the event loop, and with it LINE's two seconds, for long. */
const GROUP_MAX = 256;

/** `run` gives how to answer once the transaction is committed, and synced where that is asked for; undone, it may run once more. */
type Entry = { run: () => () => void; reject: (error: unknown) => void };
/** How a committed entry is answered. */
type Answer = { resolve: () => void; reject: (error: unknown) => void };

type Wish = { wal?: WalFile; onUndone?: () => void; writesMax?: number };

/**
 * `writesMax`: after so many the WAL is copied back (copy-back.ts). `wal`: of this database; `onUndone`: what was done may have been taken back, and is perhaps done once more. Takes over how it syncs: in WAL mode NORMAL leaves that to us, and the file is whole either way.
 * While the disk is at work nothing is committed, for nobody could be answered sooner: all who come meanwhile share the next group.
 */
export function makeGroupCommit(
  db: DatabaseSync,
  { wal = openWalFile(db), onUndone = () => {}, writesMax }: Wish = {},
): GroupCommit {
  db.exec("PRAGMA synchronous = NORMAL");
  const commitTogether = prepareTransaction(db, onUndone);
  const light: Entry[] = [];
  const durable: Entry[] = [];
  const goOn = () => light.length + durable.length > 0 && schedule();
  const disk = makeDisk(wal, goOn);
  const copyBack = makeCopyBack(db, { onFree: goOn, onLost: disk.lose, writesMax });
  // That the disk failed is heard by whoever asks for it next.
  const soon = makeSyncSoon(() => void add(() => {}, durable).catch(() => {}));
  let isScheduled = false;
  let hasEnded = false;

  const isHeldUp = () => disk.isBusy() || copyBack.isEnding();

  function flush(): void {
    isScheduled = false;
    if (isHeldUp() || hasEnded) return;
    const [seen, synced] = nextGroup();
    disk.answer(seen);
    if (synced.length > 0) {
      soon.isDone();
      disk.answerOnceSynced(synced);
    } else if (light.length + durable.length > 0) schedule();
  }

  /**
   * One transaction for both kinds: they change the same pages, and each is written once. The light ones come first, for then all that
   * they see is on the disk, and they need not wait.
   */
  function nextGroup(): [light: Answer[], durable: Answer[]] {
    const answers = commitTogether(light.splice(0, GROUP_MAX), durable.splice(0, GROUP_MAX));
    copyBack.committed(answers[0].length + answers[1].length);
    return answers;
  }

  function schedule(): void {
    if (isScheduled || isHeldUp()) return;
    isScheduled = true;
    setImmediate(flush);
  }

  function add<T>(work: () => T, to: Entry[]): Promise<T> {
    if (hasEnded) return Promise.reject(new Error("the live store is closed"));
    return new Promise((resolve, reject) => {
      to.push(entryOf(work, resolve, reject));
      schedule();
    });
  }

  return {
    write: (work) => add(work, durable),
    writeLightly: (work) => add(work, light),
    syncSoon: soon.ask,
    trustDisk: disk.trust,
    isAtWork: () => isScheduled || isHeldUp(),
    end() {
      if (hasEnded) return Promise.resolve();
      hasEnded = true;
      const last: Answer[] = [];
      while (light.length + durable.length > 0) last.push(...nextGroup().flat());
      disk.end(last);
      return copyBack.end();
    },
  };
}

function entryOf<T>(work: () => T, resolve: (result: T) => void, reject: (error: unknown) => void): Entry {
  const run = () => {
    const result = work();
    return () => resolve(result);
  };
  return { run, reject };
}

/** Answers what is committed, mostly when it is on the disk; `onFree` is called when the disk has nothing more to do. */
function makeDisk(wal: WalFile, onFree: () => void) {
  let unsynced: readonly Answer[] = [];
  let isBusy = false;
  let hasEnded = false;
  /** Where the disk failed once nobody knows what is on it: from then on everyone hears so, until the file is opened anew. */
  let broken: { failure: unknown } | null = null;

  function answer(answers: readonly Answer[]): void {
    for (const { resolve, reject } of answers) broken === null ? resolve() : reject(broken.failure);
  }

  async function sync(): Promise<void> {
    await wal.sync().catch((failure: unknown) => {
      broken ??= { failure };
    });
    isBusy = false;
    if (hasEnded) return wal.close();
    answer(unsynced);
    onFree();
  }

  return {
    isBusy: () => isBusy,
    lose(): void {
      broken ??= { failure: new Error("the disk failed while the WAL was copied back") };
    },
    trust(): void {
      if (broken !== null) throw broken.failure;
    },
    answer,
    answerOnceSynced(answers: readonly Answer[]): void {
      isBusy = true;
      unsynced = answers;
      void sync();
    },
    end(last: readonly Answer[]): void {
      hasEnded = true;
      wal.syncNow();
      if (isBusy) answer(unsynced);
      answer(last);
      // A sync under way still needs the file.
      if (!isBusy) wal.close();
    },
  };
}

type Groups = readonly [light: readonly Entry[], durable: readonly Entry[]];
type Answers = [light: Answer[], durable: Answer[]];

/**
 * Runs two groups in one transaction; a failing entry takes only its own writes back and hears so at once. Returns how to answer the
 * others of each; none when nothing is stored.
 */
function prepareTransaction(db: DatabaseSync, onUndone: () => void): (...groups: Groups) => Answers {
  const begin = db.prepare("BEGIN IMMEDIATE");
  const commit = db.prepare("COMMIT");
  const rollback = db.prepare("ROLLBACK");
  const runApart = prepareRunApart(db);
  const runOne = (entry: Entry): Answer[] => [{ resolve: entry.run(), reject: entry.reject }];

  /** Hardly ever one fails, and a savepoint would copy every page that each of them changes. null: one failed, nothing has happened. */
  function together([light, durable]: Groups): Answers | null {
    begin.run();
    try {
      const answers: Answers = [light.flatMap(runOne), durable.flatMap(runOne)];
      commit.run();
      return answers;
    } catch {
      if (db.isTransaction) rollback.run();
      onUndone();
      return null;
    }
  }

  function apart([light, durable]: Groups): Answers {
    begin.run();
    try {
      const answers: Answers = [light.flatMap(runApart), durable.flatMap(runApart)];
      commit.run();
      return answers;
    } finally {
      onUndone();
    }
  }

  return (...groups) => {
    if (groups[0].length + groups[1].length === 0) return [[], []];
    try {
      return together(groups) ?? apart(groups);
    } catch (error) {
      // Disk full, file locked: everyone must hear so.
      if (db.isTransaction) rollback.run();
      for (const entry of groups.flat()) entry.reject(error);
      return [[], []];
    }
  };
}

/** Runs an entry so that its writes can be taken back without those of others; whoever fails hears so, and has no answer. */
function prepareRunApart(db: DatabaseSync): (entry: Entry) => Answer[] {
  const savepoint = db.prepare("SAVEPOINT entry");
  const undo = db.prepare("ROLLBACK TO entry");
  const release = db.prepare("RELEASE entry");
  return (entry) => {
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
  };
}
