import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import type { CaseChange } from "../../src/app/records.ts";
import type { RecordsDialect } from "../../src/records/open-database.ts";
import { type OpenedRecords, openRecords } from "../../src/records/open-records.ts";
import {
  ADDRESS,
  ANSWER_BY,
  AT,
  aDangerOpening,
  anOpening,
  coordinator,
  EAST,
  NORTH,
  worker,
} from "../contracts/case-fixtures.ts";
import { ask, freshDatabase } from "../postgres.ts";
import { hasPostgres } from "../postgres-server.ts";

const keys = makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(5) }]);
const east = worker(EAST);
let dialect: Extract<RecordsDialect, { kind: "postgres" }>;
let one: OpenedRecords;
let other: OpenedRecords;
let made = 0;

describe.skipIf(!hasPostgres)("two processes on one PostgreSQL", () => {
  beforeAll(async () => {
    dialect = { kind: "postgres", url: await freshDatabase() };
    const open = () => openRecords({ dialect, keys, now: () => Date.parse(AT) });
    [one, other] = [await open(), await open()];
  });
  afterAll(() => Promise.all([one?.close(), other?.close()]));
  describe("live updates", () => liveUpdates());
  describe("at the same moment", () => atOnce());
});

const said = (caseId: string, messageId: string) =>
  ({ type: "add_message", caseId, messageId, at: AT, text: "もしもし", kind: "text" }) as const;

function liveUpdates(): void {
  let heard: CaseChange[];
  let stop: () => void;
  beforeEach(() => {
    heard = [];
    stop?.();
    stop = other.onChange((change) => heard.push(change));
  });

  test("the other process hears of a change as the one that made it did, once", async () => {
    const own: CaseChange[] = [];
    const stopOwn = one.onChange((change) => own.push(change));
    await one.openCase(anOpening({ caseId: "told" }), ADDRESS, ANSWER_BY);
    await one.passOn(
      coordinator,
      "told",
      { version: 1, to: NORTH, reason: "近いため", done: "", ground: "agreed" },
      AT,
    );
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(heard.at(-1)).toEqual(own.at(-1));
    expect(heard.at(-1)).toMatchObject({ holderId: "north", previousHolderId: "east", sharedWith: ["west", "east"] });
    await other.addMessage(said("told", "m2"), "e");
    await vi.waitFor(() => expect(own).toHaveLength(3));
    expect(heard).toHaveLength(3);
    stopOwn();
  });

  test("who looks for work hears of what was done here, and that something was done elsewhere, which costs no question", async () => {
    stop();
    const here: CaseChange[] = [];
    let elsewhere = 0;
    const stopWork = other.onWork(
      (change) => here.push(change),
      () => elsewhere++,
    );
    const asked = vi.spyOn(other.db, "selectFrom");
    await one.openCase(anOpening({ caseId: "work" }), ADDRESS, ANSWER_BY);
    await vi.waitFor(() => expect(elsewhere).toBe(1));
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
    await other.addMessage(said("work", "m2"), "e");
    expect(here.map(({ caseId }) => caseId)).toEqual(["work"]);
    expect(elsewhere).toBe(1);
    stopWork();
  });

  test("nobody hears of what was rolled back", async () => {
    await expect(one.addMessage(said("nowhere", "m1"), "e")).rejects.toThrow();
    await one.openCase(anOpening({ caseId: "after" }), ADDRESS, ANSWER_BY);
    await vi.waitFor(() => expect(heard).not.toEqual([]));
    expect(heard.map((change) => change.caseId)).toEqual(["after"]);
  });

  test("after its connection broke the other process looks again, and hears on", async () => {
    let lost = 0;
    const stopCounting = other.onChange(
      () => {},
      () => lost++,
    );
    await ask(
      dialect.url,
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await vi.waitFor(() => expect(lost).toBe(2), 5_000);
    stopCounting();
    // Connections of the pool were ended, too: the record uses new ones.
    await one.openCase(anOpening({ caseId: "again" }), ADDRESS, ANSWER_BY);
    await vi.waitFor(() => expect(heard.map((change) => change.caseId)).toContain("again"), 5_000);
  });

  test("what goes over the line is ids", async () => {
    const { Client } = await import("pg");
    const listener = new Client({ connectionString: dialect.url });
    const notes: string[] = [];
    await listener.connect();
    listener.on("notification", ({ payload }) => notes.push(payload ?? ""));
    await listener.query("listen tsunagu_case");
    await one.openCase(aDangerOpening({ caseId: "quiet" }), ADDRESS, ANSWER_BY);
    await vi.waitFor(() => expect(notes).toHaveLength(1));
    expect(JSON.parse(notes[0] ?? "")).toEqual({
      from: expect.any(String),
      caseId: "quiet",
      previousHolderId: null,
      toEverybody: false,
    });
    await listener.end();
  });
}

function atOnce(): void {
  const at = (place: number) => (place % 2 === 0 ? one : other);
  const fresh = async () => {
    const caseId = `at-once-${made++}`;
    await one.openCase(anOpening({ caseId, eventId: caseId }), ADDRESS, ANSWER_BY);
    return caseId;
  };
  const repeat = <T>(times: number, work: (records: OpenedRecords, place: number) => Promise<T>) =>
    Promise.all(Array.from({ length: times }, (_each, place) => work(at(place), place)));

  test("of many people who accept, exactly one gets the case", async () => {
    for (let round = 0; round < 10; round++) {
      const caseId = await fresh();
      const results = await repeat(6, (records, place) =>
        records.acceptCase(worker(EAST, { id: `person-${place}` }), caseId, AT),
      );
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect(results.filter((result) => !result.ok && result.error === "already_accepted")).toHaveLength(5);
    }
  });

  test("a case opened from everywhere is one case, also when danger and handoff come together", async () => {
    for (let round = 0; round < 10; round++) {
      const caseId = `opened-${round}`;
      const handoff = anOpening({ caseId, eventId: `${caseId}-h` });
      const danger = aDangerOpening({ caseId, eventId: `${caseId}-d` });
      const opened = await repeat(6, (records, place) =>
        records.openCase(place % 3 === 0 ? danger : handoff, ADDRESS, ANSWER_BY),
      );
      expect(opened.filter((result) => result.created)).toHaveLength(1);
      expect(new Set(opened.map((result) => result.receipt)).size).toBe(1);
      const read = await one.readCase(coordinator, caseId, AT);
      expect(read).toMatchObject({ ok: true, value: { row: { reason: "handoff", holder: EAST, consent: "share" } } });
    }
  });

  test("a reply sent several times is one reply, answered every time", async () => {
    for (let round = 0; round < 10; round++) {
      const caseId = await fresh();
      await one.acceptCase(east, caseId, AT);
      const results = await repeat(6, (records) => records.reply(east, caseId, `${caseId}-r`, "明日うかがいます", AT));
      expect(results.every((result) => result.ok)).toBe(true);
      const read = await other.readCase(east, caseId, AT);
      expect(read.ok && read.value.messages).toHaveLength(1);
    }
  });

  test("of two edits on the same version one is told that something changed", async () => {
    const caseId = await fresh();
    await one.acceptCase(east, caseId, AT);
    const move = { version: 2, to: NORTH, reason: "近いため", done: "", ground: "agreed" as const };
    const results = await Promise.all([
      one.passOn(coordinator, caseId, move, AT),
      other.passOn(coordinator, caseId, { ...move, to: { ...NORTH, id: "south" } }, AT),
    ]);
    expect(results.map((result) => (result.ok ? "ok" : result.error)).toSorted()).toEqual(["changed_meanwhile", "ok"]);
  });

  const deed = fc.record({ what: fc.nat(6), which: fc.nat(2), place: fc.nat(1) });
  test("whatever is done across cases at once, nothing blocks anything for good", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 8, maxLength: 24 }), async (deeds) => {
        const ids = [await fresh(), await fresh(), await fresh()];
        for (const caseId of ids) {
          await one.acceptCase(east, caseId, AT);
          await one.reply(east, caseId, `${caseId}-r`, "返事", AT);
        }
        const done = await Promise.allSettled(
          deeds.map(({ what, which, place }, index) => perform(at(place), ids[which] ?? "", what, `x${index}`)),
        );
        expect(done.filter((result) => result.status === "rejected")).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  function perform(records: OpenedRecords, caseId: string, what: number, id: string): Promise<unknown> {
    const danger = { tier: 0 as const, kinds: ["danger" as const], evidence: [] };
    switch (what) {
      case 0:
        return records.addMessage(said(caseId, id), id);
      case 1:
        return records.reply(east, caseId, `${caseId}-${id}`, "返事", AT);
      case 2:
        return records.noteDelivery(`${caseId}-r`, { state: "waiting", reason: id }, AT);
      case 3:
        return records.redact({ type: "redact", caseId, messageId: id, at: AT }, id);
      case 4:
        return records.addAlert({ type: "alert", caseId, at: AT, danger }, id);
      case 5:
        return records.announcements(50).then((all) => records.announced(all.map((announcement) => announcement.id)));
      default:
        return records.readCase(east, caseId, AT);
    }
  }
}
