import { type Effect, LANES, type Say } from "../core/effect.ts";
import type { Trace } from "../core/flow/draft.ts";
import { gather } from "../core/flow/gather.ts";
import { newSession } from "../core/flow/new-session.ts";
import { questionAt } from "../core/flow/question.ts";
import { explain } from "../core/flow/transition.ts";
import { BUBBLES_MAX } from "../core/limits.ts";
import type { Result } from "../core/result.ts";
import type { Script } from "../core/script.ts";
import type { Session } from "../core/session.ts";
import { type Channel, MESSAGES_PER_CALL_MAX } from "./channel.ts";
import { giveUpTurn, type Kept } from "./give-up-turn.ts";
import { handleSingly } from "./handle-singly.ts";
import type { LinesClaim, LiveStore, Turn, TurnClaim } from "./live-store.ts";
import { failureName, type Log } from "./log.ts";
import type { Meter } from "./meter.ts";
import { sessionExpiresAt } from "./session-expires-at.ts";
import type { ToldLately } from "./told-lately.ts";
import { withPageAddress } from "./with-page-address.ts";

/** How long after a failure a turn is tried again; a passing fault heals, a bug ends among the dead letters. */
const RETRY_MS = 2_000;

/** A reply that is marked as attempted and has to be sent now. */
export type Begun = { claim: LinesClaim; body: string };

/** Given when a reply can be sent at once: who renders it, and for how long it is claimed. */
type Speech = { channel: Pick<Channel, "render">; leaseMs: number } | null;

/** `records`: something waits for the record. */
export type Handled = { begun: Begun | null; records: boolean };
const NOTHING: Handled = { begun: null, records: false };

/**
 * Handles all waiting events of one conversation: decides, then commits session, effects and "done" in one transaction.
 * Nothing is said or done here; that follows from the ledger. `speech`: given when a reply can be sent at once; the same transaction
 * then claims it for so many ms, and it comes back to be sent. At the last try each event is decided by itself: what cannot be handled
 * even so is set aside with last words. Rejects only where the turn could not even be given back: its lease ends by itself.
 */
export async function handleTurn(
  deps: {
    live: LiveStore;
    scripts: ReadonlyMap<string, Script>;
    revisionOf?: RevisionOf;
    pageAddress?: PageAddress;
    /** Absent: nobody is known to have been told. */
    toldLately?: ToldLately;
    now: () => number;
    log: Log;
    meter: Meter;
  },
  claim: TurnClaim,
  speech: Speech = null,
): Promise<Handled> {
  const giveUp = async (reason: string, kept: Kept): Promise<Handled> => {
    const effects = await giveUpTurn(deps, claim, reason, kept);
    deps.meter.handled(claim.address.city, kept.handled.length);
    return { begun: null, records: effects.some(isForRecord) };
  };
  try {
    if (claim.hopeless !== null) return await giveUp(claim.hopeless, { ...claim, effects: [], handled: [] });
    const decide = (some: Pick<TurnClaim, "conversationId" | "session" | "events">) => decideFor(deps, claim, some);
    const decided = await tried(deps, claim, () => decide(claim));
    if (decided.ok) return await keep(deps, claim, decided.value, speech);
    if (claim.lastTry.length > 0) return await giveUp(decided.error, await handleSingly(decide, claim));
  } catch (failure) {
    // Whatever cannot be stored is tried again as well; what the store is away for is not counted as ours.
    noteFailure(deps, claim, failure);
  }
  await deps.live.failTurn(claim, deps.now() + RETRY_MS);
  return NOTHING;
}

type Deps = Parameters<typeof handleTurn>[0];
/** What is needed to decide. */
export type Deciding = Pick<Deps, "scripts" | "pageAddress" | "now" | "log">;

/** What some of the events of a claim lead to. */
async function decideFor(
  deps: Deps,
  { address }: TurnClaim,
  some: Pick<TurnClaim, "conversationId" | "session" | "events">,
): Promise<Turn> {
  const script = scriptOf(deps, address.city);
  return decideOn(deps, script, await begunWith(deps.revisionOf, script, some.session), some);
}

/** What the events of a claim lead to; null where that cannot be said without asking for the revision that the session began with. */
export function decideNow(deps: Deciding, claim: TurnClaim): Turn | null {
  const script = scriptOf(deps, claim.address.city);
  return isOn(script, claim.session) ? decideOn(deps, script, script, claim) : null;
}

function scriptOf({ scripts }: Pick<Deciding, "scripts">, city: string): Script {
  const script = scripts.get(city);
  if (script === undefined) throw new Error("a conversation of a city that is not served");
  return script;
}

function decideOn(
  deps: Deciding,
  script: Script,
  begun: Script,
  some: Pick<TurnClaim, "conversationId" | "session" | "events">,
): Turn {
  const now = withOrWithoutPage(deps, script);
  const turn = decideTurn(now, some, deps.now(), begun === script ? now : withOrWithoutPage(deps, begun));
  return withPageAddress(turn, some.conversationId, deps.pageAddress);
}

async function tried<T>(deps: Deps, claim: TurnClaim, decide: () => Promise<T>): Promise<Result<T, string>> {
  try {
    return { ok: true, value: await decide() };
  } catch (failure) {
    noteFailure(deps, claim, failure);
    return { ok: false, error: failureName(failure) };
  }
}

function noteFailure({ log, meter }: Deps, { conversationId, tries, address }: TurnClaim, failure: unknown): void {
  log.error({ conversation: conversationId, tries, failure: failureName(failure) }, "turn_failed");
  meter.turnFailed(address.city);
}

/** Commits it, together with what is said at once where that can be. */
async function keep(deps: Deps, claim: TurnClaim, turn: Turn, speech: Speech): Promise<Handled> {
  const body = speech === null ? null : replyOf(speech.channel, turn);
  const done =
    speech === null || body === null
      ? { state: await deps.live.commitTurn(claim, turn), speaking: null }
      : await deps.live.commitAndSpeak(claim, turn, { leaseMs: speech.leaseMs });
  if (done.state === "stale") {
    // Another worker has the conversation meanwhile and will decide the same from the same events.
    deps.log.warn({ conversation: claim.conversationId }, "turn_stale");
    return NOTHING;
  }
  deps.meter.handled(claim.address.city, claim.events.length);
  const begun = done.speaking === null || body === null ? null : { claim: done.speaking, body };
  return { begun, records: turn.effects.some(isForRecord) };
}

export function isForRecord({ type }: Effect): boolean {
  return type !== "say" && type !== "set_timer" && type !== "cancel_timer";
}

/** All that a turn says as one reply, words of safety first; null when there is nothing, or more than one call carries. */
export function replyOf(channel: Pick<Channel, "render">, { effects }: Turn): string | null {
  const says = effects.filter((effect) => effect.type === "say");
  if (says.length === 0) return null;
  const inOrder = says.toSorted((a, b) => LANES.indexOf(a.lane) - LANES.indexOf(b.lane));
  const rendered = inOrder.map((say) => channel.render([say]));
  if (rendered.reduce((sum, { count }) => sum + count, 0) > MESSAGES_PER_CALL_MAX) return null;
  return rendered.length === 1 ? (rendered[0]?.body ?? null) : channel.render(inOrder).body;
}

/** The address of our page for a link of a conversation. */
export type PageAddress = (conversationId: string, link: string) => string;

/** Without an address there is no page: then all is asked in LINE, for nobody is left standing before a door that is not there. */
function withOrWithoutPage({ pageAddress, log }: { pageAddress?: PageAddress; log: Log }, script: Script): Script {
  if (pageAddress !== undefined || script.city.confidential === "chat") return script;
  log.error({ city: script.city.id }, "page_without_address");
  return { ...script, city: { ...script.city, confidential: "chat" } };
}

/**
 * The script of a revision that a session of this city began with; null when it is not known (any more). Throws nothing: while
 * the record is away the last that is known counts.
 */
export type RevisionOf = (city: string, revision: string) => Promise<Script | null>;

/** Who is in the middle of something stays on the revision she began with. */
async function begunWith(
  revisionOf: RevisionOf | undefined,
  current: Script,
  session: Session | null,
): Promise<Script> {
  if (revisionOf === undefined || session === null || isOn(current, session)) return current;
  return (await revisionOf(current.city.id, session.revision)) ?? current;
}

function isOn(current: Script, session: Session | null): boolean {
  const between = session === null || session.phase === "new" || session.phase === "ended";
  return between || session.revision === current.revision;
}

/**
 * What the waiting events of a conversation lead to. Pure. `now` (ms) counts for the time to live only: an event may have been
 * on its way for long, and must not take what was just said with it. `script` is what new consultations get, `begun` what this
 * one began with.
 */
export function decideTurn(
  script: Script,
  claim: Pick<TurnClaim, "conversationId" | "session" | "events">,
  now: number,
  begun: Script = script,
): Turn {
  const { trace: _way, ...turn } = takeTurn(script, claim, now, begun);
  // What is said on the page is said by committing the session.
  return { ...turn, effects: turn.effects.filter(({ type }) => type !== "say_on_page") };
}

/** The same with the way it took, for the studio. */
export function takeTurn(
  script: Script,
  claim: Pick<TurnClaim, "conversationId" | "session" | "events">,
  now: number,
  begun: Script = script,
): Turn & { trace: Trace[] } {
  const first = claim.events[0];
  if (first === undefined) throw new Error("a turn without events");
  const start =
    claim.session ??
    newSession({
      city: script.city.id,
      conversationId: claim.conversationId,
      revision: script.revision,
      seed: first.id,
      at: first.at,
    });
  let on = claim.session === null ? script : begun;
  let session = adopt(on, start);
  const effects: Effect[] = [];
  const trace: Trace[] = [];
  for (const event of gather(on, session, claim.events)) {
    let step = explain(on, session, event);
    if (on !== script && step.session.id !== session.id) {
      // A new consultation begins: it gets what is published now.
      step = explain(script, session, event);
      on = script;
    }
    session = step.session;
    effects.push(...step.effects);
    trace.push(...step.trace);
  }
  if (effects.some((effect) => effect.type === "say" && effect.lane === "flow"))
    session = { ...session, spoke: claim.events.at(-1)?.id ?? null, inDoubt: false };
  return { session, effects: packed(effects), expiresAt: sessionExpiresAt(on, session, now), trace };
}

/** A session whose question is gone from the flow cannot go on there; it begins anew with the next message, and with what was told. */
function adopt(script: Script, session: Session): Session {
  const lost = session.phase === "asking" && questionAt(script, session) === null;
  return lost ? { ...session, phase: "new", place: null, callers: [], trail: [], aside: null } : session;
}

/** What one turn says in the same lane goes out together, in parts that one call to LINE can carry. */
function packed(effects: readonly Effect[]): Effect[] {
  const others = effects.filter((effect) => effect.type !== "say");
  const says = effects.filter((effect) => effect.type === "say");
  const joined: Say[] = [];
  for (const say of says) {
    const last = joined.at(-1);
    const together =
      last !== undefined && last.lane === say.lane && last.staffMessageId === null && say.staffMessageId === null;
    if (together) joined.splice(-1, 1, { ...say, bubbles: [...last.bubbles, ...say.bubbles] });
    else joined.push(say);
  }
  return [...others, ...joined.flatMap(inParts)];
}

function inParts(say: Say): Say[] {
  const parts = Math.ceil(say.bubbles.length / BUBBLES_MAX);
  return Array.from({ length: parts }, (_, part) => ({
    ...say,
    bubbles: say.bubbles.slice(part * BUBBLES_MAX, (part + 1) * BUBBLES_MAX),
    quick: part === parts - 1 ? say.quick : [],
  }));
}
