import { DatabaseSync } from "node:sqlite";
import type { KeyRing } from "../../app/key-ring.ts";
import { checkKeys } from "./check-keys.ts";
import { migrate } from "./schema.ts";

/** How long we wait for another process that writes to the same file. */
const BUSY_TIMEOUT_MS = 5000;

/** Opens (or makes) the file, durable against `kill -9` and loss of power, and up to date. Throws when `keys` do not fit it. */
export function openDatabase(file: string, keys: KeyRing): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    db.exec("PRAGMA journal_mode = WAL");
    // In WAL mode only FULL syncs at each commit; later group-commit.ts sees to that: the 200 to LINE must outlive a loss of power.
    db.exec("PRAGMA synchronous = FULL");
    // What was forgotten is overwritten, as far as that costs no further writes.
    db.exec("PRAGMA secure_delete = FAST");
    // The pages that are at work at once stay in memory.
    db.exec("PRAGMA cache_size = -32000");
    migrate(db);
    checkKeys(db, keys);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}
