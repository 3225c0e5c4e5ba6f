import { lockFolder } from "./lock-folder.ts";

/** Another process keeps its data in the folder; the message is for the operator. */
export class DataFolderTaken extends Error {
  override name = "DataFolderTaken" as const;
}

/**
 * Keeps the folder for this process alone until it ends, in whatever way. Two that kept their data in one folder would each take the
 * other's work for abandoned. Throws DataFolderTaken; what the system says when the folder cannot be written goes on.
 */
export function lockDataFolder(folder: string): () => void {
  try {
    return lockFolder(folder);
  } catch (failure) {
    if (!isLocked(failure)) throw failure;
    throw new DataFolderTaken(
      "DATA_DIR: another process keeps its data in this folder: end it first, or set DATA_DIR to another folder. Several processes together need REDIS_URL and DATABASE_URL",
    );
  }
}

/** SQLITE_BUSY, SQLITE_LOCKED. */
function isLocked(failure: unknown): boolean {
  return failure instanceof Error && "errcode" in failure && (failure.errcode === 5 || failure.errcode === 6);
}
