import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TURN_TRIES_MAX, type TurnClaim } from "../../../src/app/live-store.ts";
import { arrival, handledIn, START, say, session, textOf } from "./conversation.ts";
import { type Backend, LEASE, makeWorld, type World } from "./world.ts";

const CONVERSATIONS = ["a", "b", "c"];

/** What may happen to a store, in any order. `of` picks a conversation, an event or a claim out of those there are. */
const Step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant("accept" as const), of: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("redeliver" as const), of: fc.nat() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("claim" as const), of: fc.nat() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("commit" as const), of: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("speak" as const), of: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("lose_leases" as const), of: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("crash" as const), of: fc.nat() }) },
);
type Step = typeof Step extends fc.Arbitrary<infer T> ? T : never;

/** Where turns break off more often than they are tried again, events are rightly set aside: not the matter here. */
const Steps = fc
  .array(Step, { minLength: 5, maxLength: 40 })
  .filter(
    (steps) => steps.filter(({ do: what }) => what === "lose_leases" || what === "crash").length < TURN_TRIES_MAX,
  );

/** The model is three lists: what was accepted, what was handled, what was said; each conversation's in order. */
class Run {
  readonly accepted = new Map<string, string[]>(CONVERSATIONS.map((id) => [id, []]));
  readonly spoken = new Map<string, string[]>(CONVERSATIONS.map((id) => [id, []]));
  claims: TurnClaim[] = [];
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case "accept": {
        this.world.pass(1);
        const conversationId = CONVERSATIONS[step.of] ?? "a";
        const accepted = this.accepted.get(conversationId) ?? [];
        const id = `${conversationId}${accepted.length}`;
        accepted.push(id);
        expect((await this.world.accept(arrival(id, this.world.now(), { conversationId }))).accepted).toBe(1);
        return;
      }
      case "redeliver": {
        const all = CONVERSATIONS.flatMap((id) => (this.accepted.get(id) ?? []).map((event) => [id, event] as const));
        const [conversationId, id] = all[step.of % Math.max(1, all.length)] ?? [];
        if (id === undefined) return;
        expect((await this.world.accept(arrival(id, START, { conversationId }))).duplicates).toBe(1);
        return;
      }
      case "claim": {
        const claim = await this.world.store().claimTurn(this.world.now(), LEASE);
        if (claim !== null) this.claims.push(claim);
        return;
      }
      case "commit": {
        const [claim] = this.claims.splice(step.of % Math.max(1, this.claims.length), 1);
        if (claim !== undefined) await this.commit(claim);
        return;
      }
      case "speak":
        await this.speak();
        return;
      case "lose_leases":
        // The claims stay in hand: they are the stale workers that come too late.
        this.world.pass(LEASE);
        return;
      case "crash":
        this.claims = [];
        await this.world.crash();
        return;
      default:
        return step satisfies never;
    }
  }

  /** Handles everything that is left. */
  async drain(): Promise<void> {
    await this.world.crash();
    for (;;) {
      const claim = await this.world.store().claimTurn(this.world.now(), LEASE);
      if (claim === null) break;
      await this.commit(claim);
    }
    while (await this.speak());
  }

  /** Remembers each event in the session and says its name. */
  private async commit(claim: TurnClaim): Promise<void> {
    const ids = claim.events.map((event) => event.id);
    await this.world.store().commitTurn(claim, {
      session: session(claim.conversationId, [...handledIn(claim.session), ...ids]),
      effects: ids.map((id) => say(id)),
      expiresAt: null,
    });
  }

  private async speak(): Promise<boolean> {
    const claim = await this.world.store().claimLines("speak", this.world.now(), LEASE);
    if (claim === null) return false;
    this.spoken.get(claim.conversationId)?.push(...claim.lines.map((line) => textOf(line.effect)));
    await this.world.finish(claim);
    return true;
  }
}

/** Against a model of three lists, whatever the order of events, redeliveries, workers and crashes. */
export function anyOrderContract(makeBackend: () => Promise<Backend>): void {
  describe("in any order of accepts, redeliveries, workers and crashes", () => {
    test("every accepted event is handled exactly once, in order, and so is every word said", {
      timeout: 30_000,
    }, async () => {
      await fc.assert(
        fc.asyncProperty(Steps, async (steps) => {
          const { world, end } = await makeWorld(await makeBackend());
          try {
            const run = new Run(world);
            for (const step of steps) await run.take(step);
            await run.drain();
            expect(run.spoken).toEqual(run.accepted);
            expect(await world.store().deadLetters(1)).toEqual([]);
          } finally {
            await end();
          }
        }),
        { numRuns: 60, seed: 20260401 },
      );
    });
  });
}
