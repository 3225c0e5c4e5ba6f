import type { Log } from "../app/log.ts";
import { type OpenedRecords, openRecords, type RecordsOptions } from "./open-records.ts";
import { waitForRecord } from "./wait-for-record.ts";

/** As `openRecords`; a database that does not answer yet is waited for (wait-for-record.ts). */
export function openRecordsPatiently(
  options: RecordsOptions & { log: Log },
  patienceMs?: number,
): Promise<OpenedRecords> {
  return waitForRecord(() => openRecords(options), options, patienceMs);
}
