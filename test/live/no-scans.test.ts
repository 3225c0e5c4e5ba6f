import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, expect, test, vi } from "vitest";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";

const directory = mkdtempSync(join(tmpdir(), "tsunagu-scans-"));
/** Grows with every event and line, so that reading it as a whole makes each step slower than the one before. */
const GROWING = /^SCAN (line|seen|used_token|conversation|session|event|outbox|timer)\b(?! USING)/;
/** Not on the way of a message: an operator's page, and the sweep every ten minutes. */
const SELDOM = /count\(\*\)|dead_event|given_up_at|DELETE FROM/i;

afterEach(() => rmSync(directory, { recursive: true, force: true }));

test("no statement on the way of a message reads a growing table as a whole", async () => {
  const prepare = vi.spyOn(DatabaseSync.prototype, "prepare");
  const file = join(directory, "live.sqlite");
  const keys = makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(1) }]);
  const store = openSqliteLiveStore({ file, keys, now: () => 0 });
  const statements = prepare.mock.calls
    .map(([sql]) => sql)
    .filter((sql) => /^\s*(SELECT|UPDATE|INSERT|WITH)/i.test(sql));
  prepare.mockRestore();
  await store.close();
  const db = new DatabaseSync(file);
  const scanning = statements.filter((sql) => {
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
    return !SELDOM.test(sql) && plan.some(({ detail }) => GROWING.test(String(detail)));
  });
  db.close();
  expect(statements.length).toBeGreaterThan(20);
  expect(scanning).toEqual([]);
});
