import type { Effect, Say } from "../core/effect.ts";
import type { Event } from "../core/event.ts";
import type { Session } from "../core/session.ts";
import type { Address, Arrival, ReplyToken } from "./arrival.ts";

/**
 * The port of live conversations: accepted events, sessions, effects still to be carried out.
 * DESIGN.md 3 gives its promises; `test/contracts/live-store.ts` is the suite every adapter must pass.
 * All times are ms since epoch and come from the caller, so that tests own the clock.
 */
export type LiveStore = {
  /**
   * Stores events durably; returns only when they would survive `kill -9`. An event whose id is known (handled or not) is
   * counted as a duplicate and changes nothing, except that a fresher reply token of a redelivery is kept.
   */
  accept(arrivals: readonly Arrival[]): Promise<{ accepted: number; duplicates: number }>;

  /**
   * Takes one conversation that has events ready, for this worker alone until the lease ends, with ALL its waiting events in
   * order of `at`, then id. Due timers arrive as `timer` events. A conversation is ready when its newest waiting event's
   * readyAt has passed, or any waiting event was urgent (readyAt equal to receivedAt), or the oldest has waited `windowMaxMs`.
   * null when nothing is ready.
   * Where the program died over it in all its tries, each of its events is tried once more by itself, the first one first: the others must
   * not pay for the one that is broken. Meanwhile the rest waits, and comes as `beside`.
   * A claim that is `hopeless` is not to be handled but set aside (`setAside`): of a session that does not open, or of an event over which
   * the program died even so. What was not even set aside in `HOPELESS_TRIES_MAX` tries, or has no address that opens, goes to the dead
   * letters by itself, and so does an event that does not open.
   */
  claimTurn(now: number, leaseMs: number): Promise<TurnClaim | null>;

  /**
   * Commits a turn in one transaction: the new session, its effects as ledger lines, timers, the events done; those that are `lost` go to
   * the dead letters.
   * `stale` when the lease was lost meanwhile (another worker has the conversation): nothing was written.
   */
  commitTurn(claim: TurnClaim, turn: Turn): Promise<"committed" | "stale">;

  /**
   * The same, and in the same transaction what `claimLines` and `attempt` would do next for one reply of all that the turn says, in
   * the order of delivery. Where it cannot be (something else waits to be said, no reply token is left, LINE does not reach
   * her) the turn is committed, `speaking` is null, and its lines wait to be claimed. Whoever gets a claim has to send the reply.
   */
  commitAndSpeak(
    claim: TurnClaim,
    turn: Turn,
    reply: { leaseMs: number },
  ): Promise<{ state: "stale" } | { state: "committed"; speaking: LinesClaim | null }>;

  /**
   * The turn that an event which has just come would be, were it accepted and claimed at `now`, so that it can be decided before it is accepted.
   * Takes and writes nothing. null where anything stands in the way, e.g. somebody has the conversation, or something else waits in it: then the
   * event is to be accepted as ever. Not given where the store cannot do that.
   */
  atHand?: (arrival: Arrival, now: number) => AtHand | null;

  /** Gives a turn back that could not be handled, to be claimed again at `retryAt`. When its events are not to be tried any more, `claimTurn` says. */
  failTurn(claim: TurnClaim, retryAt: number): Promise<void>;

  /**
   * Puts the events of a claim (all, or those that it is given with) among the dead letters, plans the effects as lines and gives the
   * turn back, in one transaction; other events wait for the next turn. The session stays as it is. Lines are named after the claim, so that an
   * event tried again later, or set aside again, gives other ones; timers are not for these. `stale`: the lease was lost, nothing was written.
   */
  setAside(claim: TurnClaim, aside: Aside): Promise<"set_aside" | "stale">;

  /**
   * Takes the due ledger lines of one conversation and queue, in order (by lane, then by sequence), until the lease ends.
   * `speak` lines are `say` effects; `record` lines are all others. A line left `attempted` by a crash comes again as such.
   * A conversation's later lines wait while an earlier one of the same queue is being carried out.
   */
  claimLines(queue: Queue, now: number, leaseMs: number): Promise<LinesClaim | null>;

  /** Marks lines as attempted, durably, BEFORE the call. For a reply this uses up the token. `stale`: do not call. */
  attempt(claim: LinesClaim, lineIds: readonly string[], attempt: Attempt): Promise<"ok" | "stale">;

  /** Writes down how lines ended, or that they wait for another try. */
  settle(claim: LinesClaim, outcomes: readonly LineOutcome[]): Promise<void>;

  /** Gives the lease of a LinesClaim back when its work is put off. When its last line is settled that has happened already. */
  release(claim: LinesClaim): Promise<void>;

  /** Where the resident of a conversation is reached, for events that staff cause. */
  addressOf(conversationId: string): Promise<Address | null>;

  /** The session of a conversation as it was committed last, for who only looks; null before its first turn, past its time, or unreadable. */
  sessionOf(conversationId: string, now: number): Promise<Session | null>;

  /** Next time (ms) at which something may become due, or null; lets the worker sleep. */
  nextDue(): Promise<number | null>;

  /** Deletes sessions past their time to live, dedupe marks and done lines past theirs. Returns how many sessions vanished. */
  sweep(now: number): Promise<{ sessions: number }>;

  /** Counts for `/metrics` and `/readyz`. `oldestWaitingMs` is null when nothing waits. */
  gauge(now: number): Promise<LiveGauge>;

  /**
   * Dead events, dead lines and ambiguous ones that nobody has given up: those with danger about which nobody was alarmed (DANGER_REASON),
   * then the others, each the newest first. With `city`, those of this city and those of which no city is known; with `after`, those that
   * stand behind it.
   */
  deadLetters(limit: number, city?: string, after?: LetterPlace): Promise<DeadLetter[]>;

  /** One of them; null when it is not, or no longer, in the list. */
  deadLetter(id: string): Promise<DeadLetter | null>;

  /**
   * "Try again": a dead or ambiguous line is planned anew, as if never tried, and due at once; a dead event waits for a turn
   * again. `forgotten`: its content is gone, nothing can be done. `unknown`: not, or no longer, in the list.
   */
  retryDead(id: string, now: number): Promise<"again" | "forgotten" | "unknown">;

  /** Takes it out of the list for good and drops its content; `gauge` still counts it. `unknown` as above. */
  giveUp(id: string, at: number): Promise<"given_up" | "unknown">;

  close(): Promise<void>;
};

/** A crash-looping turn is tried this often, and then each of its events once by itself, before it is set aside. */
export const TURN_TRIES_MAX = 5;
/** Setting it aside with last words may break off, too: a program that dies over it three times more must not do so for ever. */
export const HOPELESS_TRIES_MAX = TURN_TRIES_MAX + 4;
/** Lines that belong together are gathered for at most this long. */
export const WINDOW_MAX_MS = 2500;

export type TurnClaim = {
  conversationId: string;
  address: Address;
  /** null before the first turn, and after the session's time to live; and when it does not open. */
  session: Session | null;
  events: Event[];
  /** What else waits, in order, and is not to be handled now. */
  beside: Event[];
  /** Why there is no hope to handle it; null: there is. */
  hopeless: "crashed" | "session_unreadable" | null;
  /** Of which events this is the last try. */
  lastTry: string[];
  fence: number;
  /** How often a turn with one of these events was begun before, and neither committed nor set aside. */
  tries: number;
};

/** A turn that nobody has; see `LiveStore.atHand`. */
export type AtHand = {
  claim: TurnClaim;
  /**
   * Accepts the event and does what `commitAndSpeak` does, in one step. `changed`: something has come between, or the event is known; nothing was
   * written, and it is to be accepted as ever. `accepted`: it is as after `accept`, its turn is still to be taken. Rejects where nobody knows.
   */
  accept(
    turn: Turn,
    reply: { leaseMs: number },
  ): Promise<{ state: "changed" | "accepted" } | { state: "committed"; speaking: LinesClaim | null }>;
};

export type Turn = {
  session: Session;
  effects: Effect[];
  /** When the session may be forgotten (ms), or null to keep it (a case is open). */
  expiresAt: number | null;
  /** Those events of the claim that could not be handled, and why. The turn's lines are then named after the claim, as those of `setAside`. */
  lost?: { ids: readonly string[]; reason: string };
};

/** Why, what is said and done about it, and the ids of those events with which that is all: they are done, and no dead letters. */
export type Aside = { reason: string; effects: readonly Effect[]; done: readonly string[] };

export type Queue = "speak" | "record";

/**
 * planned → attempted → done. `ambiguous`: a reply whose outcome is unknown, never resent by itself. `waiting`: will be tried
 * again at `dueAt`. `dead`: given up, with a reason, visible to the operator.
 */
export type LineState = "planned" | "attempted" | "waiting" | "done" | "ambiguous" | "dead";

export type Line = {
  id: string;
  state: LineState;
  effect: Effect;
  /** The event that caused it, and its number among that turn's effects: makes a stable id. */
  eventId: string;
  tries: number;
  createdAt: number;
  /** What was attempted last; kept so that a push is repeated with an identical body and the same retry key. */
  attempt: Attempt | null;
};

export type Attempt =
  /** Never repeated, so its body need not be known again. */
  { how: "reply" } | { how: "push"; retryKey: string; body: string; firstAt: number } | { how: "record" };

export type LinesClaim = {
  queue: Queue;
  conversationId: string;
  address: Address;
  lines: Line[];
  replyToken: ReplyToken | null;
  /** Whether LINE reaches the resident, as her session last said; true before her first turn. */
  reachable: boolean;
  fence: number;
};

export type LineOutcome =
  | { lineId: string; state: "done"; requestId: string | null; at: number }
  | { lineId: string; state: "ambiguous"; reason: string; at: number }
  /**
   * `sent: "no"`: LINE surely did not take it (quota, rate limit), so the attempt is forgotten: the line may go out another
   * way, and becomes due with the next thing that is said (which may bring a reply token, and replies are free).
   * `unknown`: only the same push with the same key may be repeated.
   */
  | { lineId: string; state: "waiting"; sent: "no" | "unknown"; reason: string; dueAt: number }
  | { lineId: string; state: "dead"; reason: string; at: number };

export type LiveGauge = CityGauge & {
  lines: Record<LineState, number>;
  sessions: number;
  /** The same of each city of which there is, or was, something; under "" what belongs to none that is known. */
  cities: Record<string, CityGauge>;
};

/** What waits, and what nobody could handle or deliver. Ages in ms, null when nothing waits. */
export type CityGauge = {
  events: number;
  oldestEventMs: number | null;
  /** Done ones are not among them: the meter counts those. */
  lines: Record<Exclude<LineState, "done">, number>;
  oldestLineMs: number | null;
  /** Events set aside; `lines` counts only lines. */
  deadEvents: number;
};

/** A city of which nothing waits. */
export const NOTHING_WAITS: CityGauge = {
  events: 0,
  oldestEventMs: null,
  lines: { planned: 0, attempted: 0, waiting: 0, ambiguous: 0, dead: 0 },
  oldestLineMs: null,
  deadEvents: 0,
};

export type DeadLetter = {
  id: string;
  conversationId: string;
  /** null when even the address could not be read; then it is for every city to see. */
  city: string | null;
  /** "dead event", "dead open_case", "ambiguous say", … */
  what: string;
  reason: string;
  at: number;
  /** Its content is gone with the session: it can only be given up. */
  forgotten: boolean;
};

/** Where a letter stands in the list. */
export type LetterPlace = { isDanger: boolean; at: number; id: string };

export type SayLine = Line & { effect: Say };
