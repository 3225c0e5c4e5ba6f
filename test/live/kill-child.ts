import { writeSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import { arrival } from "../contracts/live-store/conversation.ts";
import { testKeys } from "./sqlite-backend.ts";
import { makeToyWorker } from "./toy-worker.ts";

/**
 * A small worker to be killed: `node kill-child.ts <database> <sent file> <first event> <last event>`.
 * It accepts numbered events like a webhook, handles their turns and "sends" what they say into a file, and tells on standard
 * output what it has just done, a word and an id a line. It ends by itself when nothing is left to do.
 */
const [file = "", sentFile = "", first = "", last = ""] = process.argv.slice(2);
const LEASE_MS = 150;
const CONVERSATIONS = 5;
const WORKERS = 3;
/** Every third event brings a reply token; all other words are pushed. */
const WITH_TOKEN = 3;

const now = () => Date.now();
const store = openSqliteLiveStore({ file, keys: testKeys, now });
const worker = makeToyWorker({ store, sentFile, leaseMs: LEASE_MS, report });
let accepting = true;
await Promise.all([acceptAll(), ...Array.from({ length: WORKERS }, work)]);
await store.close();
report("ended", last);

async function acceptAll(): Promise<void> {
  for (let n = Number(first); n <= Number(last); n += 1) {
    const id = `e${n}`;
    const at = now();
    const replyToken = n % WITH_TOKEN === 0 ? { token: `token-${n}`, until: at + 50_000 } : null;
    const conversationId = `conversation-${n % CONVERSATIONS}`;
    // The number is the event's time, so that the order asked for does not hang on the clock.
    await store.accept([{ ...arrival(id, n, { conversationId, replyToken }), receivedAt: at, readyAt: at }]);
    report("accepted", id);
  }
  accepting = false;
}

async function work(): Promise<void> {
  for (;;) {
    if (await worker.workOnce()) continue;
    if (!accepting && (await store.nextDue()) === null) return;
    await pause(2);
  }
}

/** Written at once and not when Node finds the time: what the parent has read has truly happened. */
function report(what: string, id: string): void {
  writeSync(1, `${what} ${id}\n`);
}
