import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeKeyRing } from "../src/app/key-ring.ts";
import type { RecordsDialect } from "../src/records/open-database.ts";
import { openRecords } from "../src/records/open-records.ts";
import { ADDRESS, ANSWER_BY, AT, anOpening, EAST, worker } from "../test/contracts/case-fixtures.ts";
import { startPostgres } from "../test/postgres-server.ts";

/**
 * How many cases a second are accepted in one city, all of whose lines go into one chain of the audit:
 * `node bench/accept-case.ts [cases] [sqlite|postgres] [at once]`. Two connections' worth of processes share a PostgreSQL.
 */
const [cases = "2000", kind = "sqlite", width = "8"] = process.argv.slice(2);
const keys = makeKeyRing([{ id: "bench", key: new Uint8Array(32).fill(1) }]);
const folder = mkdtempSync(join(tmpdir(), "bench-record-"));
const server = kind === "postgres" ? await startPostgres() : null;
const dialect: RecordsDialect =
  server === null
    ? { kind: "sqlite", file: join(folder, "record.sqlite") }
    : { kind: "postgres", url: server.url("postgres") };
const open = () => openRecords({ dialect, keys, now: () => Date.now() });
const records = kind === "postgres" ? [await open(), await open()] : [await open()];
const ids = Array.from({ length: Number(cases) }, (_, index) => `case-${index}`);

const of = (place: number) => records[place % records.length] as (typeof records)[0];
await each((id, place) => of(place).openCase(anOpening({ caseId: id, eventId: id }), ADDRESS, ANSWER_BY));
const startedAt = performance.now();
await each((id, place) => of(place).acceptCase(worker(EAST), id, AT));
const seconds = (performance.now() - startedAt) / 1000;
process.stdout.write(
  `${kind}: ${cases} accepted, ${width} at once: ${Math.round(ids.length / seconds)} a second, ${((seconds * 1000 * Number(width)) / ids.length).toFixed(1)} ms each\n`,
);
for (const one of records) await one.close();
await server?.remove();
rmSync(folder, { recursive: true });

async function each(work: (id: string, place: number) => Promise<unknown>): Promise<void> {
  const waiting = ids.values();
  await Promise.all(
    Array.from({ length: Number(width) }, async (_, place) => {
      for (const id of waiting) await work(id, place);
    }),
  );
}
