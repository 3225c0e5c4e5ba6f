import { parseArgs } from "node:util";
import type { AuditFault } from "./app/audit-trail.ts";
import { AUDIT_CSV_HEAD, auditCsvLine } from "./core/casework/audit-csv.ts";
import type { OpenedRecords } from "./records/open-records.ts";

const USAGE = `npm run audit -- verify [--city mito]    looks at every line; ends with 1 when one was changed, removed or put in
npm run audit -- export --city mito      the whole audit of a city as CSV, to standard output`;
const FAULTS_MAX = 20;

/** `npm run audit -- …`: for whoever checks that nobody tampered with the audit. */
export async function auditCommand({ records }: { records: OpenedRecords }, words: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    strict: false,
    options: { city: { type: "string" } },
  });
  const city = typeof values.city === "string" ? values.city : null;
  if (positionals[0] === "verify") process.exitCode = await verify(records, city);
  else if (positionals[0] === "export" && city !== null) await exportCsv(records, city);
  else {
    process.stdout.write(`${USAGE}\n`);
    process.exitCode = 1;
  }
  await records.close();
}

async function verify({ audit }: OpenedRecords, city: string | null): Promise<number> {
  const known = await audit.cities();
  if (city !== null && !known.includes(city)) {
    process.stdout.write(`--city: there is no audit of ${city}\n`);
    return 1;
  }
  let sound = true;
  for (const each of city === null ? known : [city]) {
    const { lines, end, faults } = await audit.verify(each, FAULTS_MAX);
    sound &&= faults.length === 0;
    for (const fault of faults) process.stdout.write(`${each}: ${told(fault)}\n`);
    if (faults.length === FAULTS_MAX) process.stdout.write(`${each}: and perhaps more\n`);
    if (faults.length === 0) process.stdout.write(`${each}: ${lines} lines, all as they were written; end ${end}\n`);
  }
  return sound ? 0 : 1;
}

function told(fault: AuditFault): string {
  switch (fault.what) {
    case "changed": {
      const about = fault.caseId === null ? "" : `, case ${fault.caseId}`;
      return `line ${fault.n} (${fault.at}, ${fault.action}${about}) was changed or put in`;
    }
    case "missing":
      return fault.n === fault.until ? `line ${fault.n} is missing` : `lines ${fault.n} to ${fault.until} are missing`;
    case "end":
      return `the mark of the chain's end was changed or is missing, after line ${fault.n}`;
    default:
      return fault satisfies never;
  }
}

async function exportCsv({ audit }: OpenedRecords, city: string): Promise<void> {
  await audit.note({ city, actor: { id: "operator", role: "operator" }, action: "export_audit", outcome: "ok" });
  process.stdout.write(AUDIT_CSV_HEAD);
  for await (const entry of audit.all(city)) process.stdout.write(auditCsvLine(entry));
}
