import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { announce } from "../../src/app/announce.ts";
import { carryOut } from "../../src/app/carry-out.ts";
import type { Channel } from "../../src/app/channel.ts";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import type { Log } from "../../src/app/log.ts";
import type { Meter } from "../../src/app/meter.ts";
import { RecordAway } from "../../src/app/record-away.ts";
import type { CaseOpening } from "../../src/core/casework/case-opening.ts";
import { newSession } from "../../src/core/flow/new-session.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import { type OpenedRecords, openRecords } from "../../src/records/open-records.ts";
import { openRecordsPatiently } from "../../src/records/open-records-patiently.ts";
import { ADDRESS, ANSWER_BY, AT, anOpening, coordinator, EAST, worker } from "../contracts/case-fixtures.ts";
import { aCity, aScript } from "../desk/desk-fixtures.ts";
import { ask } from "../postgres.ts";
import { hasPostgres, type PostgresServer, startPostgres } from "../postgres-server.ts";
import { silentLog } from "../silent-log.ts";

const keys = makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(5) }]);
const LEASE_MS = 60_000;
let server: PostgresServer;
let clock = Date.parse(AT);
const now = () => clock;

const dialect = (database = "postgres") => ({ kind: "postgres" as const, url: server.url(database) });

/** A server of its own, for it is stopped: nobody else's tests may hang on it. */
describe.skipIf(!hasPostgres)("PostgreSQL stops and comes back", () => {
  beforeAll(async () => {
    if (hasPostgres) server = await startPostgres();
  }, 30_000);
  afterAll(() => server?.remove());
  describe("at the start", () => starting());
  describe("in the middle of work", () => working());
});

function starting(): void {
  test("the record is waited for, and the log says so", async () => {
    await server.stop();
    const log = { ...silentLog, warn: vi.fn<Log["warn"]>() };
    const opening = openRecordsPatiently({ dialect: dialect(), keys, now, log });
    await vi.waitFor(() => expect(log.warn).toHaveBeenCalled());
    await server.start();
    const records = await opening;
    await records.ping();
    await records.close();
    expect(log.warn.mock.calls[0]).toEqual([{ failure: "ECONNREFUSED", again_in_ms: 250 }, "record_away_at_start"]);
  });

  test("but not for ever", async () => {
    await server.stop();
    const opening = openRecordsPatiently({ dialect: dialect(), keys, now, log: silentLog }, 0);
    await expect(opening).rejects.toEqual(new RecordAway("ECONNREFUSED"));
    await server.start();
  });

  test("a database that is not there is not waited for", async () => {
    const opening = openRecordsPatiently({ dialect: dialect("nowhere"), keys, now, log: silentLog });
    await expect(opening).rejects.toEqual(new RecordAway("3D000"));
  });
}

function working(): void {
  test("everything says that the record is away, and works again when it is back", async () => {
    const records = await openRecords({ dialect: dialect(), keys, now });
    await records.openCase(anOpening({ caseId: "before", eventId: "before" }), ADDRESS, ANSWER_BY);
    let lost = 0;
    records.onChange(
      () => {},
      () => lost++,
    );
    await server.stop();
    const asked: Record<string, () => Promise<unknown>> = {
      ping: () => records.ping(),
      list: () => records.listCases(coordinator, "city", null, 10),
      read: () => records.readCase(coordinator, "before", AT),
      accept: () => records.acceptCase(worker(EAST), "before", AT),
      announcements: () => records.announcements(1),
      staff: () => records.staff.find("x"),
    };
    for (const [what, work] of Object.entries(asked)) {
      await expect(work(), what).rejects.toBeInstanceOf(RecordAway);
    }
    await server.start();
    for (const [what, work] of Object.entries(asked)) await expect(work(), what).resolves.not.toThrow();
    // Whoever follows changes is told when it goes and when it is back, without asking.
    await vi.waitFor(() => expect(lost).toBe(2), 10_000);
    await records.close();
  });

  test("transactions that were under way are undone, and the connections they used are not used again", async () => {
    const records = await openRecords({ dialect: dialect(), keys, now });
    const half = records.db.transaction().execute(async (page) => {
      const values = { id: "half", conversation_id: "c", sealed: new Uint8Array([1]) };
      await page.insertInto("announcements").values(values).execute();
      await server.stop();
      await page.deleteFrom("announcements").execute();
    });
    await expect(half).rejects.toBeInstanceOf(RecordAway);
    await server.start();
    expect(await records.db.selectFrom("announcements").select("id").where("id", "=", "half").execute()).toEqual([]);
    await records.close();
  });

  test("cases handed over meanwhile wait in the ledger, and each is opened exactly once", async () => {
    await ask(server.url("postgres"), "create database load");
    const records = await openRecords({ dialect: dialect("load"), keys, now });
    const folder = mkdtempSync(join(tmpdir(), "away-"));
    const live = openSqliteLiveStore({ file: join(folder, "live.sqlite"), keys, now });
    const city = aCity("mito", "水戸市");
    const scripts = new Map([["mito", aScript(city)]]);
    const parts = { live, records, channel: mute, scripts, now, log: silentLog, meter: uncounted, goOn: () => true };
    const ids = Array.from({ length: 60 }, (_each, place) => `load-${place}`);
    for (const id of ids) await handOver(live, anOpening({ caseId: id, eventId: id, conversationId: id }));

    let restarts: Promise<void> | null = null;
    const work = async () => {
      for (;;) {
        const claim = await live.claimLines("record", clock, LEASE_MS);
        if (claim === null) return;
        await carryOut(parts, claim);
        if ((await opened(records)) >= 15) restarts ??= server.stop().then(() => server.start());
      }
    };
    // Rounds of workers until nothing waits; between them time passes, so that what was put off becomes due.
    while ((await live.gauge(clock)).lines.done < ids.length) {
      await Promise.all(Array.from({ length: 8 }, () => work()));
      clock += LEASE_MS;
    }
    await restarts;
    expect(restarts).not.toBeNull();
    const cases = await records.db.selectFrom("cases").select("id").execute();
    expect(cases.map((row) => row.id).toSorted()).toEqual(ids.toSorted());
    const told = await records.db.selectFrom("history").select("case_id").execute();
    expect(told).toHaveLength(ids.length);

    // What staff did is carried to the conversations when the record is back, too.
    await records.acceptCase(worker(EAST), "load-1", AT);
    await server.stop();
    await expect(announce({ live, records, now })).rejects.toBeInstanceOf(RecordAway);
    await server.start();
    expect(await announce({ live, records, now })).toBe(1);
    expect(await announce({ live, records, now })).toBe(0);
    await live.close();
    await records.close();
    rmSync(folder, { recursive: true, force: true });
  });
}

async function opened({ db }: OpenedRecords): Promise<number> {
  const rows = await db
    .selectFrom("cases")
    .select("id")
    .execute()
    .catch(() => []);
  return rows.length;
}

/** A conversation that ended in a handoff: its effect waits in the ledger. */
async function handOver(live: ReturnType<typeof openSqliteLiveStore>, opening: CaseOpening): Promise<void> {
  const event = { type: "followed", id: opening.eventId, at: AT, again: false } as const;
  const arrival = { event, conversationId: opening.conversationId, address: ADDRESS };
  await live.accept([{ ...arrival, receivedAt: clock, readyAt: clock, replyToken: null }]);
  const claim = await live.claimTurn(clock, LEASE_MS);
  if (claim === null) throw new Error("no turn");
  const session = newSession({ ...opening, revision: "r1", seed: opening.eventId });
  await live.commitTurn(claim, { session, effects: [{ type: "open_case", opening }], expiresAt: null });
}

const uncounted: Meter = {
  signed: () => {},
  refused: () => {},
  accepted: () => {},
  handled: () => {},
  turnFailed: () => {},
  dangerUnheard: () => {},
  tried: () => {},
  settled: () => {},
  called: () => {},
};

const mute: Channel = {
  render: () => ({ body: "[]", count: 0 }),
  reply: async () => ({ outcome: "accepted", requestId: null }),
  push: async () => ({ outcome: "accepted", requestId: null }),
  profileLanguage: async () => null,
  content: async () => ({ outcome: "gone" }),
};
