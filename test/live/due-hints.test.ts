import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { LinesClaim, Queue, TurnClaim } from "../../src/app/live-store.ts";
import type { Effect } from "../../src/core/effect.ts";
import { arrival, iso, note, say, session } from "../contracts/live-store/conversation.ts";
import { LEASE, makeWorld, type World } from "../contracts/live-store/world.ts";
import { makeSqliteBackend } from "./sqlite-backend.ts";

/**
 * Goal: a process that is alone with its file never believes that nothing is due while something is. Method: whatever is done, in any
 * order, with leases that end, a clock that goes back and what is undone in between; after each step what it says of the next time is
 * held against what is stored.
 */
type Hands = { world: World; turns: TurnClaim[]; lines: LinesClaim[]; names: number };

const accept = (hands: Hands, of: number, gatheredMs = 0) => {
  hands.names += 1;
  const now = hands.world.now();
  const more = { conversationId: `c${of % 3}`, readyAt: now + gatheredMs };
  const replyToken = of % 2 === 0 ? null : { token: `t${hands.names}`, until: now + 50_000 };
  return hands.world.accept(arrival(`e${hands.names}`, now, { ...more, replyToken }));
};
async function claim({ world, turns }: Hands): Promise<void> {
  const taken = await world.store().claimTurn(world.now(), LEASE);
  if (taken !== null) turns.push(taken);
}
async function claimLines({ world, lines }: Hands, queue: Queue): Promise<void> {
  const taken = await world.store().claimLines(queue, world.now(), LEASE);
  if (taken !== null) lines.push(taken);
}
async function commit({ world, turns, lines }: Hands, of: number, effects: Effect[], forgottenAfterMs?: number) {
  const [taken] = turns.splice(of % Math.max(1, turns.length), 1);
  if (taken === undefined) return;
  const expiresAt = forgottenAfterMs === undefined ? null : world.now() + forgottenAfterMs;
  const turn = { session: session(taken.conversationId), effects, expiresAt };
  const done = await world.store().commitAndSpeak(taken, turn, { leaseMs: LEASE });
  if (done.state === "committed" && done.speaking !== null) lines.push(done.speaking);
}

/** Until nothing is due. */
async function lookForAll(hands: Hands): Promise<void> {
  const taken = () => hands.turns.length + hands.lines.length;
  for (let before = -1; before < taken(); ) {
    before = taken();
    await claim(hands);
    await claimLines(hands, "speak");
    await claimLines(hands, "record");
  }
}

const DEEDS: Record<string, (hands: Hands, of: number) => unknown> = {
  accept: (hands, of) => accept(hands, of),
  gather: (hands, of) => accept(hands, of, 700),
  claim,
  say: (hands, of) => commit(hands, of, [say("一"), note()]),
  sayAndForget: (hands, of) => commit(hands, of, [say("二")], 3000),
  setTimer: (hands, of) => commit(hands, of, [{ type: "set_timer", name: "later", at: iso(hands.world.now() + 5000) }]),
  cancelTimer: (hands, of) => commit(hands, of, [{ type: "cancel_timer", name: "later" }]),
  async fail({ world, turns }) {
    const taken = turns.pop();
    if (taken !== undefined) await world.store().failTurn(taken, world.now() + 2000);
  },
  async setAside({ world, turns }) {
    const taken = turns.pop();
    if (taken !== undefined) await world.store().setAside(taken, { reason: "x", effects: [say("三")], done: [] });
  },
  async tryAgain({ world }) {
    const [letter] = await world.store().deadLetters(1);
    if (letter !== undefined) await world.store().retryDead(letter.id, world.now());
  },
  speak: (hands) => claimLines(hands, "speak"),
  record: (hands) => claimLines(hands, "record"),
  async finish({ world, lines }) {
    const taken = lines.pop();
    if (taken !== undefined) await world.finish(taken);
  },
  async putOff({ world, lines }, of) {
    const taken = lines.pop();
    const lineId = taken?.lines[0]?.id;
    if (taken === undefined || lineId === undefined) return;
    const sent = of % 2 === 0 ? "no" : "unknown";
    await world.store().settle(taken, [{ lineId, state: "waiting", sent, reason: "x", dueAt: world.now() + 4000 }]);
    await world.store().release(taken);
  },
  pass: ({ world }) => world.pass(900),
  passLease: ({ world }) => world.pass(LEASE),
  goBack: ({ world }) => world.pass(-5000),
  sweep: ({ world }) => world.store().sweep(world.now()),
  manyAtOnce: (hands, of) =>
    Promise.all([accept(hands, of), accept(hands, of + 1, 700), claim(hands), claimLines(hands, "speak")]),
};

const Steps = fc.array(fc.tuple(fc.constantFrom("accept", "say", ...Object.keys(DEEDS)), fc.nat(20)), {
  minLength: 20,
  maxLength: 60,
});

test("what is due next is never believed to be later than it is", async () => {
  await fc.assert(
    fc.asyncProperty(Steps, async (steps) => {
      const backend = await makeSqliteBackend({ alone: true });
      const { world, end } = await makeWorld(backend);
      const hands: Hands = { world, turns: [], lines: [], names: 0 };
      const db = new DatabaseSync(backend.file, { readOnly: true });
      const earliest = db.prepare(`
        SELECT min(due_at) AS at FROM (SELECT due_at FROM conversation UNION ALL SELECT due_at FROM outbox)`);
      for (const [deed, of] of steps) {
        // Only who has looked believes something.
        if (of % 4 !== 0) await lookForAll(hands);
        await DEEDS[deed]?.(hands, of);
        const stored = earliest.get()?.at ?? Number.POSITIVE_INFINITY;
        expect((await world.store().nextDue()) ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(Number(stored));
      }
      db.close();
      await end();
    }),
    { numRuns: 40 },
  );
});
