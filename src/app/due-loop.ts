import { failureName, type Log } from "./log.ts";
import type { Records } from "./records.ts";
import { sweepDue } from "./sweep-due.ts";

/** Deadlines are promised by the minute. */
const DUE_EVERY_MS = 10_000;

/** Looks for what is due every few seconds, and when asked to; one look after the other, never two at once. */
export function startDueLoop(deps: { records: Records; now: () => number; log: Log }) {
  let looking = Promise.resolve();
  let waiting = false;
  const look = () => {
    if (waiting) return;
    waiting = true;
    looking = looking.then(async () => {
      waiting = false;
      await sweepDue(deps).catch((failure: unknown) => deps.log.error({ failure: failureName(failure) }, "due_failed"));
    });
  };
  const timer = setInterval(look, DUE_EVERY_MS);
  look();
  return {
    look,
    async stop() {
      clearInterval(timer);
      waiting = true;
      await looking;
    },
  };
}
