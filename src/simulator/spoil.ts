import type { Fault } from "./faults.ts";
import { decline, type LineAnswer } from "./line-answer.ts";

/** How an answer reaches the caller: whole, as half a body, never while the connection stays open, or as a broken connection. */
export type Outcome = { how: "whole" | "half"; answer: LineAnswer } | { how: "hang" | "reset" };

/** Lets a call go wrong as asked. `answer` does what the call wanted; it is asked only by faults that come after accepting. */
export function spoil(fault: Fault, answer: () => LineAnswer): Outcome {
  switch (fault.kind) {
    case "500":
      return serverError;
    case "429":
      return whole(decline(429, "The API rate limit has been exceeded. Try again later."));
    case "monthly_limit":
      return whole(decline(429, "You have reached your monthly limit."));
    case "preparing":
      return whole({ status: 202, body: {}, breach: null });
    case "hang":
    case "reset":
      return { how: fault.kind };
    case "timeout":
      return afterAccepting(answer(), () => ({ how: "hang" }));
    case "close_after_accept":
      return afterAccepting(answer(), () => ({ how: "reset" }));
    case "500_after_accept":
      return afterAccepting(answer(), () => serverError);
    case "broken_200":
      return afterAccepting(answer(), (accepted) => ({ how: "half", answer: accepted }));
    default:
      return fault.kind satisfies never;
  }
}

const whole = (answer: LineAnswer): Outcome => ({ how: "whole", answer });
const serverError = whole(decline(500, "Internal Server Error"));

/** A call that is refused anyway is refused; there is nothing left to spoil. */
function afterAccepting(given: LineAnswer, then: (accepted: LineAnswer) => Outcome): Outcome {
  return given.status >= 300 ? whole(given) : then(given);
}
