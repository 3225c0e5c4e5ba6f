import fs from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import type { LiveStore } from "../../src/app/live-store.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import { makeVault } from "../../src/live/vault.ts";
import { operatorsMistake } from "../../src/operators-mistake.ts";
import { arrival, handledIn, START, say, session, textOf, turn } from "../contracts/live-store/conversation.ts";

const oldKey = { id: "k1", key: new Uint8Array(32).fill(1) };
const newKey = { id: "k2", key: new Uint8Array(32).fill(2) };

describe("the file of the live store", () => {
  let directory = "";
  let store: LiveStore | null = null;
  const file = () => join(directory, "live.sqlite");

  const open = async (...keys: (typeof oldKey)[]) => {
    await store?.close();
    store = null;
    store = openSqliteLiveStore({ file: file(), keys: makeKeyRing(keys), now: () => START });
    return store;
  };
  /** What a fault of the disk, or somebody with access to it, might do. */
  const tamper = (sql: string) => {
    const db = new DatabaseSync(file());
    db.exec(sql);
    db.close();
  };

  const rows = (sql: string) => {
    const db = new DatabaseSync(file());
    const found = db.prepare(sql).all();
    db.close();
    return found.map((row) => ({ ...row }));
  };
  const contents = () =>
    rows("SELECT id, effect IS NOT NULL AS effect, attempt IS NOT NULL AS attempt FROM line ORDER BY id");

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "tsunagu-file-"));
  });
  afterEach(async () => {
    await store?.close();
    store = null;
    await rm(directory, { recursive: true });
  });

  test("a disk that failed: nothing is acknowledged, and whoever watches hears so until the file is opened anew", async () => {
    const broken = await open(oldKey);
    const { fdatasync } = fs;
    const fails = Object.assign(new Error("EIO"), { code: "EIO" });
    onTestFinished(() => replaceSync(fdatasync));
    replaceSync(Object.assign((_: number, told: fs.NoParamCallback) => told(fails), fdatasync));
    await expect(broken.accept([arrival("e1", START)])).rejects.toThrow("EIO");
    replaceSync(fdatasync);
    await expect(broken.accept([arrival("e2", START)])).rejects.toThrow("EIO");
    await expect(broken.gauge(START)).rejects.toThrow("EIO");
    const mended = await open(oldKey);
    expect(await mended.accept([arrival("e2", START), arrival("e3", START)])).toMatchObject({ accepted: 1 });
    expect((await mended.gauge(START)).cities).toMatchObject({ mito: { events: 3 } });
  });

  test("opens with a new key in front of the old one, and then still reads what is old", async () => {
    await (await open(oldKey)).accept([arrival("e1", START)]);
    await (await open(newKey, oldKey)).accept([arrival("e2", START)]);
    expect((await (await open(newKey, oldKey)).claimTurn(START, 1000))?.events).toHaveLength(2);
  });

  test("is refused with keys that do not fit, before anything is touched", async () => {
    await (await open(oldKey)).accept([arrival("e1", START)]);
    await expect(open(newKey)).rejects.toThrow("k1");
    expect((await (await open(oldKey)).claimTurn(START, 1000))?.events).toHaveLength(1);
  });

  test("is refused when a newer program has written it", async () => {
    await open(oldKey);
    tamper("PRAGMA user_version = 999");
    const refused = await open(oldKey).catch((failure: unknown) => failure);
    expect(operatorsMistake(refused)).toMatch(/^DATA_DIR: a newer version .*format 999.* start that version again$/);
  });

  test("of the version before is brought up to date, and what was under way goes on", async () => {
    const before = session("conversation-a", ["e1"]);
    const used = { token: "used", until: START + 60_000 };
    const live = await open(oldKey);
    await live.accept([arrival("e1", START, { replyToken: used })]);
    const claim = await live.claimTurn(START, 1000);
    if (claim === null) throw new Error("no turn");
    await live.commitTurn(claim, turn([say("一")], { session: before }));
    await live.accept([arrival("e2", START)]);
    await store?.close();
    store = null;
    const vault = makeVault(makeKeyRing([oldKey]));
    const db = new DatabaseSync(file());
    db.prepare("UPDATE session SET body = ?").run(vault.seal("session", "conversation-a", before));
    db.prepare("INSERT INTO used_token VALUES (?, ?)").run(vault.nameToken("used"), START);
    db.exec(`
      UPDATE conversation SET token = NULL, token_name = NULL, token_until = NULL;
      INSERT INTO outbox (conversation_id, queue) VALUES ('conversation-b', 'speak');
      ALTER TABLE conversation DROP COLUMN used; ALTER TABLE conversation DROP COLUMN session_no; PRAGMA user_version = 4`);
    db.close();

    const after = await open(oldKey);
    expect(rows("SELECT conversation_id AS id FROM outbox")).toEqual([{ id: "conversation-a" }]);
    expect(handledIn((await after.claimTurn(START, 1000))?.session ?? null)).toEqual(["e1"]);
    // A redelivery brings the token that was used before.
    await after.accept([arrival("e1", START, { replyToken: used })]);
    const lines = await after.claimLines("speak", START, 1000);
    expect(lines).toMatchObject({ lines: [{ id: "e1#0" }], replyToken: null });
  });

  test("an event put in another's place is not believed; other conversations go on", async () => {
    const live = await open(oldKey);
    await live.accept([
      arrival("e1", START, { conversationId: "a" }),
      arrival("e2", START + 1, { conversationId: "b" }),
    ]);
    tamper("UPDATE event SET body = (SELECT body FROM event WHERE id = 'e2') WHERE id = 'e1'");
    expect((await live.claimTurn(START + 1, 1000))?.events.map((event) => event.id)).toEqual(["e2"]);
    expect(await live.deadLetters(10)).toMatchObject([{ id: "e1", reason: "unreadable", conversationId: "a" }]);
    expect((await live.gauge(START)).events).toBe(1);
  });

  test("a session that cannot be read is kept, and its events are set aside where they are seen", async () => {
    const live = await open(oldKey);
    await live.accept([arrival("e1", START)]);
    const claim = await live.claimTurn(START, 1000);
    if (claim === null) throw new Error("no turn");
    const stored = session("conversation-a", ["e1"]);
    await live.commitTurn(claim, turn([], { session: stored }));
    tamper(
      "CREATE TABLE kept AS SELECT body FROM session; UPDATE session SET body = x'00'; UPDATE conversation SET session_no = NULL",
    );
    await live.accept([arrival("e2", START)]);
    const hopeless = await live.claimTurn(START, 1000);
    if (hopeless === null) throw new Error("no turn");
    expect(hopeless).toMatchObject({ session: null, hopeless: "session_unreadable" });
    await live.setAside(hopeless, { reason: "session_unreadable", effects: [say("ごめんなさい")], done: [] });
    expect(await live.deadLetters(10)).toMatchObject([{ id: "e2", reason: "session_unreadable" }]);
    expect((await live.claimLines("speak", START, 1000))?.lines).toHaveLength(1);
    tamper("UPDATE session SET body = (SELECT body FROM kept)");
    await live.accept([arrival("e3", START)]);
    expect(handledIn((await live.claimTurn(START, 1000))?.session ?? null)).toEqual(["e1"]);
  });

  test("where it is not known whose they are, events are set aside at once: nobody could be told", async () => {
    const live = await open(oldKey);
    await live.accept([arrival("e1", START)]);
    tamper("UPDATE conversation SET address = x'00'");
    expect(await live.claimTurn(START, 1000)).toBeNull();
    expect(await live.deadLetters(10)).toMatchObject([{ id: "e1", reason: "session_unreadable", city: null }]);
  });

  test("a line that cannot be read is given up, and the next one is spoken", async () => {
    const live = await open(oldKey);
    await live.accept([arrival("e1", START)]);
    const claim = await live.claimTurn(START, 1000);
    if (claim === null) throw new Error("no turn");
    await live.commitTurn(claim, turn([say("一"), say("二")]));
    tamper("UPDATE line SET effect = x'00' WHERE id = 'e1#0'");
    const lines = (await live.claimLines("speak", START, 1000))?.lines ?? [];
    expect(lines.map((line) => textOf(line.effect))).toEqual(["二"]);
    expect(await live.deadLetters(10)).toMatchObject([{ id: "e1#0", what: "dead say", reason: "unreadable" }]);
  });

  test("keeps no content of what is done, nor of a dead letter once the resident is forgotten", async () => {
    const live = await open(oldKey);
    await live.accept([arrival("e1", START)]);
    const claim = await live.claimTurn(START, 1000);
    if (claim === null) throw new Error("no turn");
    await live.commitTurn(claim, turn([say("一"), say("二")], { expiresAt: START + 1 }));
    const lines = await live.claimLines("speak", START, 1000);
    if (lines === null) throw new Error("no lines");
    await live.attempt(lines, ["e1#0", "e1#1"], { how: "push", retryKey: "k", body: "[]", firstAt: START });
    await live.settle(lines, [
      { lineId: "e1#0", state: "done", requestId: "r", at: START },
      { lineId: "e1#1", state: "dead", reason: "403", at: START },
    ]);
    expect(contents()).toEqual([
      { id: "e1#0", effect: 0, attempt: 0 },
      { id: "e1#1", effect: 1, attempt: 1 },
    ]);
    await live.sweep(START + 1);
    expect(contents()).toEqual([
      { id: "e1#0", effect: 0, attempt: 0 },
      { id: "e1#1", effect: 0, attempt: 0 },
    ]);
    expect(await live.deadLetters(1)).toMatchObject([{ id: "e1#1", reason: "403" }]);
  });

  test("forgets the content of events set aside together with the resident", async () => {
    const live = await open(oldKey);
    await live.accept([arrival("e1", START)]);
    const claim = await live.claimTurn(START, 1000);
    if (claim !== null) await live.setAside(claim, { reason: "flow_missing", effects: [], done: [] });
    expect(rows("SELECT id FROM dead_event WHERE body IS NOT NULL")).toHaveLength(1);
    await live.sweep(START + 3 * 24 * 3600_000);
    expect(rows("SELECT id FROM dead_event WHERE body IS NOT NULL")).toHaveLength(0);
    expect(await live.deadLetters(1)).toMatchObject([{ id: "e1", reason: "flow_missing" }]);
    expect(await live.addressOf("conversation-a")).toBeNull();
  });

  test("who is alone with it need not wait for the leases of the dead; what was begun comes again as begun", async () => {
    const live = await open(oldKey);
    await live.accept([arrival("e1", START)]);
    const claim = await live.claimTurn(START, 60_000);
    if (claim === null) throw new Error("no turn");
    await live.commitTurn(claim, turn([say("一")]));
    const lines = await live.claimLines("speak", START, 60_000);
    if (lines === null) throw new Error("no lines");
    await live.attempt(lines, ["e1#0"], { how: "push", retryKey: "k", body: "[]", firstAt: START });
    await live.accept([arrival("e2", START)]);
    await live.claimTurn(START, 60_000);
    const other = await open(oldKey);
    expect(await other.claimLines("speak", START, 1000)).toBeNull();
    await other.close();
    store = openSqliteLiveStore({ file: file(), keys: makeKeyRing([oldKey]), now: () => START, alone: true });
    expect((await store.claimTurn(START, 1000))?.events.map((event) => event.id)).toEqual(["e2"]);
    expect((await store.claimLines("speak", START, 1000))?.lines).toMatchObject([{ id: "e1#0", state: "attempted" }]);
  });

  test("two openings of a new file at once do not disturb each other", async () => {
    const first = await open(oldKey);
    const second = openSqliteLiveStore({ file: file(), keys: makeKeyRing([oldKey]), now: () => START });
    await Promise.all([first.accept([arrival("e1", START)]), second.accept([arrival("e2", START)])]);
    expect((await second.gauge(START)).events).toBe(2);
    await second.close();
  });
});

function replaceSync(by: typeof fs.fdatasync): void {
  fs.fdatasync = by;
  syncBuiltinESMExports();
}
