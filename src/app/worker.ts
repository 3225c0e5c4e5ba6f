import type { Script } from "../core/script.ts";
import { acceptAtHand } from "./accept-at-hand.ts";
import { announce } from "./announce.ts";
import type { Arrival } from "./arrival.ts";
import { atMostEvery } from "./at-most-every.ts";
import { carryOut } from "./carry-out.ts";
import type { Channel } from "./channel.ts";
import { startChores } from "./chores.ts";
import { deliver, deliverBegun } from "./deliver.ts";
import { type Begun, type Handled, handleTurn, type PageAddress, type RevisionOf } from "./handle-turn.ts";
import type { LinesClaim, LiveStore } from "./live-store.ts";
import type { Log } from "./log.ts";
import type { Meter } from "./meter.ts";
import type { Notifier } from "./notifier.ts";
import { startPool } from "./pool.ts";
import type { Records } from "./records.ts";
import { makeToldLately } from "./told-lately.ts";

/** Longer than any turn, and than two calls with their deadline, so that a lease ends by itself only when its worker is dead. */
const TURN_LEASE_MS = 3_000;
const LINES_LEASE_MS = 20_000;
/** So long staff's answers wait that were given at a process that does not work itself; one that does looks at once. */
const ELSEWHERE_MS = 100;
/** As many as one round of the disk accepts with their turns, so that none of them waits for the next round. */
const TURNS_AT_ONCE = 64;
/** LINE takes a tenth of a second for each, and what finds no place here has to be claimed. */
const SPEAKING_AT_ONCE = 256;
/** Cases, and questions to LINE about who writes: while LINE is slow to answer some, cases are opened all the same. */
const RECORDING_AT_ONCE = 32;
/** A question takes a round trip, or a round of the disk: one asker alone brings some 40 turns a second, six bring 100. */
const ASKERS = 6;

/**
 * `accept`: the store's, for what comes to this process (`isFirst`: what LINE has not sent before, and sends again where it gets no 200).
 * `wake`: something was accepted elsewhere. `lookForDue`: look at once whether a deadline has passed.
 */
export type Worker = {
  accept(arrivals: readonly Arrival[], isFirst: boolean): ReturnType<LiveStore["accept"]>;
  wake(): void;
  lookForDue(): void;
  stop(): Promise<void>;
};

export type WorkerParts = {
  live: LiveStore;
  records: Records;
  channel: Channel;
  scripts: ReadonlyMap<string, Script>;
  /** Absent: every conversation is decided by what is published now. */
  revisionOf?: RevisionOf;
  /** Absent: there is no page of ours, all is asked in LINE. */
  pageAddress?: PageAddress;
  /** Absent: nobody is told anything outside of the desk. */
  notifier?: Notifier;
  now: () => number;
  log: Log;
  meter: Meter;
};

/**
 * Keeps conversations going: events into turns, turns into ledger lines, lines into deliveries and cases, and what staff did
 * back into events. `wake` after something was accepted or recorded; without it everything still happens a second later.
 */
export function startWorker(parts: WorkerParts): Worker {
  const { now, log } = parts;
  const live = wakingAfter(parts.live, () => turns.wake());
  const deps = { ...parts, live };
  let stopping = false;
  const goOn = () => !stopping;
  const common = { dueInMs: () => nextDueIn(live, now), log };
  const toldLately = makeToldLately();
  const turns = startPool({
    ...common,
    name: "turns",
    limit: TURNS_AT_ONCE,
    askers: ASKERS,
    claim: () => live.claimTurn(now(), TURN_LEASE_MS),
    work: async (claim) => {
      const speech = speaking.hasRoom() ? { channel: deps.channel, leaseMs: LINES_LEASE_MS } : null;
      goOnWith(await handleTurn({ ...deps, toldLately }, claim, speech));
    },
  });
  const goOnWith = ({ begun, records }: Handled) => {
    if (begun === null) speaking.wake();
    else speaking.give(begun);
    if (records) recording.wake();
  };
  const speaking = startPool<LinesClaim | Begun>({
    ...common,
    name: "speak",
    limit: SPEAKING_AT_ONCE,
    askers: ASKERS,
    claim: () => live.claimLines("speak", now(), LINES_LEASE_MS),
    work: (taken) =>
      "body" in taken ? deliverBegun({ ...deps, goOn }, taken.claim, taken.body) : deliver({ ...deps, goOn }, taken),
  });
  const recording = startPool({
    ...common,
    name: "record",
    limit: RECORDING_AT_ONCE,
    askers: ASKERS,
    claim: () => live.claimLines("record", now(), LINES_LEASE_MS),
    work: (claim) => carryOut({ ...deps, goOn }, claim),
  });
  const announcing = startPool({
    ...common,
    name: "announce",
    limit: 1,
    claim: async () => ((await announce(deps)) > 0 ? true : null),
    work: async () => {},
  });
  const taps = makeAccept(deps, () => speaking.hasRoom(), goOnWith);
  const chores = startChores({ ...deps, notifier: deps.notifier ?? null });
  const stopListening = listen(deps.records, announcing.wake);

  return {
    accept: taps.accept,
    wake: () => turns.wake(),
    lookForDue: chores.look,
    async stop() {
      stopping = true;
      stopListening();
      await Promise.all([taps.stop(), turns.stop()]);
      await Promise.all([chores, speaking, recording, announcing].map((each) => each.stop()));
    },
  };
}

/** What is accepted here is begun at once, and not only when whoever brought it has also written down that she did. */
function wakingAfter(live: LiveStore, wake: () => void): LiveStore {
  return {
    ...live,
    async accept(arrivals) {
      const counts = await live.accept(arrivals);
      wake();
      return counts;
    },
  };
}

async function nextDueIn(live: LiveStore, now: () => number): Promise<number | null> {
  const due = await live.nextDue();
  return due === null ? null : due - now();
}

/** `Worker.accept`; `stop` resolves when no tap is under way any more whose reply would still have to be begun. */
function makeAccept(deps: WorkerParts, hasRoom: () => boolean, goOnWith: (handled: Handled) => void) {
  const underWay = new Set<Promise<boolean>>();
  let isOver = false;

  async function isAnswered(arrival: Arrival): Promise<boolean> {
    const handled = await acceptAtHand(deps, arrival, LINES_LEASE_MS);
    if (handled !== null) goOnWith(handled);
    return handled !== null;
  }

  const accept: Worker["accept"] = async (arrivals, isFirst) => {
    const first = isFirst && !isOver && arrivals.length === 1 && hasRoom() ? arrivals[0] : undefined;
    if (first === undefined) return deps.live.accept(arrivals);
    const answering = isAnswered(first);
    underWay.add(answering);
    const isDone = await answering.finally(() => underWay.delete(answering));
    return isDone ? { accepted: 1, duplicates: 0 } : deps.live.accept(arrivals);
  };

  return {
    accept,
    async stop(): Promise<void> {
      isOver = true;
      await Promise.allSettled(underWay);
    },
  };
}

/** Wakes whoever carries staff's doings to residents. */
function listen(records: Pick<Records, "onWork">, wake: () => void): () => void {
  const elsewhere = atMostEvery(ELSEWHERE_MS, wake);
  const stop = records.onWork(wake, elsewhere.soon);
  return () => {
    stop();
    elsewhere.stop();
  };
}
