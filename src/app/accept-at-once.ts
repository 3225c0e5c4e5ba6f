import type { Arrival } from "./arrival.ts";
import type { Channel } from "./channel.ts";
import { type Begun, decideBefore, type handleTurn } from "./handle-turn.ts";
import type { LiveStore } from "./live-store.ts";
import type { Pool } from "./pool.ts";

/** So many at a time: what comes beside them must be stored without waiting for decisions. */
const AT_ONCE_MAX = 8;

type Deps = Parameters<typeof handleTurn>[0] & { channel: Pick<Channel, "render"> };

/** Who goes on with what came of it. `leaseMs`: for how long a reply is claimed. */
type Workers = {
  turns: Pick<Pool<never>, "wake">;
  speaking: Pick<Pool<Begun>, "give" | "wake" | "hasRoom">;
  recording: Pick<Pool<never>, "wake">;
  leaseMs: number;
};

/** What came of it: whether it is committed, and what has to be done now. */
type TakenAtOnce = { isCommitted: boolean; begun: Begun | null; records: boolean };

/** `LiveStore.accept`, with what can be decided at once stored together with its turn. Rejects where nobody knows whether it is stored. */
export function makeAcceptAtOnce(deps: Deps, workers: Workers): LiveStore["accept"] {
  const { turns, speaking, recording, leaseMs } = workers;
  const takeAtOnce = makeTakeAtOnce(deps, leaseMs);
  return async (arrivals) => {
    const taken = speaking.hasRoom() ? await takeAtOnce(arrivals) : null;
    if (taken === null) {
      const counts = await deps.live.accept(arrivals);
      turns.wake();
      return counts;
    }
    const { begun, records } = taken;
    if (begun === null) speaking.wake();
    else speaking.give(begun);
    if (records) recording.wake();
    return { accepted: arrivals.length, duplicates: 0 };
  };
}

/** Decides what an event leads to before it is stored, and stores both in one step. null: nothing was done, it has to be accepted. */
function makeTakeAtOnce(deps: Deps, leaseMs: number) {
  let underWay = 0;

  async function take(arrival: Arrival): Promise<TakenAtOnce | null> {
    let decided: Awaited<ReturnType<typeof decideBefore>> = null;
    const done = await deps.live.acceptTurn(arrival, async (claim) => {
      decided = await decideBefore(deps, claim, { channel: deps.channel, leaseMs });
      return decided === null ? null : { turn: decided.turn, speakMs: decided.body === null ? null : leaseMs };
    });
    return resultOf(done, decided);
  }

  return async (arrivals: readonly Arrival[]): Promise<TakenAtOnce | null> => {
    const [only] = arrivals;
    if (only === undefined || arrivals.length > 1 || underWay >= AT_ONCE_MAX) return null;
    underWay += 1;
    try {
      const taken = await take(only);
      if (taken?.isCommitted === true) deps.meter.handled(only.address.city, 1);
      return taken;
    } finally {
      underWay -= 1;
    }
  };
}

function resultOf(
  done: Awaited<ReturnType<Deps["live"]["acceptTurn"]>>,
  decided: Awaited<ReturnType<typeof decideBefore>>,
): TakenAtOnce | null {
  switch (done.state) {
    case "not_now":
      return null;
    case "accepted":
      return { isCommitted: false, begun: null, records: false };
    case "committed": {
      const { speaking } = done;
      const body = decided?.body ?? null;
      const begun = speaking === null || body === null ? null : { claim: speaking, body };
      return { isCommitted: true, begun, records: decided?.records ?? false };
    }
    default:
      return done satisfies never;
  }
}
