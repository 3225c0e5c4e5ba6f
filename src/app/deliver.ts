import type { Delivery } from "../core/casework/views.ts";
import { acceptOwn } from "./accept-own.ts";
import { backoffMs } from "./backoff-ms.ts";
import { type Channel, MESSAGES_PER_CALL_MAX, type Sent } from "./channel.ts";
import type { Attempt, Line, LineOutcome, LinesClaim, LiveStore, SayLine } from "./live-store.ts";
import { failureName, type Log } from "./log.ts";
import type { Meter } from "./meter.ts";
import type { Records } from "./records.ts";
import { retryKeyOf } from "./retry-key-of.ts";

type Deps = {
  live: LiveStore;
  channel: Channel;
  records: Pick<Records, "noteDelivery">;
  now: () => number;
  log: Log;
  meter: Meter;
  /** False when the process is to end: what was not begun is handed back. */
  goOn: () => boolean;
};

/** LINE remembers a retry key for 24 h; we stop before, because after that the same key would send twice (facts: line.md 3.5). */
const RETRY_KEY_LIFE_MS = 23 * 3_600_000;
/** A new month or a larger plan makes room at any time; whoever writes is answered free of charge meanwhile. */
const QUOTA_WAIT_MS = 900_000;
const TOKEN_WAIT_MS = 60_000;

/** Delivers what waits for one resident: first what a crash left open, then one reply if there is a token, the rest as pushes. */
export async function deliver(deps: Deps, claim: LinesClaim): Promise<void> {
  const lines = claim.lines.filter(isSay);
  try {
    let open: SayLine[] = [];
    let replyToken = claim.replyToken;
    for (const line of lines) {
      if (line.attempt !== null && open.length > 0) {
        // What stands before it in order goes before it: a fresh word of safety does not wait for an old push.
        if (!(await sendAll(deps, { ...claim, replyToken }, open))) return;
        [open, replyToken] = [[], null];
      }
      const again = await takeUp(deps, { ...claim, replyToken }, line);
      if (again === "blocked") return;
      if (again === "send") open.push(line);
    }
    await sendAll(deps, { ...claim, replyToken }, open);
  } finally {
    await deps.live.release(claim);
  }
}

/** Sends the reply that was marked as attempted when its turn was committed (`commitAndSpeak`). */
export async function deliverBegun(deps: Deps, claim: LinesClaim, body: string): Promise<void> {
  const lines = claim.lines.filter(isSay);
  try {
    countTries(deps, claim, lines);
    await pushAll(deps, claim, await sendReply(deps, claim, { packed: lines, rest: [], body }));
  } finally {
    await deps.live.release(claim);
  }
}

/** One reply if there is a token, the rest as pushes. False when what follows must wait. */
async function sendAll(deps: Deps, claim: LinesClaim, lines: readonly SayLine[]): Promise<boolean> {
  return pushAll(deps, claim, await replyWithToken(deps, claim, await withoutRepeats(deps, claim, lines)));
}

/**
 * In order; false when what follows must wait. What a reply surely did not carry is then written down as not said: it would look like a
 * reply of which nobody knows, and never be said at all.
 */
async function pushAll(deps: Deps, claim: LinesClaim, lines: readonly SayLine[]): Promise<boolean> {
  for (const [n, line] of lines.entries()) {
    const isBegun = deps.goOn();
    if (isBegun && (await push(deps, claim, line))) continue;
    const unsaid = lines.slice(isBegun ? n + 1 : n).filter(({ attempt }) => attempt?.how === "reply");
    await settle(deps, claim, unsaid, { state: "waiting", sent: "no", reason: "behind_another", dueAt: deps.now() });
    return false;
  }
  return true;
}

/**
 * While LINE was slow a resident may have asked again and again, and the same question waits several times: said once, by the last
 * of them, it is said. What staff wrote and words of safety are never left out.
 */
async function withoutRepeats(deps: Deps, claim: LinesClaim, lines: readonly SayLine[]): Promise<SayLine[]> {
  const bodies = lines.map((line) => deps.channel.render([line.effect]).body);
  const isRepeated = ({ effect }: SayLine, n: number) =>
    effect.lane === "flow" && effect.staffMessageId === null && bodies.indexOf(bodies[n] ?? "", n + 1) > n;
  if (!deps.goOn() || !lines.some(isRepeated)) return [...lines];
  await settle(deps, claim, lines.filter(isRepeated), { state: "done", requestId: null });
  return lines.filter((line, n) => !isRepeated(line, n));
}

/** A line that a crash left in the middle of an attempt: a push is safe to repeat with its key, a reply is not. */
async function takeUp(deps: Deps, claim: LinesClaim, line: SayLine): Promise<"send" | "settled" | "blocked"> {
  if (line.attempt?.how === "push") return (await push(deps, claim, line)) ? "settled" : "blocked";
  if (line.state !== "attempted" || line.attempt === null) return "send";
  if (line.effect.repeatable) return (await push(deps, claim, line)) ? "settled" : "blocked";
  await leaveInDoubt(deps, claim, [line], "interrupted_reply");
  return "settled";
}

function canReply(deps: Deps, { replyToken }: LinesClaim): boolean {
  return replyToken !== null && replyToken.until > deps.now();
}

/** Packs as much as one reply carries. Returns the lines that still have to be pushed. */
async function replyWithToken(deps: Deps, claim: LinesClaim, lines: readonly SayLine[]): Promise<SayLine[]> {
  const token = claim.replyToken;
  if (!deps.goOn() || token === null || !canReply(deps, claim) || lines.length === 0) return [...lines];
  const packed = firstThatFit(deps.channel, lines);
  const { body } = deps.channel.render(packed.map((line) => line.effect));
  const ids = packed.map((line) => line.id);
  if ((await deps.live.attempt(claim, ids, { how: "reply" })) === "stale") return [];
  countTries(deps, claim, packed);
  return sendReply(deps, claim, { packed, rest: lines.slice(packed.length), body });
}

/** The call itself, for lines marked as attempted. Returns those that still have to be pushed. */
async function sendReply(
  deps: Deps,
  claim: LinesClaim,
  { packed, rest, body }: { packed: readonly SayLine[]; rest: readonly SayLine[]; body: string },
): Promise<SayLine[]> {
  if (claim.replyToken === null) throw new Error("a reply without a reply token");
  const sent = await deps.channel.reply(claim.address, claim.replyToken, body);
  deps.meter.called(claim.address.city, "reply", sent.outcome);
  switch (sent.outcome) {
    case "accepted":
      await settle(deps, claim, packed, { state: "done", requestId: sent.requestId });
      return [...rest];
    case "token_dead":
    case "later":
    case "quota":
    case "unauthorised":
      // Surely nothing was sent: pushes may follow.
      return [...packed.map((line): SayLine => ({ ...line, attempt: { how: "reply" } })), ...rest];
    case "refused":
      await settle(deps, claim, packed, { state: "dead", reason: `refused_${sent.status}` });
      return [...rest];
    case "unknown": {
      // Never blindly resent: only words that are better said twice than never.
      const once = packed.filter((line) => !line.effect.repeatable);
      await leaveInDoubt(deps, claim, once, sent.reason);
      return [...packed.filter((line) => line.effect.repeatable), ...rest];
    }
    default:
      return sent satisfies never;
  }
}

/**
 * Gives a reply up as one of which nobody knows. The conversation hears of it first: a crash in between only tells it twice, and it
 * then puts its question again when the resident writes next.
 */
async function leaveInDoubt(deps: Deps, claim: LinesClaim, lines: readonly SayLine[], reason: string): Promise<void> {
  const { conversationId, address } = claim;
  const at = new Date(deps.now()).toISOString();
  const doubts = lines.filter((line) => line.effect.lane === "flow");
  if (doubts.length > 0) {
    const events = doubts.map(({ id, eventId }) => ({
      type: "reply_in_doubt" as const,
      id: `doubt:${id}`,
      at,
      eventId,
    }));
    await acceptOwn(
      deps,
      events.map((event) => ({ conversationId, address, event })),
    );
  }
  await settle(deps, claim, lines, { state: "ambiguous", reason });
}

/** Pushes one line, with the same key and body on every try. False when later lines must wait for this one. */
async function push(deps: Deps, claim: LinesClaim, line: SayLine): Promise<boolean> {
  if (!deps.goOn()) return false;
  const now = deps.now();
  const before = line.attempt?.how === "push" ? line.attempt : null;
  if (!claim.reachable) {
    // LINE answers 200 to a push to somebody who has blocked us (facts: line.md 3.4): it would look delivered.
    await settle(deps, claim, [line], { state: before === null ? "dead" : "ambiguous", reason: "blocked" });
    return true;
  }
  if (before !== null && now - before.firstAt > RETRY_KEY_LIFE_MS) {
    await settle(deps, claim, [line], { state: "dead", reason: "tried_for_a_day" });
    return true;
  }
  const attempt = before ?? {
    how: "push" as const,
    retryKey: retryKeyOf(line.id),
    body: deps.channel.render([line.effect]).body,
    firstAt: now,
  };
  if ((await deps.live.attempt(claim, [line.id], attempt)) === "stale") return false;
  countTries(deps, claim, [line]);
  const sent = await deps.channel.push(claim.address, attempt.retryKey, attempt.body);
  deps.meter.called(claim.address.city, "push", sent.outcome);
  return settlePush(deps, claim, line, before, sent);
}

async function settlePush(
  deps: Deps,
  claim: LinesClaim,
  line: SayLine,
  before: Attempt | null,
  sent: Sent,
): Promise<boolean> {
  const wait = async (sent: "no" | "unknown", reason: string, ms: number): Promise<boolean> => {
    await settle(deps, claim, [line], { state: "waiting", sent, reason, dueAt: deps.now() + ms });
    return false;
  };
  // Once a push may have been taken, only the same push may follow, whatever a later try is told.
  const surely = before === null ? "no" : "unknown";
  switch (sent.outcome) {
    case "accepted":
      await settle(deps, claim, [line], { state: "done", requestId: sent.requestId });
      return true;
    case "refused":
    case "token_dead":
      await settle(deps, claim, [line], {
        state: "dead",
        reason: sent.outcome === "refused" ? `refused_${sent.status}` : "refused",
      });
      return true;
    case "unauthorised":
      deps.log.error({ city: claim.address.city }, "line_token_wrong");
      return wait(surely, "unauthorised", TOKEN_WAIT_MS);
    case "quota":
      deps.log.error({ city: claim.address.city }, "line_quota_used_up");
      // Who has just written is answered free of charge: she does not wait for a push that may have gone out and cannot be paid again.
      if (before !== null && canReply(deps, claim)) {
        // Words of safety are better said twice than an hour late: they go into that reply.
        if (line.effect.repeatable) return wait("no", "quota", 0);
        await leaveInDoubt(deps, claim, [line], "quota");
        return true;
      }
      return wait(surely, "quota", QUOTA_WAIT_MS);
    case "later":
      return wait(surely, "rate_limited", Math.max(sent.afterMs, backoffMs(line.tries)));
    case "unknown":
      return wait("unknown", sent.reason, backoffMs(line.tries));
    default:
      return sent satisfies never;
  }
}

type Ending =
  | { state: "done"; requestId: string | null }
  | { state: "ambiguous" | "dead"; reason: string }
  | { state: "waiting"; sent: "no" | "unknown"; reason: string; dueAt: number };

async function settle(deps: Deps, claim: LinesClaim, lines: readonly SayLine[], ending: Ending): Promise<void> {
  if (lines.length === 0) return;
  const at = deps.now();
  const outcomes = lines.map(
    (line): LineOutcome => ({ lineId: line.id, ...("dueAt" in ending ? ending : { ...ending, at }) }),
  );
  if (ending.state === "dead" || ending.state === "ambiguous") {
    deps.log.warn(
      { city: claim.address.city, lines: lines.length, state: ending.state, reason: ending.reason },
      "not_delivered",
    );
  }
  for (const line of lines) {
    deps.meter.settled(claim.address.city, line.effect.lane, ending.state);
    await tellDesk(deps, line, ending, at);
  }
  await deps.live.settle(claim, outcomes);
}

/** Staff see what became of their words. The desk catches up later if the record is away; LINE's delivery does not wait for it. */
async function tellDesk(deps: Deps, line: SayLine, ending: Ending, at: number): Promise<void> {
  const id = line.effect.staffMessageId;
  if (id === null) return;
  const delivery: Delivery = { state: ending.state, reason: "reason" in ending ? ending.reason : null };
  try {
    await deps.records.noteDelivery(id, delivery, new Date(at).toISOString());
  } catch (failure) {
    deps.log.warn({ failure: failureName(failure) }, "delivery_not_noted");
  }
}

function countTries({ meter }: Deps, { address }: LinesClaim, lines: readonly SayLine[]): void {
  for (const line of lines) meter.tried(address.city, line.effect.lane, line.tries > 0);
}

/** As many lines, in order, as one call carries; a long text counts as the several messages it is cut into. */
function firstThatFit(channel: Channel, lines: readonly SayLine[]): SayLine[] {
  let count = 0;
  const end = lines.findIndex((line) => {
    count += channel.render([line.effect]).count;
    return count > MESSAGES_PER_CALL_MAX;
  });
  return end === -1 ? [...lines] : lines.slice(0, Math.max(1, end));
}

function isSay(line: Line): line is SayLine {
  return line.effect.type === "say";
}
