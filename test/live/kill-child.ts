import { fsyncSync, openSync, writeSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Line, LinesClaim, TurnClaim } from "../../src/app/live-store.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import { arrival, handledIn, say, session, textOf } from "../contracts/live-store/conversation.ts";
import { testKeys } from "./sqlite-backend.ts";

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
const MESSAGES_PER_REPLY = 5;

const now = () => Date.now();
const store = openSqliteLiveStore({ file, keys: testKeys, now });
const sent = openSync(sentFile, "a");
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
    const turn = await store.claimTurn(now(), LEASE_MS);
    if (turn !== null) await handle(turn);
    const lines = await store.claimLines("speak", now(), LEASE_MS);
    if (lines !== null) await speak(lines);
    if (turn !== null || lines !== null) continue;
    if (!accepting && (await store.nextDue()) === null) return;
    await pause(2);
  }
}

/** Remembers each event in the session, and says its name. */
async function handle(claim: TurnClaim): Promise<void> {
  report("claimed", claim.conversationId);
  const ids = claim.events.map((event) => event.id);
  const next = session(claim.conversationId, [...handledIn(claim.session), ...ids]);
  await store.commitTurn(claim, { session: next, effects: ids.map((id) => say(id)), expiresAt: null });
  report("committed", claim.conversationId);
}

async function speak(claim: LinesClaim): Promise<void> {
  const left = claim.lines.filter((line) => line.attempt === null);
  for (const line of claim.lines) {
    if (line.attempt !== null) await repeat(claim, line);
  }
  if (claim.replyToken !== null && left.length > 0)
    await reply(claim, left.splice(0, MESSAGES_PER_REPLY), claim.replyToken.token);
  for (const line of left) await push(claim, line);
  await store.release(claim);
}

/** A push is safe to repeat: LINE knows it by its retry key. Whether a reply went out, nobody knows. */
async function repeat(claim: LinesClaim, line: Line): Promise<void> {
  report("again", line.id);
  if (line.attempt?.how === "push") return push(claim, line);
  await store.settle(claim, [{ lineId: line.id, state: "ambiguous", reason: "crashed", at: now() }]);
}

async function reply(claim: LinesClaim, lines: Line[], token: string): Promise<void> {
  const body = JSON.stringify(lines.map((line) => textOf(line.effect)));
  const ids = lines.map((line) => line.id);
  if ((await store.attempt(claim, ids, { how: "reply", body })) === "ok") await send(claim, ids, "reply", token, body);
}

async function push(claim: LinesClaim, line: Line): Promise<void> {
  const fresh = {
    how: "push" as const,
    retryKey: line.id,
    body: JSON.stringify([textOf(line.effect)]),
    firstAt: now(),
  };
  const attempt = line.attempt?.how === "push" ? line.attempt : fresh;
  if ((await store.attempt(claim, [line.id], attempt)) === "ok") {
    await send(claim, [line.id], "push", attempt.retryKey, attempt.body);
  }
}

async function send(claim: LinesClaim, ids: string[], how: string, key: string, body: string): Promise<void> {
  report("attempted", ids.join());
  writeSync(sent, `${JSON.stringify({ conversation: claim.conversationId, how, key, body })}\n`);
  fsyncSync(sent);
  report("sent", ids.join());
  await store.settle(
    claim,
    ids.map((lineId) => ({ lineId, state: "done", requestId: null, at: now() })),
  );
}

/** Written at once and not when Node finds the time: what the parent has read has truly happened. */
function report(what: string, id: string): void {
  writeSync(1, `${what} ${id}\n`);
}
