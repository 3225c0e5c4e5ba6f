import { setTimeout } from "node:timers/promises";
import { RecordAway } from "../app/record-away.ts";
import { Collision } from "./collision.ts";

const TRIES_MAX = 4;
/** The one that was let through needs a moment; those who were not should not all come back at once. */
const PAUSES_MS = [5, 25, 100];

/** Does `work`, a whole transaction, again when it collided with another one; gives up as RecordAway after a few times. */
export async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (failure) {
      if (!(failure instanceof Collision)) throw failure;
      if (tries === TRIES_MAX) throw new RecordAway(failure.code);
      await setTimeout(PAUSES_MS[tries - 1]);
    }
  }
}
