import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Arrival, ReplyToken } from "../../../src/app/arrival.ts";
import {
  type LineOutcome,
  type LinesClaim,
  type LiveStore,
  TURN_TRIES_MAX,
  type Turn,
  type TurnClaim,
} from "../../../src/app/live-store.ts";
import { arrival, handledIn, START, say, session, textOf } from "./conversation.ts";
import { type Backend, LEASE, makeWorld, type World } from "./world.ts";

const CONVERSATIONS = ["a", "b", "c"];

/**
 * What may happen to a store, in any order. `of` picks a conversation, an event or a claim out of those there are; `by` is the worker
 * process that does it: one takes over what the other lost.
 */
const step = <T extends string>(what: T) =>
  fc.record({ do: fc.constant(what), of: fc.nat(), by: fc.constantFrom<0 | 1>(0, 1) });
const Step = fc.oneof(
  { weight: 6, arbitrary: step("accept") },
  { weight: 3, arbitrary: step("accept_at_hand") },
  { weight: 2, arbitrary: step("accept_twice") },
  { weight: 2, arbitrary: step("redeliver") },
  { weight: 5, arbitrary: step("claim") },
  { weight: 3, arbitrary: step("commit") },
  { weight: 3, arbitrary: step("commit_and_speak") },
  { weight: 1, arbitrary: step("fail") },
  { weight: 1, arbitrary: step("set_aside") },
  { weight: 4, arbitrary: step("take_lines") },
  { weight: 4, arbitrary: step("attempt") },
  { weight: 4, arbitrary: step("settle") },
  { weight: 1, arbitrary: step("lose_leases") },
  { weight: 1, arbitrary: step("crash") },
);
type Step = typeof Step extends fc.Arbitrary<infer T> ? T : never;

/** Where turns break off more often than they are tried again, events are rightly set aside: not the matter here. */
const BREAKS: readonly Step["do"][] = ["lose_leases", "crash", "fail"];
const Steps = fc
  .array(Step, { minLength: 5, maxLength: 60 })
  .filter((steps) => steps.filter((each) => BREAKS.includes(each.do)).length < TURN_TRIES_MAX);

type Lines = { claim: LinesClaim; next: number; attempted: readonly string[] };

/**
 * The model: what was accepted and what LINE has heard, each conversation's in order; who has each conversation's turn; and the
 * reply tokens that are used up. LINE knows a push by its line and hears it once.
 */
class Run {
  readonly accepted = new Map<string, string[]>(CONVERSATIONS.map((id) => [id, []]));
  readonly heard = new Map<string, string[]>(CONVERSATIONS.map((id) => [id, []]));
  readonly inDoubt = new Set<string>();
  readonly aside: string[] = [];
  private readonly usedTokens = new Set<string>();
  /** Who claimed a conversation last and has not ended the turn: only this claim may commit. */
  private readonly turnOf = new Map<string, TurnClaim>();
  private claims: TurnClaim[] = [];
  private lines: Lines[] = [];
  private events = 0;
  private readonly world: World;
  private other: LiveStore;

  constructor(world: World, other: LiveStore) {
    this.world = world;
    this.other = other;
  }

  async take({ do: what, of, by }: Step): Promise<void> {
    switch (what) {
      case "accept":
        return this.accept(of, 1);
      case "accept_at_hand":
        return this.acceptAtHand(of);
      case "accept_twice":
        return this.accept(of, 2);
      case "redeliver":
        return this.redeliver(of);
      case "claim":
        return this.claim(this.store(by));
      case "commit":
        return this.commit(this.store(by), pickOut(this.claims, of));
      case "commit_and_speak":
        return this.commitAndSpeak(this.store(by), pickOut(this.claims, of));
      case "fail":
        return this.fail(this.store(by), pickOut(this.claims, of));
      case "set_aside":
        return this.setAside(this.store(by), pickOut(this.claims, of));
      case "take_lines":
        return this.takeLines(this.store(by));
      case "attempt":
        return this.attempt(this.store(by), this.lines[of % Math.max(1, this.lines.length)]);
      case "settle":
        return this.settle(this.store(by), pickOut(this.lines, of));
      case "lose_leases":
        // The claims stay in hand: they are the stale workers that come too late.
        this.world.pass(LEASE);
        return;
      case "crash":
        [this.claims, this.lines] = [[], []];
        await this.world.crash();
        return;
      default:
        return what satisfies never;
    }
  }

  /** Handles and says everything that is left. */
  async drain(): Promise<void> {
    [this.claims, this.lines] = [[], []];
    await this.world.crash();
    const store = this.world.store();
    for (;;) {
      await this.claim(store);
      const claim = this.claims.pop();
      if (claim === undefined) break;
      await this.commit(store, claim);
    }
    for (;;) {
      await this.takeLines(store);
      const lines = this.lines.pop();
      if (lines === undefined) break;
      await this.attempt(store, lines);
      await this.settle(store, lines);
    }
  }

  private store(by: 0 | 1): LiveStore {
    return by === 0 ? this.world.store() : this.other;
  }

  /** `times`: as often in the same request. */
  private async accept(of: number, times: number): Promise<void> {
    const one = this.next(of);
    const counts = await this.world.accept(...Array.from({ length: times }, () => one));
    expect(counts).toEqual({ accepted: 1, duplicates: times - 1 });
  }

  /** Decided first, where nobody has the conversation; once more it changes nothing. */
  private async acceptAtHand(of: number): Promise<void> {
    const one = this.next(of);
    const store = this.world.store();
    const [found, late] = [store.atHand?.(one, this.world.now()), store.atHand?.(one, this.world.now())];
    const [done, doneLate] = await Promise.all(
      [found, late].map((each) => each?.accept(turnOf(each.claim), { leaseMs: LEASE })),
    );
    expect(doneLate?.state).not.toBe("committed");
    if (done?.state === "committed") {
      expect(this.turnOf.get(one.conversationId)).toBeUndefined();
      this.spoke(done.speaking);
    } else {
      expect(await this.world.accept(one)).toEqual({ accepted: 1, duplicates: 0 });
    }
  }

  /** Every other event brings a reply token. */
  private next(of: number): Arrival {
    this.world.pass(1);
    const conversationId = CONVERSATIONS[of % CONVERSATIONS.length] ?? "a";
    const accepted = this.accepted.get(conversationId) ?? [];
    const id = `${conversationId}${accepted.length}`;
    accepted.push(id);
    this.events += 1;
    const replyToken = this.events % 2 === 0 ? { token: `token-${id}`, until: this.world.now() + 50_000 } : null;
    return arrival(id, this.world.now(), { conversationId, replyToken });
  }

  private async redeliver(of: number): Promise<void> {
    const all = CONVERSATIONS.flatMap((id) => (this.accepted.get(id) ?? []).map((event) => [id, event] as const));
    const [conversationId, id] = all[of % Math.max(1, all.length)] ?? [];
    if (id === undefined) return;
    const replyToken = { token: `token-${id}`, until: this.world.now() + 50_000 };
    expect((await this.world.accept(arrival(id, START, { conversationId, replyToken }))).duplicates).toBe(1);
  }

  private async claim(store: LiveStore): Promise<void> {
    const claim = await store.claimTurn(this.world.now(), LEASE);
    if (claim === null) return;
    this.turnOf.set(claim.conversationId, claim);
    this.claims.push(claim);
  }

  /** Remembers each event in the session and says its name; only by who has the turn. */
  private async commit(store: LiveStore, claim: TurnClaim | undefined): Promise<void> {
    if (claim === undefined) return;
    this.committed(claim, await store.commitTurn(claim, turnOf(claim)));
  }

  /** The same, and says all of it in one reply where the store lets it. */
  private async commitAndSpeak(store: LiveStore, claim: TurnClaim | undefined): Promise<void> {
    if (claim === undefined) return;
    const done = await store.commitAndSpeak(claim, turnOf(claim), { leaseMs: LEASE });
    this.committed(claim, done.state);
    if (done.state !== "stale") this.spoke(done.speaking);
  }

  private spoke(speaking: LinesClaim | null): void {
    if (speaking === null) return;
    const { conversationId, lines, replyToken } = speaking;
    this.spend(replyToken);
    this.heard.get(conversationId)?.push(...lines.map((line) => textOf(line.effect)));
    this.lines.push({ claim: speaking, next: lines.length, attempted: lines.map((line) => line.id) });
  }

  private committed(claim: TurnClaim, state: "committed" | "stale"): void {
    expect(state).toBe(this.turnOf.get(claim.conversationId) === claim ? "committed" : "stale");
    if (state === "committed") this.turnOf.delete(claim.conversationId);
  }

  private spend(token: ReplyToken | null): void {
    if (token === null) throw new Error("a reply without a reply token");
    expect(this.usedTokens).not.toContain(token.token);
    this.usedTokens.add(token.token);
  }

  private async fail(store: LiveStore, claim: TurnClaim | undefined): Promise<void> {
    if (claim === undefined) return;
    await store.failTurn(claim, this.world.now());
    if (this.turnOf.get(claim.conversationId) === claim) this.turnOf.delete(claim.conversationId);
  }

  /** Its last words are the names of its events, so that everybody hears what she would have heard. */
  private async setAside(store: LiveStore, claim: TurnClaim | undefined): Promise<void> {
    if (claim === undefined) return;
    const done = await store.setAside(claim, { reason: "test", effects: turnOf(claim).effects, done: [] });
    this.committed(claim, done === "stale" ? "stale" : "committed");
    if (done === "set_aside") this.aside.push(...claim.events.map((event) => event.id));
  }

  private async takeLines(store: LiveStore): Promise<void> {
    const claim = await store.claimLines("speak", this.world.now(), LEASE);
    if (claim !== null) this.lines.push({ claim, next: 0, attempted: [] });
  }

  /** Says the next line of a claim: by a reply while there is a token, else by a push. A reply once begun is not repeated. */
  private async attempt(store: LiveStore, lines: Lines | undefined): Promise<void> {
    const line = lines?.claim.lines[lines.next];
    if (lines === undefined || line === undefined || lines.attempted.length > 0) return;
    const { claim } = lines;
    lines.next += 1;
    if (line.attempt?.how === "reply") {
      this.inDoubt.add(line.id);
      lines.attempted = [line.id];
      return;
    }
    const token = lines.next === 1 ? claim.replyToken : null;
    const attempt =
      line.attempt ??
      (token === null
        ? { how: "push" as const, retryKey: line.id, body: textOf(line.effect), firstAt: this.world.now() }
        : { how: "reply" as const });
    if ((await store.attempt(claim, [line.id], attempt)) === "stale") return;
    if (attempt.how === "reply") this.spend(token);
    const heard = this.heard.get(claim.conversationId) ?? [];
    if (attempt.how === "reply" || !heard.includes(textOf(line.effect))) heard.push(textOf(line.effect));
    lines.attempted = [line.id];
  }

  private async settle(store: LiveStore, lines: Lines | undefined): Promise<void> {
    if (lines === undefined) return;
    const { claim, attempted } = lines;
    const at = this.world.now();
    const outcomes = attempted.map((lineId): LineOutcome => {
      const inDoubt = this.inDoubt.has(lineId);
      return { lineId, at, ...(inDoubt ? { state: "ambiguous", reason: "test" } : { state: "done", requestId: null }) };
    });
    if (outcomes.length > 0) await store.settle(claim, outcomes);
    await store.release(claim);
  }
}

/** Remembers each event in the session and says its name. */
function turnOf({ conversationId, events, session: before }: TurnClaim): Turn {
  const ids = events.map((event) => event.id);
  return {
    session: session(conversationId, [...handledIn(before), ...ids]),
    effects: ids.map((id) => say(id)),
    expiresAt: null,
  };
}

function pickOut<T>(from: T[], of: number): T | undefined {
  return from.splice(of % Math.max(1, from.length), 1)[0];
}

/** Against the model, whatever the order of events, redeliveries, workers and crashes. */
export function anyOrderContract(makeBackend: () => Promise<Backend>): void {
  describe("in any order of accepts, duplicates, redeliveries, two workers, takeovers and crashes", () => {
    test("every event is handled exactly once, in order, every word heard once, and only who has the turn commits", {
      timeout: 60_000,
    }, async () => {
      await fc.assert(
        fc.asyncProperty(Steps, async (steps) => {
          const { world, end } = await makeWorld(await makeBackend());
          try {
            const run = new Run(world, await world.another());
            for (const each of steps) await run.take(each);
            await run.drain();
            expect(run.heard).toEqual(run.accepted);
            const letters = await world.store().deadLetters(100);
            const others = letters.filter((letter) => letter.what !== "ambiguous say");
            expect(others.map(({ id, what }) => `${id} ${what}`).toSorted()).toEqual(
              run.aside.map((id) => `${id} dead event`).toSorted(),
            );
            expect(letters.length - others.length).toBeLessThanOrEqual(run.inDoubt.size);
          } finally {
            await end();
          }
        }),
        { numRuns: 60, seed: 20260401 },
      );
    });
  });
}
