import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type GroupCommit, makeGroupCommit } from "../../src/live/sqlite/group-commit.ts";

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

  test("are synced to the disk as soon as one of them asks for it", async () => {
    const synced = async (...writes: ((work: () => unknown) => Promise<unknown>)[]) => {
      const level = () => db.prepare("PRAGMA synchronous").get()?.synchronous;
      return (await Promise.all(writes.map((write) => write(level))))[0];
    };
    const [FULL, NORMAL] = [2, 1];
    expect(await synced(group.writeLightly)).toBe(NORMAL);
    expect(await synced(group.writeLightly, group.write)).toBe(FULL);
    expect(await synced(group.writeLightly)).toBe(NORMAL);
    expect(await synced(group.write)).toBe(FULL);
  });

  test("are finished at the end, however many they are, and then refused", async () => {
    const answers = Array.from({ length: 1000 }, (_, n) => group.write(put(n)));
    group.end();
    expect(rows()).toHaveLength(1000);
    await Promise.all(answers);
    await expect(group.write(put(2000))).rejects.toThrow("closed");
  });
});
