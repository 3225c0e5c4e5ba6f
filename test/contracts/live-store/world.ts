import { afterEach, beforeEach, expect } from "vitest";
import type { Arrival } from "../../../src/app/arrival.ts";
import type { LinesClaim, LiveStore, Queue, Turn, TurnClaim } from "../../../src/app/live-store.ts";
import { START } from "./conversation.ts";

/** What an adapter brings to the suite: empty storage of its own, to be opened several times. */
export type Backend = {
  open(now: () => number): Promise<LiveStore>;
  /** All bytes at rest, to look for plain text in them. */
  storedBytes(): Promise<Buffer>;
  /** Stops and removes everything; stores still open are closed before. */
  dispose(): Promise<void>;
};

export const LEASE = 10_000;

/** A store under test with a clock that only the test moves. */
export type World = {
  now(): number;
  pass(ms: number): void;
  store(): LiveStore;
  /** A second worker process on the same storage. */
  another(): Promise<LiveStore>;
  /** The process dies and comes back when all its leases are over. */
  crash(): Promise<void>;
  storedBytes(): Promise<Buffer>;

  accept(...arrivals: Arrival[]): Promise<{ accepted: number; duplicates: number }>;
  /** Claims a turn that must be there. */
  claim(): Promise<TurnClaim>;
  /** Claims a turn and commits it. */
  take(turn: Turn): Promise<TurnClaim>;
  /** Claims lines that must be there. */
  lines(queue?: Queue): Promise<LinesClaim>;
  /** Settles all lines of a claim as done and gives it back. */
  finish(claim: LinesClaim): Promise<void>;
};

/** Makes a new world before each test of the surrounding `describe`. */
export function eachWorld(makeBackend: () => Promise<Backend>): () => World {
  let current: { world: World; end: () => Promise<void> } | null = null;
  beforeEach(async () => {
    current = await makeWorld(await makeBackend());
  });
  afterEach(async () => {
    await current?.end();
    current = null;
  });
  return () => {
    if (current === null) throw new Error("a world exists only inside a test");
    return current.world;
  };
}

export async function makeWorld(backend: Backend): Promise<{ world: World; end: () => Promise<void> }> {
  let clock = START;
  const now = () => clock;
  let store = await backend.open(now);
  const others: LiveStore[] = [];

  const world: World = {
    now,
    pass: (ms) => {
      clock += ms;
    },
    store: () => store,
    another: async () => {
      const other = await backend.open(now);
      others.push(other);
      return other;
    },
    crash: async () => {
      await store.close();
      clock += LEASE;
      store = await backend.open(now);
    },
    storedBytes: () => backend.storedBytes(),
    accept: (...arrivals) => store.accept(arrivals),
    claim: async () => present(await store.claimTurn(clock, LEASE)),
    take: async (turn) => {
      const claim = await world.claim();
      expect(await store.commitTurn(claim, turn)).toBe("committed");
      return claim;
    },
    lines: async (queue = "speak") => present(await store.claimLines(queue, clock, LEASE)),
    finish: async (claim) => {
      await store.settle(
        claim,
        claim.lines.map((line) => ({ lineId: line.id, state: "done", requestId: null, at: clock })),
      );
      await store.release(claim);
    },
  };
  const end = async () => {
    for (const open of [store, ...others]) await open.close();
    await backend.dispose();
  };
  return { world, end };
}

function present<T>(claim: T | null): T {
  if (claim === null) throw new Error("nothing was there to be claimed");
  return claim;
}
