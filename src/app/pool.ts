import { failureName, type Log } from "./log.ts";

/** A loop that takes work as long as there is some, several at a time, and sleeps until woken or until something is due. */
export type Pool<Claim> = {
  wake(): void;
  /** Work that was taken elsewhere is begun at once, beside what the pool takes itself. */
  give(claim: Claim): void;
  /** Whether one more would still be begun at once. */
  hasRoom(): boolean;
  stop(): Promise<void>;
};

/** Even with nothing known to be due we look again: another process may have left work. */
const LOOK_AGAIN_MS = 1000;
/** While a store is away it is asked more and more seldom, but often enough to go on soon after it is back. */
const AWAY_MS_MAX = 5000;
/** What is due but taken by another worker must not be asked for in a tight loop. */
const LOOK_SOON_MS = 20;

export type PoolWork<Claim> = {
  name: string;
  /** Takes one piece of work, or null when none is ready. */
  claim: () => Promise<Claim | null>;
  /** Does it; a failure is logged by code and does not stop the loop. That `claim` fails is logged when it begins and when it ends. */
  work: (claim: Claim) => Promise<void>;
  /** Pieces of work under way at once. */
  limit: number;
  /**
   * How many ask for work at a time; default 1. Where asking waits for a network or a disk, one alone is the limit. One looks again and
   * again; each of the others is woken by one that found work, so that nobody asks in vain for long.
   */
  askers?: number;
  /** How long until something may become ready, or null when unknown. */
  dueInMs: () => Promise<number | null>;
  log: Log;
};

export function startPool<Claim>(pool: PoolWork<Claim>): Pool<Claim> {
  const askers = Array.from({ length: pool.askers ?? 1 }, (_, n) => ({ bell: makeBell(), looksAgain: n === 0 }));
  const outage = watchOutage(pool);
  const active = new Set<Promise<void>>();
  const room = makeQueue();
  let stopping = false;
  let asking = 0;

  const wake = () => wakeOne(askers);

  const start = (claim: Claim) => {
    const task = pool
      .work(claim)
      .catch((failure: unknown) => pool.log.error({ pool: pool.name, failure: failureName(failure) }, "work_failed"))
      .finally(() => {
        active.delete(task);
        room.finished(active.size);
        wake();
      });
    active.add(task);
  };

  const step = async ({ bell, looksAgain }: Asker, own: OwnOutage) => {
    bell.listen();
    asking += 1;
    const claim = await pool.claim().finally(() => {
      asking -= 1;
    });
    if (claim !== null) {
      own.ended();
      start(claim);
      // Where there is work there may be more.
      if (askers.length > 1) wake();
      return;
    }
    const due = looksAgain ? ((await pool.dueInMs()) ?? LOOK_AGAIN_MS) : null;
    own.ended();
    if (stopping) return;
    await bell.wait(due === null ? null : Math.min(Math.max(due, LOOK_SOON_MS), LOOK_AGAIN_MS));
  };

  const run = async (asker: Asker) => {
    const own = outage.ofAsker();
    while (!stopping) {
      try {
        // A question under way may bring work too.
        if (active.size > 0 && active.size + asking >= pool.limit) await room.wait();
        else await step(asker, own);
      } catch (failure) {
        const pauseMs = own.met(failureName(failure));
        asker.bell.listen();
        if (!stopping) await asker.bell.wait(pauseMs);
      }
    }
    await Promise.all(active);
  };

  const finished = Promise.all(askers.map(run));
  return {
    wake,
    give: start,
    hasRoom: () => !stopping && active.size + asking < pool.limit,
    async stop() {
      stopping = true;
      for (const { bell } of askers) bell.ring();
      room.letAllGo();
      await finished;
    },
  };
}

/** Somebody who sleeps looks; where nobody sleeps, all look once more. */
function wakeOne(askers: readonly Asker[]): void {
  const asleep = askers.find(({ bell }) => bell.isWaiting());
  if (asleep !== undefined) asleep.bell.ring();
  else for (const { bell } of askers) bell.ring();
}

type Asker = { bell: Bell; looksAgain: boolean };
type OwnOutage = ReturnType<ReturnType<typeof watchOutage>["ofAsker"]>;

/** Tells the log when claiming begins to fail and when it works again, and how long each asker is to wait meanwhile. */
function watchOutage({ name, log }: Pick<PoolWork<unknown>, "name" | "log">) {
  let failures = 0;
  return {
    ofAsker() {
      // Each counts for itself: several that fail together are one failure, and must not make each other wait the longer.
      let inARow = 0;
      return {
        /** ms to wait before the next try. */
        met(failure: string): number {
          if (failures === 0) log.error({ pool: name, failure }, "claim_failed");
          failures += 1;
          inARow += 1;
          return Math.min(LOOK_AGAIN_MS * 2 ** Math.min(inARow - 1, 10), AWAY_MS_MAX);
        },
        ended(): void {
          if (failures > 0) log.info({ pool: name, failures }, "claim_works_again");
          failures = 0;
          inARow = 0;
        },
      };
    },
  };
}

type Bell = ReturnType<typeof makeBell>;

/** Those who wait for room. One goes for each that finishes; racing all that is under way would have all of them look each time. */
function makeQueue() {
  let waiting: (() => void)[] = [];
  const letAllGo = () => {
    for (const go of waiting) go();
    waiting = [];
  };
  return {
    wait: () => new Promise<void>((resolve) => void waiting.push(resolve)),
    letAllGo,
    finished(underWay: number) {
      // Where nothing is under way nobody would come to let the rest go.
      if (underWay === 0) letAllGo();
      else waiting.shift()?.();
    },
  };
}

/** A bell that is not missed when it rings between looking for work and lying down to sleep. */
function makeBell() {
  let rung = false;
  let rouse: (() => void) | null = null;
  return {
    isWaiting: () => rouse !== null && !rung,
    ring() {
      rung = true;
      rouse?.();
    },
    /** From now on a ring counts. */
    listen() {
      rung = false;
    },
    /** At most so many ms; null: until it rings. */
    async wait(ms: number | null) {
      if (rung) return;
      await new Promise<void>((resolve) => {
        const timer = ms === null ? undefined : setTimeout(resolve, ms);
        rouse = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      rouse = null;
    },
  };
}
