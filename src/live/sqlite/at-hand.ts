import type { SQLOutputValue } from "node:sqlite";
import type { Arrival, ReplyToken } from "../../app/arrival.ts";
import type { AtHand, LinesClaim, LiveStore, Turn, TurnClaim } from "../../app/live-store.ts";
import type { LinesLeft } from "../lines-left.ts";
import { linesToSay } from "../lines-to-say.ts";
import { bytes, integer, orNull } from "./column.ts";
import { nextFence } from "./next-fence.ts";
import type { OutboxLease } from "./outbox-lease.ts";
import type { Parts } from "./parts.ts";
import type { Sessions } from "./sessions.ts";
import type { RescheduleTurn } from "./turn-schedule.ts";
import { isUsed, type UsedTokens, withUsed } from "./used-tokens.ts";
import type { WriteEffects } from "./write-effects.ts";

/** A conversation as it was found, of which nothing may have changed when the turn is stored. */
type Found = {
  claim: TurnClaim;
  token: ReplyToken;
  tokenName: string;
  no: number;
  used: UsedTokens;
};
type Stored = { speaking: LinesClaim | null };

/** The queue of what is said is taken by somebody, though nothing waits in it: all of this is undone, and done as ever. */
class SpokenTo extends Error {
  override name = "SpokenTo" as const;
}

/**
 * `LiveStore.atHand`: what has just come is decided first, then accepted and committed in one transaction, with one wait for the disk instead
 * of two. The event itself is never stored, only that it was seen. Nobody holds the conversation meanwhile: where it is no longer as it was
 * found (`store`), nothing is written.
 */
export function prepareAtHand(
  parts: Parts,
  sessions: Sessions,
  writeEffects: WriteEffects,
  lease: OutboxLease,
  left: LinesLeft,
  reschedule: RescheduleTurn,
): NonNullable<LiveStore["atHand"]> {
  const { db, group, now } = parts;
  const find = prepareFind(parts, sessions);
  const putSession = preparePutSession(parts);
  const markSeen = db.prepare("INSERT OR IGNORE INTO seen (id, at) VALUES (?, ?)");
  const unmark = db.prepare("DELETE FROM seen WHERE id = ?");

  function store({ event, receivedAt }: Arrival, found: Found, turn: Turn, leaseMs: number): Stored | null {
    const { conversationId, address } = found.claim;
    if (markSeen.run(event.id, receivedAt).changes === 0) return null;
    const at = now();
    const lines = linesToSay(event.id, turn.effects, at);
    const speaks = lines.length > 0 && found.token.until > at && turn.session.reachable;
    const no = nextFence();
    if (!putSession(found, turn, no, at, speaks)) {
      unmark.run(event.id);
      return null;
    }
    const fence = speaks ? lease.takeOf(conversationId, "speak", at, at + leaseMs) : null;
    if (speaks && fence === null) throw new SpokenTo();
    sessions.write(conversationId, turn.session, no);
    const decided = { conversationId, eventId: event.id, effects: turn.effects, at, isBegun: speaks };
    writeEffects(decided, { ...NOTHING_ELSE, token: null, used: found.used });
    if (turn.effects.some(({ type }) => type === "set_timer")) reschedule(conversationId);
    if (fence === null) return { speaking: null };
    const replyToken = found.token;
    return { speaking: { queue: "speak", conversationId, address, lines, replyToken, reachable: true, fence } };
  }

  async function accept(arrival: Arrival, found: Found, turn: Turn, leaseMs: number): ReturnType<AtHand["accept"]> {
    try {
      const stored = await group.write(() => store(arrival, found, turn, leaseMs));
      if (stored === null) return { state: "changed" };
      if (stored.speaking !== null) left.taken(stored.speaking);
      return { state: "committed", speaking: stored.speaking };
    } catch {
      // Undone, whatever it was; where it is not the disk the event alone can be stored, and whoever then handles it meets it again.
      group.trustDisk();
      return { state: "changed" };
    }
  }

  return (arrival, at) => {
    const found = find(arrival, at);
    if (found === null) return null;
    return { claim: found.claim, accept: (turn, { leaseMs }) => accept(arrival, found, turn, leaseMs) };
  };
}

const NOTHING_ELSE = { eventsWaiting: 0, hasTimers: false, linesWaiting: 0 };

/**
 * null unless it is due by itself, nobody has the conversation, its session is known here, and the token is new. Whether anything else waits is asked only
 * when it is stored: that what was said last has arrived is often written in the very group in which the next tap is accepted, before it.
 */
function prepareFind({ db, vault }: Parts, sessions: Sessions): (arrival: Arrival, now: number) => Found | null {
  // Those of the version before that kept them here: none are added.
  const hasOldTokens = db.prepare("SELECT 1 FROM used_token LIMIT 1").get() !== undefined;
  const wasUsed = db.prepare("SELECT 1 FROM used_token WHERE name = ?");
  const look = db.prepare(
    "SELECT address, expires_at, session_no, fence, held_until, token_until, used FROM conversation WHERE id = ?",
  );

  function sessionOf(conversationId: string, row: Record<string, SQLOutputValue>, now: number) {
    const no = orNull(integer, row.session_no ?? null);
    const session = no === null ? null : sessions.atHand(conversationId, no, row, now);
    return no === null || session === null ? null : { no, session };
  }

  return ({ conversationId, event, receivedAt, readyAt, replyToken }, now) => {
    if (replyToken === null || readyAt > receivedAt || replyToken.until <= now) return null;
    const tokenName = vault.nameToken(replyToken.token);
    const row = look.get(conversationId);
    if (row === undefined || integer(row.fence) !== 0 || integer(row.held_until) > now) return null;
    if (hasOldTokens && wasUsed.get(tokenName) !== undefined) return null;
    // One that lives longer stays (reply-token.ts).
    if ((orNull(integer, row.token_until ?? null) ?? 0) > replyToken.until) return null;
    const used = orNull(bytes, row.used ?? null);
    const known = sessionOf(conversationId, row, now);
    const address = vault.open("address", conversationId, bytes(row.address));
    if (known === null || address === null || isUsed(used, tokenName)) return null;
    const turn = { events: [event], beside: [], hopeless: null, lastTry: [], tries: 0, fence: 0 };
    const claim = { conversationId, address, session: known.session, ...turn };
    return { claim, token: replyToken, tokenName, no: known.no, used };
  };
}

/** Writes what the conversation says of its new session and of the token; false where it is no longer as it was found, or anything else waits in it. */
function preparePutSession({ db, vault }: Parts) {
  const put = db.prepare(`
    UPDATE conversation SET city = coalesce(city, ?2), session_no = ?3, expires_at = ?4, reachable = ?5, held_until = 0, due_at = NULL,
      used = ?6, token = ?7, token_name = ?8, token_until = ?9
    WHERE id = ?1 AND session_no = ?10 AND used IS ?11 AND fence = 0 AND held_until <= ?12
      AND NOT EXISTS (SELECT 1 FROM event WHERE event.conversation_id = ?1)
      AND NOT EXISTS (SELECT 1 FROM timer WHERE timer.conversation_id = ?1)
      AND NOT EXISTS (SELECT 1 FROM line WHERE line.conversation_id = ?1 AND queue = 'speak' AND ended_at IS NULL)`);
  return ({ claim, token, tokenName, no, used }: Found, turn: Turn, newNo: number, at: number, speaks: boolean) => {
    const { conversationId, address } = claim;
    const kept = speaks ? [null, null, null] : [vault.seal("token", conversationId, token), tokenName, token.until];
    const nowUsed = speaks ? withUsed(used, tokenName, at) : used;
    const reachable = turn.session.reachable ? 1 : 0;
    const row = [conversationId, address.city, newNo, turn.expiresAt, reachable, nowUsed, ...kept, no, used, at];
    return put.run(...row).changes === 1;
  };
}
