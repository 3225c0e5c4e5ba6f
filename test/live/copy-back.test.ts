import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeCopyBack } from "../../src/live/sqlite/copy-back.ts";
import { makeGroupCommit } from "../../src/live/sqlite/group-commit.ts";

/** The WAL is copied into the database on a thread. Goal: that it stays small, that nothing waits for ever, and that all of it is there. */
const KB = 1024;
let folder = "";
let file = "";
let db: DatabaseSync;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tsunagu-copy-"));
  file = join(folder, "t.sqlite");
  db = new DatabaseSync(file);
  db.exec("PRAGMA journal_mode = WAL; CREATE TABLE t (n INTEGER PRIMARY KEY, body BLOB) STRICT");
});
afterEach(() => {
  if (db.isOpen) db.close();
  rmSync(folder, { recursive: true, force: true });
});

test("what is written goes on meanwhile, the WAL begins anew, and all is there", async () => {
  const group = makeGroupCommit(db, { writesMax: 100 });
  const add = db.prepare("INSERT INTO t (body) VALUES (?)");
  /** How often the WAL was begun anew, as its header says (SQLite, "WAL file format"). */
  const begunAnew = () => readFileSync(`${file}-wal`).readUInt32BE(12);
  let rows = 0;
  const writeUntil = async (isEnough: () => boolean) => {
    while (!isEnough()) {
      await Promise.all(Array.from({ length: 20 }, () => group.write(() => add.run(Buffer.alloc(4 * KB, rows)))));
      rows += 20;
    }
  };
  await writeUntil(() => rows > 0);
  const before = begunAnew();
  await writeUntil(() => begunAnew() > before + 1);
  await group.end();
  db.close();
  const again = new DatabaseSync(file, { readOnly: true });
  const all = { n: rows, bytes: rows * 4 * KB };
  expect(again.prepare("SELECT count(*) AS n, sum(length(body)) AS bytes FROM t").get()).toEqual(all);
  expect(again.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
  again.close();
});

test("where the thread cannot do it nothing is held up, and it is tried again", async () => {
  const onFree = vi.fn();
  const onLost = vi.fn();
  const copyBack = makeCopyBack(db, { onFree, onLost, writesMax: 10 });
  rmSync(folder, { recursive: true });
  for (const times of [1, 2]) {
    copyBack.committed(10);
    await vi.waitFor(() => expect(onFree.mock.calls.length).toBeGreaterThanOrEqual(times));
    expect(copyBack.isEnding()).toBe(false);
  }
  expect(onLost).not.toHaveBeenCalled();
  await copyBack.end();
});
