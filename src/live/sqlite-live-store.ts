import type { KeyRing } from "../app/key-ring.ts";
import type { LiveStore } from "../app/live-store.ts";
import { countLinesLeft } from "./lines-left.ts";
import { prepareAccept } from "./sqlite/accept.ts";
import { prepareAtHand } from "./sqlite/at-hand.ts";
import { prepareAttempt } from "./sqlite/attempt-lines.ts";
import { prepareBeginToSpeak } from "./sqlite/begin-to-speak.ts";
import { prepareClaimLines } from "./sqlite/claim-lines.ts";
import { prepareClaimTurn } from "./sqlite/claim-turn.ts";
import { prepareCommitTurn } from "./sqlite/commit-turn.ts";
import { prepareDeadLetters } from "./sqlite/dead-letters.ts";
import { dropLeases } from "./sqlite/drop-leases.ts";
import { makeDueHints } from "./sqlite/due-hints.ts";
import { prepareFailTurn } from "./sqlite/fail-turn.ts";
import { makeGroupCommit } from "./sqlite/group-commit.ts";
import { prepareRescheduleLines } from "./sqlite/line-schedule.ts";
import { prepareLookBefore } from "./sqlite/look-before.ts";
import { openDatabase } from "./sqlite/open-database.ts";
import { prepareOutboxLease } from "./sqlite/outbox-lease.ts";
import { prepareOverview } from "./sqlite/overview.ts";
import { prepareReadAddress } from "./sqlite/read-address.ts";
import { prepareReadLetters } from "./sqlite/read-letters.ts";
import { prepareReplyTokens } from "./sqlite/reply-token.ts";
import { prepareSessions } from "./sqlite/sessions.ts";
import { prepareSetAside } from "./sqlite/set-aside.ts";
import { prepareSettle } from "./sqlite/settle-lines.ts";
import { prepareSweep } from "./sqlite/sweep.ts";
import { prepareTakeAtOnce } from "./sqlite/take-at-once.ts";
import { prepareRescheduleTurn } from "./sqlite/turn-schedule.ts";
import { makeTurnsAtOnce } from "./sqlite/turns-at-once.ts";
import { prepareWaitingEvents } from "./sqlite/waiting-events.ts";
import { prepareWriteEffects } from "./sqlite/write-effects.ts";
import { makeVault } from "./vault.ts";

/**
 * Live conversations in one SQLite file. Several processes on one machine may open the same file. `alone`: no other has it open, so
 * what a dead one had taken is free at once, and turns are taken with what they answer. `now`: ms since epoch. Throws when the file cannot be opened, is from a newer version, or `keys` do not fit it.
 */
export function openSqliteLiveStore(options: {
  file: string;
  keys: KeyRing;
  now: () => number;
  alone?: boolean;
}): LiveStore {
  const db = openDatabase(options.file, options.keys);
  const alone = options.alone === true;
  const hints = makeDueHints(alone);
  const group = makeGroupCommit(db, { onUndone: hints.forget });
  const parts = {
    db,
    group,
    vault: makeVault(options.keys, { packTrails: true, keepSessions: false }),
    now: options.now,
    hints,
  };

  const rescheduleTurn = prepareRescheduleTurn(db, hints);
  const rescheduleLines = prepareRescheduleLines(db, hints);
  const sessions = prepareSessions(parts);
  const events = prepareWaitingEvents(parts);
  const tokens = prepareReplyTokens(parts);
  const lease = prepareOutboxLease(db, hints);
  const left = countLinesLeft();
  const atOnce = makeTurnsAtOnce(alone);
  const lookBefore = prepareLookBefore(parts);
  const writeEffects = prepareWriteEffects(parts, rescheduleLines);
  const readAddress = prepareReadAddress(parts);
  if (alone) dropLeases(db, rescheduleTurn, rescheduleLines);

  return {
    accept: prepareAccept(parts, tokens, prepareTakeAtOnce(parts, sessions), atOnce),
    claimTurn: prepareClaimTurn(parts, sessions, events, rescheduleTurn, atOnce),
    ...prepareCommitTurn(parts, sessions, events, lookBefore, writeEffects, prepareBeginToSpeak(parts, lease), left),
    ...(alone ? { atHand: prepareAtHand(parts, sessions, writeEffects, lease, left, rescheduleTurn) } : {}),
    failTurn: prepareFailTurn(parts, rescheduleTurn),
    setAside: prepareSetAside(parts, events, lookBefore, writeEffects, rescheduleTurn),
    claimLines: prepareClaimLines(parts, lease, tokens, left, rescheduleLines),
    attempt: prepareAttempt(parts, lease, tokens),
    ...prepareSettle(parts, lease, left, rescheduleLines),
    addressOf: async (conversationId) => readAddress(conversationId),
    sessionOf: async (conversationId, at) => sessions.look(conversationId, at),
    sweep: prepareSweep(parts, sessions, rescheduleTurn),
    ...prepareOverview(parts),
    ...prepareReadLetters(parts),
    ...prepareDeadLetters(parts, rescheduleTurn, rescheduleLines),
    close: async () => {
      await group.end();
      db.close();
    },
  };
}
