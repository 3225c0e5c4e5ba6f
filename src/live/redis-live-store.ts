import { randomInt } from "node:crypto";
import type { KeyRing } from "../app/key-ring.ts";
import type { LiveStore } from "../app/live-store.ts";
import type { Log } from "../app/log.ts";
import { countLinesLeft } from "./lines-left.ts";
import { readAbout } from "./redis/about.ts";
import { makeAccept } from "./redis/accept.ts";
import { makeAtHand } from "./redis/at-hand.ts";
import { makeAttempt } from "./redis/attempt-lines.ts";
import { makeClaimLines } from "./redis/claim-lines.ts";
import { makeClaimTurn } from "./redis/claim-turn.ts";
import { makeClaimsInDoubt } from "./redis/claims-in-doubt.ts";
import { makeCommit, makeCommitTurn } from "./redis/commit-turn.ts";
import { connect } from "./redis/connect.ts";
import { makeDeadLetters } from "./redis/dead-letters.ts";
import { type DueIds, makeDueIds } from "./redis/due-ids.ts";
import { makeFailTurn } from "./redis/fail-turn.ts";
import { makeClient } from "./redis/make-client.ts";
import { nameKeys } from "./redis/name-keys.ts";
import { makeNeverSaid } from "./redis/never-said.ts";
import { makeOverview } from "./redis/overview.ts";
import type { RedisAddress } from "./redis/parse-redis-url.ts";
import type { Parts } from "./redis/parts.ts";
import { makeReadAddress } from "./redis/read-address.ts";
import { makeReadSession } from "./redis/read-session.ts";
import { makeScripts } from "./redis/scripts.ts";
import { keepSessionsAtHand } from "./redis/sessions-at-hand.ts";
import { makeSettle } from "./redis/settle-lines.ts";
import { makeSettleSurely } from "./redis/settle-surely.ts";
import { makeSweep } from "./redis/sweep.ts";
import { makeTurnsAtOnce } from "./redis/turns-at-once.ts";
import { makeWakeUpCall, type WakeUpCall } from "./redis/wake-up-call.ts";
import { makeVault } from "./vault.ts";

/** The port, and a word to the workers of all processes when something was accepted anywhere. */
export type RedisLiveStore = LiveStore & { onAccepted(listener: () => void): Promise<void> };

/** Cluster spreads a store over its nodes by shards; one Redis needs but one, and is asked less. */
const SHARDS = { single: 1, sentinel: 1, cluster: 16 } as const;
const FENCE_MAX = 2 ** 48 - 1;

/**
 * Live conversations on Redis 7 or later: one, one behind Sentinel, or a Cluster. Any number of processes may open the same store.
 * `now`: ms since epoch. `prefix` (default "tsunagu") keeps several installations on one Redis apart.
 * Waits up to a minute for a Redis that is still starting; then rejects, as it does when the store is of another format or `keys` do
 * not fit it. Later, while Redis is away, every call rejects within two seconds, and works again when it is back; within `answerMsMax`
 * where nobody waits, as when memory is measured.
 */
export async function openRedisLiveStore(options: {
  address: RedisAddress;
  keys: KeyRing;
  now: () => number;
  log: Log;
  prefix?: string;
  answerMsMax?: number;
}): Promise<RedisLiveStore> {
  const { address, keys, now, log, prefix = "tsunagu", answerMsMax } = options;
  const client = await connect(makeClient(address, answerMsMax), log);
  const { shards } = await readAbout(client, prefix, keys, SHARDS[address.kind], now).catch((failure: unknown) => {
    client.disconnect();
    throw failure;
  });
  const names = nameKeys(prefix, shards);
  const bell = makeWakeUpCall({
    ...{ client, anotherClient: () => makeClient(address), channel: `${prefix}:accepted` },
    isBehind: () => due.turns.isBehind(),
  });
  const due: DueIds = makeDueIds(client, names, { isTold: bell.isListening, now });
  const parts: Parts = {
    ...{ client, names, now },
    run: makeScripts(client, shards),
    due,
    vault: makeVault(keys, { deflateSessions: true }),
    nextFence: () => randomInt(1, FENCE_MAX),
  };
  const { accept, ...steps } = makeSteps(parts, bell);

  return {
    accept: async (arrivals) => {
      const { accepted, duplicates, due: fresh } = await accept(arrivals);
      bell.ring(fresh);
      return { accepted, duplicates };
    },
    ...steps,
    nextDue: due.nextDue,
    onAccepted: (listener) =>
      bell.listen({
        takes(told) {
          for (const each of told) due.turns.offer(each);
          listener();
        },
        looks() {
          due.turns.lookAgain();
          listener();
        },
      }),
    close: async () => {
      bell.close();
      client.disconnect();
    },
  };
}

/** What is done with conversations, one file each. */
function makeSteps(parts: Parts, { isListening }: Pick<WakeUpCall, "isListening">) {
  const settle = makeSettle(parts);
  const left = countLinesLeft();
  const { payDebts, ...settling } = makeSettleSurely(settle, left);
  const doubts = makeClaimsInDoubt();
  const turns = makeTurnsAtOnce({
    isShared: isListening,
    nextFence: parts.nextFence,
    doubts,
    isLate: parts.due.turns.isLate,
  });
  const atHand = keepSessionsAtHand();
  const neverSaid = makeNeverSaid(parts);
  const commit = makeCommit(parts, left, neverSaid, atHand);

  return {
    accept: makeAccept(parts, turns, atHand),
    ...makeClaimTurn(parts, doubts, turns),
    atHand: makeAtHand(parts, commit, atHand),
    ...makeCommitTurn(parts, commit),
    failTurn: makeFailTurn(parts),
    claimLines: makeClaimLines(parts, settle, left, () => Promise.all([payDebts(), neverSaid.takeBack()])),
    attempt: makeAttempt(parts),
    ...settling,
    addressOf: makeReadAddress(parts),
    sessionOf: makeReadSession(parts),
    sweep: makeSweep(parts),
    ...makeOverview(parts),
    ...makeDeadLetters(parts),
  };
}
