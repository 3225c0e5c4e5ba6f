import type { Script } from "../core/script.ts";
import { makeAcceptAtOnce } from "./accept-at-once.ts";
import { announce } from "./announce.ts";
import { carryOut } from "./carry-out.ts";
import type { Channel } from "./channel.ts";
import { startChores } from "./chores.ts";
import { deliver, deliverBegun } from "./deliver.ts";
import { type Begun, handleTurn, type PageAddress, type RevisionOf } from "./handle-turn.ts";
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
/** As many as one round of the disk accepts with their turns, so that none of them waits for the next round. */
const TURNS_AT_ONCE = 64;
const SPEAKING_AT_ONCE = 64;
/** Cases, and questions to LINE about who writes: while LINE is slow to answer some, cases are opened all the same. */
const RECORDING_AT_ONCE = 32;
/** A question takes a round trip, or a round of the disk: one asker alone brings some 40 turns a second, six bring 100. */
const ASKERS = 6;

/** `wake`: something was accepted. `lookForDue`: look at once whether a deadline has passed. */
export type Worker = {
  wake(): void;
  lookForDue(): void;
  /** `LiveStore.accept`, with what can be done at once done at once. */
  accept: LiveStore["accept"];
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
  // What is accepted here is begun at once, and not only when whoever brought it has also written down that she did.
  const live: LiveStore = {
    ...parts.live,
    accept: async (arrivals) => {
      const counts = await parts.live.accept(arrivals);
      turns.wake();
      return counts;
    },
  };
  const deps = { ...parts, live };
  let stopping = false;
  const goOn = () => !stopping;
  const dueInMs = async () => {
    const due = await live.nextDue();
    return due === null ? null : due - now();
  };
  const common = { dueInMs, log };
  const toldLately = makeToldLately();
  const turns = startPool({
    ...common,
    name: "turns",
    limit: TURNS_AT_ONCE,
    askers: ASKERS,
    claim: () => live.claimTurn(now(), TURN_LEASE_MS),
    work: async (claim) => {
      const { begun, records } = await handleTurn(
        { ...deps, toldLately },
        claim,
        speaking.hasRoom() ? { channel: deps.channel, leaseMs: LINES_LEASE_MS } : null,
      );
      if (begun === null) speaking.wake();
      else speaking.give(begun);
      if (records) recording.wake();
    },
  });
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
  const chores = startChores({ ...deps, notifier: deps.notifier ?? null });
  const stopListening = deps.records.onChange(() => announcing.wake());

  const accept = makeAcceptAtOnce({ ...deps, toldLately }, { turns, speaking, recording, leaseMs: LINES_LEASE_MS });

  return {
    accept,
    wake: () => turns.wake(),
    lookForDue: chores.look,
    async stop() {
      stopping = true;
      stopListening();
      await turns.stop();
      await Promise.all([chores, speaking, recording, announcing].map((each) => each.stop()));
    },
  };
}
