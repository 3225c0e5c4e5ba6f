import type { Script } from "../core/script.ts";
import { atMostEvery } from "./at-most-every.ts";
import { carryNotice } from "./carry-notice.ts";
import type { Channel } from "./channel.ts";
import { startDueLoop } from "./due-loop.ts";
import { FETCH_LEASE_MS, fetchAttachment } from "./fetch-attachment.ts";
import { forgetEnded } from "./forget-ended.ts";
import type { LiveStore } from "./live-store.ts";
import { failureName, type Log } from "./log.ts";
import type { Notifier } from "./notifier.ts";
import { planDigests } from "./plan-digests.ts";
import { startPool } from "./pool.ts";
import type { Records } from "./records.ts";

/** Whoever changed something looks for what there is to do himself, if he works; asking each time beside him is in vain. */
const ELSEWHERE_MS = 500;
const SWEEP_EVERY_MS = 600_000;
const DIGESTS_EVERY_MS = 60_000;
/** Each holds up to twenty megabytes in memory. */
const FETCHING_AT_ONCE = 2;
const NOTIFYING_AT_ONCE = 4;
/** Longer than a mail server or a chat service is waited for. */
const NOTICE_LEASE_MS = 60_000;

export type ChoreDeps = {
  live: LiveStore;
  records: Records;
  channel: Channel;
  /** null: nobody is told anything outside of the desk, as in tests of other things. */
  notifier: Notifier | null;
  scripts: ReadonlyMap<string, Script>;
  now: () => number;
  log: Log;
};

/** What goes on beside the conversations: deadlines, files to fetch, notices to staff, and forgetting. */
export function startChores(deps: ChoreDeps): { look(): void; stop(): Promise<void> } {
  const { records, log } = deps;
  const due = startDueLoop(deps);
  const fetching = startPool({
    name: "fetch",
    limit: FETCHING_AT_ONCE,
    log,
    dueInMs: async () => null,
    claim: () => records.claimAttachment(deps.now(), FETCH_LEASE_MS),
    work: (claim) => fetchAttachment(deps, claim),
  });
  const notifying = startNotifying(deps);
  let forgetting = Promise.resolve();
  const sweeping = setInterval(() => {
    deps.live
      .sweep(deps.now())
      .catch((failure: unknown) => log.error({ failure: failureName(failure) }, "sweep_failed"));
    forgetting = forgetting.then(() => forgetEnded(deps)).then(() => undefined);
  }, SWEEP_EVERY_MS);
  const wake = () => {
    fetching.wake();
    notifying.wake();
  };
  const elsewhere = atMostEvery(ELSEWHERE_MS, wake);
  const stopListening = records.onWork(wake, elsewhere.soon);
  return {
    look: due.look,
    async stop() {
      clearInterval(sweeping);
      stopListening();
      elsewhere.stop();
      await forgetting;
      await Promise.all([due, fetching, notifying].map((each) => each.stop()));
    },
  };
}

function startNotifying({ records: { notices }, notifier, scripts, now, log }: ChoreDeps) {
  if (notifier === null) return { wake: () => {}, stop: async () => {} };
  const deps = { notices, notifier, scripts, now };
  const plan = () => {
    planDigests(deps).catch((failure: unknown) => log.error({ failure: failureName(failure) }, "digests_failed"));
  };
  const planning = setInterval(plan, DIGESTS_EVERY_MS);
  plan();
  const pool = startPool({
    name: "notices",
    limit: NOTIFYING_AT_ONCE,
    log,
    dueInMs: async () => null,
    claim: () => notices.claim(now(), NOTICE_LEASE_MS),
    work: (claim) => carryNotice(deps, claim),
  });
  return {
    wake: pool.wake,
    async stop() {
      clearInterval(planning);
      await pool.stop();
    },
  };
}
