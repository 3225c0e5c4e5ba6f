import type { Address } from "../../app/arrival.ts";
import type { LineOutcome, LinesClaim } from "../../app/live-store.ts";
import type { Parts } from "./parts.ts";
import { integer } from "./reply.ts";

/** Writes down how lines of a claim ended, and gives its lease back when asked to. */
export type Settle = (
  claim: Pick<LinesClaim, "conversationId" | "queue" | "fence"> & { address: Address | null },
  outcomes: readonly LineOutcome[],
  giveBack: boolean,
) => Promise<void>;

export function makeSettle({ run, names, due, now }: Parts): Settle {
  return async ({ conversationId, address, queue, fence }, outcomes, giveBack) => {
    const told = outcomes.flatMap(outcomeArgs);
    const args = [conversationId, now(), fence, queue, giveBack ? 1 : 0, address?.city ?? "", outcomes.length, ...told];
    const answer = await run("settle-lines", names.ofConversation(conversationId), args);
    due.offer(queue, conversationId, integer(answer));
  };
}

/** Line, state, time, reason or request id, and whether LINE surely did not take it. */
function outcomeArgs(outcome: LineOutcome): (string | number)[] {
  switch (outcome.state) {
    case "done":
      return [outcome.lineId, outcome.state, outcome.at, outcome.requestId ?? "", 0];
    case "ambiguous":
    case "dead":
      return [outcome.lineId, outcome.state, outcome.at, outcome.reason, 0];
    case "waiting":
      return [outcome.lineId, outcome.state, outcome.dueAt, outcome.reason, outcome.sent === "no" ? 1 : 0];
    default:
      return outcome satisfies never;
  }
}
