import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";

/**
 * The thread of copy-back.ts: at each "copy" copies what it can without waiting for anybody, and says how that went. `failed`: there is no room, or
 * somebody else is at it; `lost`: the disk failed, which it says once only.
 */
const IOERR = 10;

const db = new DatabaseSync(String(workerData));
// What is copied is synced before (the WAL) and after.
db.exec("PRAGMA synchronous = NORMAL");
const copy = db.prepare("PRAGMA wal_checkpoint(PASSIVE)");

parentPort?.on("message", (wish: unknown) => {
  if (wish === "copy") parentPort?.postMessage(copied());
  else {
    db.close();
    parentPort?.close();
  }
});

function copied(): "copied" | "failed" | "lost" {
  try {
    return copy.get()?.busy === 0 ? "copied" : "failed";
  } catch (failure) {
    const code = failure instanceof Error && "errcode" in failure ? Number(failure.errcode) : 0;
    return (code & 0xff) === IOERR ? "lost" : "failed";
  }
}
