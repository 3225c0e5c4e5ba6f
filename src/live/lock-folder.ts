import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Keeps other processes out of a folder until the answer is called, or this process dies in whatever way. Node has no file locks of
 * its own; SQLite's are held by the operating system and leave nothing behind. Throws when another process has it.
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, "lock.sqlite"), { timeout: 0 });
  try {
    // Also writes: a folder that is only readable is found out here and not when it is needed.
    lock.exec("CREATE TABLE IF NOT EXISTS owner (id INTEGER)");
    lock.exec("BEGIN EXCLUSIVE");
    return () => lock.close();
  } catch (failure) {
    lock.close();
    throw failure;
  }
}
