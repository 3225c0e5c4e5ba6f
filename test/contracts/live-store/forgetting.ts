import { describe, expect, test } from "vitest";
import type { Effect } from "../../../src/core/effect.ts";
import { arrival, handledIn, iso, note, START, said, say, session, turn } from "./conversation.ts";
import { LEASE, type World } from "./world.ts";

const DAY = 24 * 3600_000;
/** Stands for anything personal; nowhere on the disk may it be found. */
const CANARY = "canary-かなりあ-7f3a";

/** What must vanish, what must stay, and what must never be readable. */
export function forgettingContract(world: () => World): void {
  const converse = async (expiresAt: number | null, effects: Effect[] = []) => {
    await world().accept(arrival("e1", START));
    await world().take(turn(effects, { session: session("conversation-a", ["e1"]), expiresAt }));
  };
  const sessionNow = async () => {
    await world().accept(arrival("e2", world().now()));
    return (await world().claim()).session;
  };

  describe("time to live", () => {
    test.each([
      { before: "after the sweep", sweep: true },
      { before: "even before the sweep", sweep: false },
    ])("a session past its time is gone, with its timers, $before", async ({ sweep }) => {
      await converse(START + DAY, [{ type: "set_timer", name: "remind", at: iso(START + DAY) }]);
      world().pass(DAY);
      if (sweep) expect(await world().store().sweep(world().now())).toEqual({ sessions: 1 });
      await world().accept(arrival("e2", world().now()));
      const claim = await world().claim();
      expect(claim.session).toBeNull();
      expect(claim.events.map((event) => event.type)).toEqual(["said"]);
    });

    test("who only looks sees what was committed last, until its time is over, and changes nothing", async () => {
      const look = () => world().store().sessionOf("conversation-a", world().now());
      expect(await look()).toBeNull();
      await converse(START + DAY);
      expect(handledIn(await look())).toEqual(["e1"]);
      expect(handledIn(await (await world().another()).sessionOf("conversation-a", START))).toEqual(["e1"]);
      expect(await world().store().sessionOf("conversation-b", START)).toBeNull();
      world().pass(DAY);
      expect(await look()).toBeNull();
      expect((await world().store().gauge(world().now())).sessions).toBe(1);
    });

    test("who is forgotten leaves no address behind", async () => {
      await converse(START + DAY);
      world().pass(DAY);
      await world().store().sweep(world().now());
      expect(await world().store().addressOf("conversation-a")).toBeNull();
      expect((await world().store().gauge(world().now())).sessions).toBe(0);
      expect(await world().store().nextDue()).toBeNull();
    });

    test("a session whose time is not over stays, and so does one without an end", async () => {
      await converse(null);
      world().pass(1000 * DAY);
      expect(await world().store().sweep(world().now())).toEqual({ sessions: 0 });
      expect(handledIn(await sessionNow())).toEqual(["e1"]);
    });

    test("every turn sets the time anew", async () => {
      await converse(START + DAY);
      await world().accept(arrival("e2", START));
      await world().take(turn([], { session: session("conversation-a", ["e1", "e2"]), expiresAt: START + 2 * DAY }));
      world().pass(DAY);
      expect(await world().store().sweep(world().now())).toEqual({ sessions: 0 });
      world().pass(DAY);
      expect(await world().store().sweep(world().now())).toEqual({ sessions: 1 });
    });

    test("a session under a running turn is not swept away", async () => {
      await converse(START + DAY);
      world().pass(DAY - 1);
      await world().accept(arrival("e2", world().now()));
      const claim = await world().claim();
      world().pass(1);
      expect(await world().store().sweep(world().now())).toEqual({ sessions: 0 });
      const kept = turn([], { session: session("conversation-a", ["e1", "e2"]) });
      expect(await world().store().commitTurn(claim, kept)).toBe("committed");
    });

    test("words still to be delivered are delivered, although the session is gone", async () => {
      await converse(START + DAY, [say("はい"), note()]);
      world().pass(DAY);
      await world().store().sweep(world().now());
      const spoken = await world().lines("speak");
      expect(spoken.address.userId).toBe("U-conversation-a");
      await world().finish(spoken);
      await world().finish(await world().lines("record"));
      await world().store().sweep(world().now());
      expect(await world().store().addressOf("conversation-a")).toBeNull();
    });

    test("an event that waits for long is not lost by sweeping", async () => {
      await world().accept(arrival("e1", START));
      world().pass(10 * DAY);
      await world().store().sweep(world().now());
      expect((await world().accept(arrival("e1", START))).duplicates).toBe(1);
      expect((await world().claim()).events).toHaveLength(1);
    });

    test("done lines go after a few days; what could not be delivered stays in sight", async () => {
      await converse(null, [say("一"), say("二")]);
      await world()
        .store()
        .settle(await world().lines(), [
          { lineId: "e1#0", state: "done", requestId: "r", at: START },
          { lineId: "e1#1", state: "dead", reason: "403", at: START },
        ]);
      world().pass(30 * DAY);
      await world().store().sweep(world().now());
      expect((await world().store().gauge(world().now())).lines).toMatchObject({ done: 0, dead: 1 });
      expect(await world().store().deadLetters(10)).toMatchObject([{ id: "e1#1", reason: "403" }]);
      // As long as the line bears its name, the event cannot come a second time.
      expect(await world().accept(arrival("e1", world().now()))).toMatchObject({ duplicates: 1 });
    });

    test("however many lines are done, the sweep takes them all", async () => {
      const many = 1100;
      await converse(
        null,
        Array.from({ length: many }, () => say("はい")),
      );
      let spoken = 0;
      while (spoken < many) {
        const claim = await world().lines();
        await world().finish(claim);
        spoken += claim.lines.length;
      }
      world().pass(30 * DAY);
      await world().store().sweep(world().now());
      expect((await world().store().gauge(world().now())).lines.done).toBe(0);
    });

    test("sweeping many at once leaves the others alone", async () => {
      const many = Array.from({ length: 1200 }, (_, n) => `c${n}`);
      await world().accept(...many.map((id) => arrival(`e-${id}`, START, { conversationId: id })));
      for (const [n] of many.entries()) {
        const claim = await world().claim();
        const expiresAt = n % 3 === 0 ? null : START + DAY;
        await world()
          .store()
          .commitTurn(claim, turn([], { session: session(claim.conversationId), expiresAt }));
      }
      world().pass(DAY);
      expect(await world().store().sweep(world().now())).toEqual({ sessions: 800 });
      expect((await world().store().gauge(world().now())).sessions).toBe(400);
    });
  });

  describe("the gauge", () => {
    test("tells how much waits and for how long", async () => {
      await converse(null, [say("はい"), note()]);
      world().pass(1000);
      await world().accept(arrival("e2", START + 1000));
      world().pass(500);
      const gauge = await world().store().gauge(world().now());
      expect(gauge).toMatchObject({
        events: 1,
        oldestEventMs: 500,
        lines: { planned: 2, attempted: 0, waiting: 0, done: 0, ambiguous: 0, dead: 0 },
        oldestLineMs: 1500,
        deadEvents: 0,
        sessions: 1,
      });
    });

    test("tells it of each city by itself, through all that can become of it", async () => {
      const ofUeda = (id: string) => {
        const address = { city: "ueda", channel: "line" as const, userId: "U-ueda" };
        return arrival(id, world().now(), { conversationId: "conversation-ueda", address });
      };
      const cities = async () => (await world().store().gauge(world().now())).cities;
      await converse(null, [say("はい"), note()]);
      world().pass(1000);
      await world().accept(ofUeda("u1"), arrival("e2", world().now()));
      world().pass(500);
      const none = { planned: 0, attempted: 0, waiting: 0, ambiguous: 0, dead: 0 };
      expect(await cities()).toMatchObject({
        mito: { events: 1, oldestEventMs: 500, lines: { ...none, planned: 2 }, oldestLineMs: 1500, deadEvents: 0 },
        ueda: { events: 1, oldestEventMs: 500, lines: none, oldestLineMs: null, deadEvents: 0 },
      });
      for (let n = 0; n < 2; n += 1) {
        const claim = await world().claim();
        const { conversationId } = claim;
        const effects = conversationId === "conversation-ueda" ? [say("ひとつ"), say("ふたつ")] : [];
        await world()
          .store()
          .commitTurn(claim, turn(effects, { session: session(conversationId) }));
      }
      const spoken = [await world().lines(), await world().lines()];
      for (const claim of spoken) {
        const lineId = claim.lines[0]?.id ?? "";
        const at = world().now();
        await world().store().attempt(claim, [lineId], { how: "push", retryKey: lineId, body: "", firstAt: at });
        if (claim.address.city === "ueda")
          await world()
            .store()
            .settle(claim, [{ lineId, state: "dead", reason: "403", at }]);
        else
          await world()
            .store()
            .settle(claim, [{ lineId, state: "done", requestId: null, at }]);
        await world().store().release(claim);
      }
      expect(await cities()).toMatchObject({
        mito: { events: 0, oldestEventMs: null, lines: { ...none, planned: 1 }, oldestLineMs: 1500 },
        ueda: { events: 0, oldestEventMs: null, lines: { ...none, planned: 1, dead: 1 }, oldestLineMs: 0 },
      });
      await world().accept(ofUeda("u2"));
      await world()
        .store()
        .setAside(await world().claim(), { reason: "bug", effects: [], done: [] });
      expect((await cities()).ueda).toMatchObject({ events: 0, deadEvents: 1, lines: { planned: 1, dead: 1 } });
      for (const { id } of await world().store().deadLetters(10)) await world().store().retryDead(id, world().now());
      expect((await cities()).ueda).toMatchObject({ events: 1, deadEvents: 0, lines: { planned: 2, dead: 0 } });
    });

    test("shows nothing where nothing waits", async () => {
      const gauge = await world().store().gauge(START);
      expect(gauge).toMatchObject({ events: 0, oldestEventMs: null, oldestLineMs: null, sessions: 0 });
    });
  });

  describe("at rest", () => {
    test("nothing personal is in plain text: words, addresses, reply tokens, bodies, sessions", async () => {
      const secret = (what: string) => `${CANARY}-${what}`;
      const address = { city: "mito", channel: "line" as const, userId: secret("user") };
      const replyToken = { token: secret("token"), until: START + 50_000 };
      const event = said("e1", START, secret("word"));
      await world().accept(arrival("e1", START, { event, address, replyToken }));
      const stored = session("conversation-a", [secret("answer")]);
      await world().take(turn([say(secret("say")), say(secret("dead"))], { session: stored }));
      const claim = await world().lines();
      await world()
        .store()
        .attempt(claim, ["e1#0"], { how: "push", retryKey: "k1", body: secret("body"), firstAt: START });
      await world()
        .store()
        .settle(claim, [{ lineId: "e1#1", state: "dead", reason: "403", at: START }]);
      await world().accept(arrival("e2", START, { event: said("e2", START, secret("waiting")) }));

      for (const moment of ["while open", "after closing"]) {
        if (moment === "after closing") await world().crash();
        const bytes = await world().storedBytes();
        expect(bytes.length, moment).toBeGreaterThan(1000);
        expect(bytes.includes("conversation-a"), "the bytes are those of this store").toBe(true);
        for (const form of [
          CANARY,
          JSON.stringify(CANARY).slice(1, -1),
          Buffer.from(CANARY).toString("base64").slice(0, 20),
        ])
          expect(bytes.includes(form), `${moment}: ${form}`).toBe(false);
      }
      expect(handledIn((await world().store().claimTurn(world().now(), LEASE))?.session ?? null)).toEqual([
        secret("answer"),
      ]);
    });
  });
}
