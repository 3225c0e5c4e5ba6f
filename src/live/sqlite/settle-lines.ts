import type { LineOutcome, LinesClaim, LiveStore } from "../../app/live-store.ts";
import type { LinesLeft } from "../lines-left.ts";
import type { RescheduleLines } from "./line-schedule.ts";
import type { OutboxLease } from "./outbox-lease.ts";
import type { Parts } from "./parts.ts";

type Settle = (claim: LinesClaim, outcomes: readonly LineOutcome[], isLast: boolean) => Promise<void>;

/**
 * What a power failure may take back. What was written to the record is known there by its ids: it is written once more, and is the same. What LINE
 * has taken is then in doubt, as if the power had failed while LINE was still to answer: a push goes out once more with its key, after a reply her question
 * is put again.
 */
function isLightly({ queue }: LinesClaim, outcomes: readonly LineOutcome[]): boolean {
  return queue === "record" || outcomes.every(({ state }) => state === "done");
}

/**
 * `LiveStore.settle`. That a line is done is the truth whoever brings it, even a worker that lost its lease and even when
 * the line was thought ambiguous meanwhile. Everything else counts only from the worker that has the lines.
 */
export function prepareSettle(
  parts: Parts,
  lease: OutboxLease,
  left: LinesLeft,
  reschedule: RescheduleLines,
): Pick<LiveStore, "settle" | "release"> {
  const { db, group } = parts;
  const apply = prepareApply(db);

  function write(claim: LinesClaim, outcomes: readonly LineOutcome[], isLast: boolean): void {
    if (isLast && outcomes.every(({ state }) => state === "done")) {
      // Nearly always: what was said was heard, and nothing is left.
      for (const outcome of outcomes) apply(claim, outcome);
      if (lease.end(claim)) return;
    }
    const ours = lease.isOurs(claim);
    for (const outcome of outcomes) {
      if (ours || outcome.state === "done") apply(claim, outcome);
    }
    if (isLast) lease.giveBack(claim.conversationId, claim.queue, claim.fence);
    reschedule(claim.conversationId, claim.queue);
  }

  function giveBack({ conversationId, queue, fence }: LinesClaim): void {
    lease.giveBack(conversationId, queue, fence);
    reschedule(conversationId, queue);
  }

  const settleSurely: Settle = (...what) => group.write(() => write(...what));
  const settleLightly: Settle = (claim, ...what) =>
    group.writeLightly(() => {
      write(claim, ...what);
      if (claim.queue === "speak") group.syncSoon();
    });

  return {
    async settle(claim, outcomes) {
      const isLast = left.settled(claim.fence, outcomes);
      try {
        await (isLightly(claim, outcomes) ? settleLightly : settleSurely)(claim, outcomes, isLast);
      } catch (failure) {
        if (isLast) left.failed(claim.fence);
        throw failure;
      }
    },
    async release(claim) {
      if (left.released(claim.fence)) await group.writeLightly(() => giveBack(claim));
    },
  };
}

/** Writes down how one line ended, or that it waits. */
function prepareApply(db: Parts["db"]) {
  // What was said and delivered is of no further use here, so nothing of it is kept.
  const finish = db.prepare(`
    UPDATE line SET state = 'done', request_id = ?, ended_at = ?, reason = NULL, effect = NULL, attempt = NULL
    WHERE id = ? AND conversation_id = ? AND state <> 'done'`);
  const giveUp = db.prepare(`
    UPDATE line SET state = ?, reason = ?, ended_at = ?, city = ?
    WHERE id = ? AND conversation_id = ? AND ended_at IS NULL`);
  const putOff = db.prepare(`
    UPDATE line SET state = 'waiting', reason = ?, due_at = ? WHERE id = ? AND conversation_id = ? AND ended_at IS NULL`);
  const forgetAttempt = db.prepare("UPDATE line SET attempt = NULL WHERE id = ? AND conversation_id = ?");

  return ({ conversationId, address }: LinesClaim, outcome: LineOutcome): unknown => {
    switch (outcome.state) {
      case "done":
        return finish.run(outcome.requestId, outcome.at, outcome.lineId, conversationId);
      case "ambiguous":
      case "dead":
        return giveUp.run(outcome.state, outcome.reason, outcome.at, address.city, outcome.lineId, conversationId);
      case "waiting":
        if (outcome.sent === "no") forgetAttempt.run(outcome.lineId, conversationId);
        return putOff.run(outcome.reason, outcome.dueAt, outcome.lineId, conversationId);
      default:
        return outcome satisfies never;
    }
  };
}
