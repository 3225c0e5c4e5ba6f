import { describe, expect, test } from "vitest";
import type { Attempt, DeadLetter } from "../../../src/app/live-store.ts";
import { arrival, note, START, say, session, textOf, turn } from "./conversation.ts";
import { LEASE, type World } from "./world.ts";

const DAY = 24 * 3600_000;
const push: Attempt = { how: "push", retryKey: "key", body: '[{"text":"一"}]', firstAt: START };

/** What an operator can do with what could not be delivered or handled. */
export function deadLettersContract(world: () => World): void {
  const letters = async (city?: string) =>
    (await world().store().deadLetters(10, city)).map(({ id, what }) => `${id} ${what}`);
  const gauge = () => world().store().gauge(world().now());
  const nothing = async () => {
    expect(await world().store().claimLines("speak", world().now(), LEASE)).toBeNull();
    expect(await world().store().claimTurn(world().now(), LEASE)).toBeNull();
  };

  /** A line of this event that was pushed and then ended so. */
  const ended = async (eventId: string, state: "dead" | "ambiguous", city = "mito") => {
    const conversationId = `${city}-a`;
    const address = { city, channel: "line" as const, userId: "U" };
    await world().accept(arrival(eventId, world().now(), { conversationId, address }));
    await world().take(turn([say(eventId)], { session: session(conversationId, [eventId]) }));
    const claim = await world().lines();
    const lineId = `${eventId}#0`;
    await world().store().attempt(claim, [lineId], push);
    await world()
      .store()
      .settle(claim, [{ lineId, state, reason: "timeout", at: world().now() }]);
    await world().store().release(claim);
    return lineId;
  };

  /** An event over which every turn broke off. */
  const poison = async (id: string) => {
    await world().accept(arrival(id, world().now()));
    await breaksOff("flow_missing");
  };
  const breaksOff = async (reason: string) =>
    world()
      .store()
      .setAside(await world().claim(), { reason, effects: [], done: [] });

  describe("dead letters", () => {
    test("are listed by city", async () => {
      await ended("m1", "dead");
      world().pass(1);
      await ended("k1", "ambiguous", "kokubunji");
      world().pass(1);
      await poison("m2");
      expect(await letters()).toEqual(["m2 dead event", "k1#0 ambiguous say", "m1#0 dead say"]);
      expect(await letters("mito")).toEqual(["m2 dead event", "m1#0 dead say"]);
      expect(await letters("kokubunji")).toEqual(["k1#0 ambiguous say"]);
      expect((await world().store().deadLetters(1, "mito")).map(({ id }) => id)).toEqual(["m2"]);
    });

    test("with danger that nobody heard come first, and page by page each comes once", async () => {
      const all = [
        "danger:TypeError",
        "flow_missing",
        "flow_missing",
        "danger:crashed",
        "flow_missing",
        "flow_missing",
      ];
      for (const [n, reason] of all.entries()) {
        // The third and the fourth in the same moment, in different conversations.
        if (n !== 3) world().pass(1);
        await world().accept(arrival(`e${n}`, world().now(), { conversationId: `talk-${9 - n}` }));
        await breaksOff(reason);
      }
      const inOrder = ["e3", "e0", "e5", "e4", "e2", "e1"];
      const idsOf = (letters: readonly DeadLetter[]) => letters.map(({ id }) => id);
      expect(idsOf(await world().store().deadLetters(10))).toEqual(inOrder);
      for (const size of [1, 2, 4]) {
        const read: DeadLetter[] = [];
        for (let n = 0; n < inOrder.length; n += size) {
          const last = read.at(-1);
          const after = last && { isDanger: last.reason.startsWith("danger:"), at: last.at, id: last.id };
          read.push(...(await world().store().deadLetters(size, "mito", after)));
        }
        expect(idsOf(read)).toEqual(inOrder);
      }
      expect(await world().store().deadLetter("e3")).toMatchObject({
        id: "e3",
        reason: "danger:crashed",
        city: "mito",
      });
      await world().store().giveUp("e3", world().now());
      expect(await world().store().deadLetter("e3")).toBeNull();
      expect(await world().store().deadLetter("nothing")).toBeNull();
    });

    test("keep their city when the resident is forgotten", async () => {
      await world().accept(arrival("e1", START));
      await world().take(turn([say("一")], { expiresAt: START + DAY }));
      const claim = await world().lines();
      await world()
        .store()
        .settle(claim, [{ lineId: "e1#0", state: "dead", reason: "403", at: START }]);
      await world().store().release(claim);
      world().pass(DAY);
      await world().store().sweep(world().now());
      expect(await world().store().deadLetters(10, "mito")).toMatchObject([
        { id: "e1#0", city: "mito", forgotten: true },
      ]);
    });
  });

  describe("trying again", () => {
    test.each(["dead", "ambiguous"] as const)("a line that was %s goes out as if never tried", async (state) => {
      const lineId = await ended("e1", state);
      world().pass(DAY);
      expect(await world().store().retryDead(lineId, world().now())).toBe("again");
      expect(await letters()).toEqual([]);
      await world().crash();
      const claim = await world().lines();
      expect(claim.lines).toMatchObject([{ id: lineId, state: "planned", tries: 0, attempt: null }]);
      expect(claim.lines.map((line) => textOf(line.effect))).toEqual(["e1"]);
      await world().finish(claim);
      expect((await gauge()).lines).toMatchObject({ done: 1, dead: 0, ambiguous: 0, planned: 0 });
      await nothing();
    });

    test("the age of what waits begins anew with it", async () => {
      const lineId = await ended("e1", "dead");
      world().pass(DAY);
      await world().store().retryDead(lineId, world().now());
      world().pass(1000);
      expect((await gauge()).oldestLineMs).toBe(1000);
    });

    test("a line for the record goes back to its own queue", async () => {
      await world().accept(arrival("e1", START));
      await world().take(turn([note()]));
      const claim = await world().lines("record");
      await world()
        .store()
        .settle(claim, [{ lineId: "e1#0", state: "dead", reason: "unreadable", at: START }]);
      await world().store().release(claim);
      expect(await world().store().retryDead("e1#0", world().now())).toBe("again");
      expect((await world().lines("record")).lines.map((line) => line.id)).toEqual(["e1#0"]);
    });

    test("an event set aside waits for a turn again, and is handled once", async () => {
      await poison("e1");
      await nothing();
      expect((await gauge()).deadEvents).toBe(1);
      expect(await world().store().retryDead("e1", world().now())).toBe("again");
      expect(await letters()).toEqual([]);
      expect(await gauge()).toMatchObject({ deadEvents: 0, events: 1 });
      expect(await world().accept(arrival("e1", world().now()))).toEqual({ accepted: 0, duplicates: 1 });
      const claim = await world().take(turn());
      expect(claim.events.map((event) => event.id)).toEqual(["e1"]);
      expect(claim.tries).toBe(0);
      await nothing();
    });

    test("an event put back after the marks were swept cannot come a second time", async () => {
      await world().accept(arrival("e0", START));
      await world().take(turn());
      await poison("e1");
      world().pass(10 * DAY);
      await world().store().sweep(world().now());
      await world().store().retryDead("e1", world().now());
      expect(await world().accept(arrival("e1", world().now()))).toMatchObject({ duplicates: 1 });
      await world().take(turn());
      expect(await world().accept(arrival("e1", world().now()))).toMatchObject({ duplicates: 1 });
    });

    test("what keeps failing is set aside again", async () => {
      await poison("e1");
      await world().store().retryDead("e1", world().now());
      await breaksOff("still");
      expect(await world().store().deadLetters(10)).toMatchObject([{ id: "e1", reason: "still" }]);
    });

    test("does nothing to what is not in the list: unknown, done, waiting, or tried again already", async () => {
      const lineId = await ended("e1", "dead");
      await world().store().retryDead(lineId, world().now());
      for (const id of [lineId, "e1", "nothing"])
        expect(await world().store().retryDead(id, world().now())).toBe("unknown");
      await world().finish(await world().lines());
      expect(await world().store().retryDead(lineId, world().now())).toBe("unknown");
    });

    test("cannot bring back what was forgotten with the resident", async () => {
      await world().accept(arrival("e1", START));
      await world().take(turn([say("一")], { expiresAt: START + DAY }));
      const claim = await world().lines();
      await world()
        .store()
        .settle(claim, [{ lineId: "e1#0", state: "dead", reason: "403", at: START }]);
      await world().store().release(claim);
      world().pass(DAY);
      await world().store().sweep(world().now());
      expect(await world().store().retryDead("e1#0", world().now())).toBe("forgotten");
      expect(await letters()).toEqual(["e1#0 dead say"]);
      await nothing();
    });
  });

  describe("giving up", () => {
    test("takes a line and an event out of the list, and out of reach; they still count", async () => {
      const lineId = await ended("e1", "ambiguous");
      await poison("e2");
      expect(await world().store().giveUp(lineId, world().now())).toBe("given_up");
      expect(await world().store().giveUp("e2", world().now())).toBe("given_up");
      await world().crash();
      expect(await letters()).toEqual([]);
      expect(await gauge()).toMatchObject({ deadEvents: 1, lines: { ambiguous: 1 }, events: 0 });
      for (const id of [lineId, "e2"]) {
        expect(await world().store().giveUp(id, world().now())).toBe("unknown");
        expect(await world().store().retryDead(id, world().now())).toBe("unknown");
      }
      await nothing();
    });

    test("does nothing to what waits or is done", async () => {
      await world().accept(arrival("e1", START));
      expect(await world().store().giveUp("e1", START)).toBe("unknown");
      await world().take(turn([say("一")]));
      expect(await world().store().giveUp("e1#0", START)).toBe("unknown");
      expect((await world().lines()).lines).toHaveLength(1);
    });
  });

  describe("whether LINE reaches the resident", () => {
    test("is as her session last said", async () => {
      const blocked = { ...session(), reachable: false };
      await world().accept(arrival("e1", START));
      await world().take(turn([say("一")]));
      const before = await world().lines();
      expect(before.reachable).toBe(true);
      await world().store().release(before);
      await world().accept(arrival("e2", START));
      await world().take(turn([], { session: blocked }));
      await world().crash();
      const after = await world().lines();
      expect(after.reachable).toBe(false);
      await world().store().release(after);
      await world().accept(arrival("e3", world().now()));
      await world().take(turn());
      expect((await world().lines()).reachable).toBe(true);
    });
  });
}
