import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type GroupCommit, makeGroupCommit } from "../../src/live/sqlite/group-commit.ts";
import { SOON_MS } from "../../src/live/sqlite/sync-soon.ts";

describe("writes that share a transaction", () => {
  let directory = "";
  let db: DatabaseSync;
  /** Sees only what is committed. */
  let witness: DatabaseSync;
  let group: GroupCommit;
  const rows = () =>
    witness
      .prepare("SELECT n FROM t ORDER BY n")
      .all()
      .map((row) => row.n);
  const put = (n: number) => () => db.prepare("INSERT INTO t (n) VALUES (?)").run(n).changes;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "tsunagu-group-"));
    db = new DatabaseSync(join(directory, "t.sqlite"), { timeout: 20 });
    db.exec("PRAGMA journal_mode = WAL; CREATE TABLE t (n INTEGER UNIQUE) STRICT");
    witness = new DatabaseSync(join(directory, "t.sqlite"), { timeout: 20 });
    group = makeGroupCommit(db);
  });

  afterEach(async () => {
    for (const open of [db, witness]) if (open.isOpen) open.close();
    await rm(directory, { recursive: true });
  });

  test("are all there when the first of them is told so, and none before", async () => {
    const seenMeanwhile: number[] = [];
    const answers = [1, 2, 3].map((n) =>
      group.write(() => {
        seenMeanwhile.push(rows().length);
        return put(n)();
      }),
    );
    expect(await answers[0]).toBe(1);
    expect(rows()).toEqual([1, 2, 3]);
    expect(seenMeanwhile).toEqual([0, 0, 0]);
  });

  test("do not spoil each other: who fails is undone alone", async () => {
    const failing = () => {
      put(9)();
      return put(1)();
    };
    const answers = await Promise.allSettled([group.write(put(1)), group.write(failing), group.write(put(2))]);
    expect(answers.map((answer) => answer.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(rows()).toEqual([1, 2]);
  });

  test("all hear of it when the commit is impossible, and later ones succeed", async () => {
    witness.exec("BEGIN IMMEDIATE");
    const answers = await Promise.allSettled([group.write(put(1)), group.writeLightly(put(2))]);
    expect(answers.map((answer) => answer.status)).toEqual(["rejected", "rejected"]);
    witness.exec("ROLLBACK");
    await group.write(put(3));
    expect(rows()).toEqual([3]);
  });

  describe("and a disk", () => {
    /** Each sync ends when the test says so. */
    const slowDisk = () => {
      const syncs: { ends: () => void; fails: (failure: Error) => void }[] = [];
      const sync = () => new Promise<void>((ends, fails) => void syncs.push({ ends, fails }));
      const begun = (count: number) => vi.waitFor(() => expect(syncs).toHaveLength(count));
      return { syncs, begun, sync, syncNow: () => {}, close: () => {} };
    };
    const told: string[] = [];
    const tell = (name: string, answer: Promise<unknown>) =>
      answer.then(
        () => void told.push(name),
        (failure: Error) => void told.push(`${name}: ${failure.message}`),
      );
    beforeEach(() => void told.splice(0));

    test("are answered when they are on it; those who come meanwhile share the next group", async () => {
      const disk = slowDisk();
      const slow = makeGroupCommit(db, { wal: disk });
      const first = tell("first", slow.write(put(1)));
      await disk.begun(1);
      const second = tell("second", slow.write(put(2)));
      const third = tell("third", slow.write(put(3)));
      expect(told).toEqual([]);
      disk.syncs[0]?.ends();
      await first;
      expect(told).toEqual(["first"]);
      await disk.begun(2);
      expect(rows()).toEqual([1, 2, 3]);
      disk.syncs[1]?.ends();
      await Promise.all([second, third]);
      expect(told).toEqual(["first", "second", "third"]);
    });

    test("what asks for no sync has none of its own, and sees only what is on the disk", async () => {
      const disk = slowDisk();
      const slow = makeGroupCommit(db, { wal: disk });
      await slow.writeLightly(put(1));
      expect(disk.syncs).toHaveLength(0);
      const durable = tell("durable", slow.write(put(2)));
      await disk.begun(1);
      const seen = slow.writeLightly(rows);
      const light = tell("light", seen);
      const next = tell("next", slow.write(put(3)));
      disk.syncs[0]?.ends();
      await Promise.all([durable, light]);
      expect([told, await seen]).toEqual([
        ["durable", "light"],
        [1, 2],
      ]);
      await disk.begun(2);
      disk.syncs[1]?.ends();
      await next;
    });

    test("what may wait a little is synced with what comes next, or soon by itself", async () => {
      vi.useFakeTimers({ toFake: ["setTimeout"] });
      const disk = slowDisk();
      const slow = makeGroupCommit(db, { wal: disk });
      const soon = (n: number) => () => {
        put(n)();
        slow.syncSoon();
      };
      await slow.writeLightly(soon(1));
      expect(disk.syncs).toHaveLength(0);
      await disk.begun(1);
      disk.syncs[0]?.ends();
      await slow.writeLightly(soon(2));
      const durable = slow.write(put(3));
      await disk.begun(2);
      disk.syncs[1]?.ends();
      await durable;
      vi.advanceTimersByTime(2 * SOON_MS);
      await slow.writeLightly(put(4));
      expect(disk.syncs).toHaveLength(2);
      vi.useRealTimers();
    });

    test("a disk that failed is not believed again", async () => {
      const disk = slowDisk();
      const slow = makeGroupCommit(db, { wal: disk });
      const lost = tell("lost", slow.write(put(1)));
      await disk.begun(1);
      disk.syncs[0]?.fails(new Error("EIO"));
      await lost;
      await tell("later", slow.writeLightly(put(2)));
      expect(told).toEqual(["lost: EIO", "later: EIO"]);
      expect(() => slow.trustDisk()).toThrow("EIO");
    });
  });

  test("are finished at the end, however many they are, and then refused", async () => {
    const answers = Array.from({ length: 1000 }, (_, n) => group.write(put(n)));
    const ended = group.end();
    expect(rows()).toHaveLength(1000);
    await Promise.all([...answers, ended]);
    await expect(group.write(put(2000))).rejects.toThrow("closed");
  });
});
