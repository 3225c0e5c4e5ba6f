import { closeSync, fdatasync, fdatasyncSync, openSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";

/** Where commits are before they are copied into the database: what is synced here survives a loss of power. */
export type WalFile = {
  /** Resolves when all that was committed before is on the disk. */
  sync(): Promise<void>;
  syncNow(): void;
  close(): void;
};

/**
 * The database has to be in WAL mode, and written to once. Its WAL stays the same file as long as the database is open; a sync through
 * another descriptor is one of the file.
 */
export function openWalFile(db: DatabaseSync): WalFile {
  const file = db.location();
  if (file === null) return IN_MEMORY;
  const wal = openSync(`${file}-wal`, "r+");
  return {
    sync: () =>
      new Promise((resolve, reject) => fdatasync(wal, (failure) => (failure === null ? resolve() : reject(failure)))),
    syncNow: () => fdatasyncSync(wal),
    close: () => closeSync(wal),
  };
}

const IN_MEMORY: WalFile = { sync: async () => {}, syncNow: () => {}, close: () => {} };
