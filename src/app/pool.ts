import { failureName, type Log } from "./log.ts";

/** A loop that takes work as long as there is some, several at a time, and sleeps until woken or until something is due. */
export type Pool = { wake(): void; stop(): Promise<void> };

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
  /** How long until something may become ready, or null when unknown. */
  dueInMs: () => Promise<number | null>;
  log: Log;
};

export function startPool<Claim>(pool: PoolWork<Claim>): Pool {
  const bell = makeBell();
  const outage = watchOutage(pool);
  const active = new Set<Promise<void>>();
  let stopping = false;

  const start = (claim: Claim) => {
    const task = pool
      .work(claim)
      .catch((failure: unknown) => pool.log.error({ pool: pool.name, failure: failureName(failure) }, "work_failed"))
      .finally(() => {
        active.delete(task);
        bell.ring();
      });
    active.add(task);
  };

  const step = async () => {
    bell.listen();
    const claim = await pool.claim();
    if (claim !== null) {
      outage.ended();
      return start(claim);
    }
    const due = (await pool.dueInMs()) ?? LOOK_AGAIN_MS;
    outage.ended();
    if (!stopping) await bell.wait(Math.min(Math.max(due, LOOK_SOON_MS), LOOK_AGAIN_MS));
  };

  const run = async () => {
    while (!stopping) {
      try {
        if (active.size >= pool.limit) await Promise.race(active);
        else await step();
      } catch (failure) {
        const pauseMs = outage.met(failureName(failure));
        bell.listen();
        if (!stopping) await bell.wait(pauseMs);
      }
    }
    await Promise.all(active);
  };

  const finished = run();
  return {
    wake: bell.ring,
    async stop() {
      stopping = true;
      bell.ring();
      await finished;
    },
  };
}

/** Tells the log when claiming begins to fail and when it works again, and how long to wait meanwhile. */
function watchOutage({ name, log }: Pick<PoolWork<unknown>, "name" | "log">) {
  let failures = 0;
  return {
    /** ms to wait before the next try. */
    met(failure: string): number {
      if (failures === 0) log.error({ pool: name, failure }, "claim_failed");
      failures += 1;
      return Math.min(LOOK_AGAIN_MS * 2 ** Math.min(failures - 1, 10), AWAY_MS_MAX);
    },
    ended(): void {
      if (failures > 0) log.info({ pool: name, failures }, "claim_works_again");
      failures = 0;
    },
  };
}

/** A bell that is not missed when it rings between looking for work and lying down to sleep. */
function makeBell() {
  let rung = false;
  let rouse: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      rouse?.();
    },
    /** From now on a ring counts. */
    listen() {
      rung = false;
    },
    async wait(ms: number) {
      if (rung) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        rouse = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      rouse = null;
    },
  };
}
