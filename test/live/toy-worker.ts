import { fsyncSync, openSync, writeSync } from "node:fs";
import type { Line, LinesClaim, LiveStore, TurnClaim } from "../../src/app/live-store.ts";
import { handledIn, say, session, textOf } from "../contracts/live-store/conversation.ts";

const MESSAGES_PER_REPLY = 5;

/** Does one piece of work if there is any; false when there was none. */
export type ToyWorker = { workOnce(): Promise<boolean> };

/**
 * A worker to be killed: it handles turns by remembering their events in the session, and "sends" what they say into a file.
 * `report` hears of each step, a word and an id, just after it has happened.
 */
export function makeToyWorker(parts: {
  store: LiveStore;
  sentFile: string;
  leaseMs: number;
  report: (what: string, id: string) => void;
}): ToyWorker {
  const { store, leaseMs, report } = parts;
  const sent = openSync(parts.sentFile, "a");
  const now = () => Date.now();

  async function workOnce(): Promise<boolean> {
    const turn = await store.claimTurn(now(), leaseMs);
    if (turn !== null) await handle(turn);
    const lines = await store.claimLines("speak", now(), leaseMs);
    if (lines !== null) await speak(lines);
    return turn !== null || lines !== null;
  }

  /** Remembers each event in the session, and says its name. */
  async function handle(claim: TurnClaim): Promise<void> {
    report("claimed", claim.conversationId);
    const ids = claim.events.map((event) => event.id);
    const next = session(claim.conversationId, [...handledIn(claim.session), ...ids]);
    const turn = { session: next, effects: ids.map((id) => say(id)), expiresAt: null };
    const all = ids.length <= MESSAGES_PER_REPLY ? JSON.stringify(ids) : null;
    const done = all === null ? null : await store.commitAndSpeak(claim, turn, { leaseMs });
    if (done === null) await store.commitTurn(claim, turn);
    report("committed", claim.conversationId);
    if (all === null || done?.state !== "committed" || done.speaking === null) return;
    const { lines, replyToken } = done.speaking;
    if (replyToken === null) throw new Error("a reply without a reply token");
    const lineIds = lines.map((line) => line.id);
    await send(done.speaking, lineIds, "reply", replyToken.token, all);
    await store.release(done.speaking);
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
    if ((await store.attempt(claim, ids, { how: "reply" })) === "ok") await send(claim, ids, "reply", token, body);
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

  return { workOnce };
}
