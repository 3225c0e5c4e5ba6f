import { describe, expect, test } from "vitest";
import type { Effect } from "../../../src/core/effect.ts";
import { arrival, handledIn, iso, note, START, say, session, textOf, turn } from "./conversation.ts";
import { LEASE, type World } from "./world.ts";

const HOUR = 3600_000;

/** One conversation, one worker, one commit; and what becomes of turns that fail. */
export function turnsContract(world: () => World): void {
  const nothingToClaim = async () => expect(await world().store().claimTurn(world().now(), LEASE)).toBeNull();

  describe("turns", () => {
    test("a conversation is with one worker at a time, also across processes; another conversation goes on", async () => {
      const other = await world().another();
      await world().accept(arrival("e1", START), arrival("e2", START, { conversationId: "conversation-b" }));
      const claims = [
        await world().store().claimTurn(START, LEASE),
        await other.claimTurn(START, LEASE),
        await other.claimTurn(START, LEASE),
        await world().store().claimTurn(START, LEASE),
      ];
      const names = claims.map((claim) => claim?.conversationId ?? null);
      expect(names.toSorted()).toEqual(["conversation-a", "conversation-b", null, null]);
    });

    test("racing workers never get the same conversation", async () => {
      const workers = [world().store(), await world().another()];
      const ids = Array.from({ length: 20 }, (_, n) => `c${n}`);
      await world().accept(...ids.map((id) => arrival(`e-${id}`, START, { conversationId: id })));
      const races = Array.from({ length: 60 }, (_, n) => workers[n % 2]?.claimTurn(START, LEASE));
      const won = (await Promise.all(races)).flatMap((claim) => claim?.conversationId ?? []);
      expect(won.toSorted()).toEqual(ids.toSorted());
    });

    test("what arrives during a turn waits for the next one, which sees the new session", async () => {
      await world().accept(arrival("e1", START));
      const claim = await world().claim();
      await world().accept(arrival("e2", START + 1));
      await nothingToClaim();
      await world()
        .store()
        .commitTurn(claim, turn([], { session: session("conversation-a", ["e1"]) }));
      world().pass(1);
      const next = await world().claim();
      expect(next.events.map((event) => event.id)).toEqual(["e2"]);
      expect(handledIn(next.session)).toEqual(["e1"]);
    });

    test("a worker that lost its lease cannot commit, and nothing of its turn is kept", async () => {
      await world().accept(arrival("e1", START));
      const slow = await world().claim();
      world().pass(LEASE);
      const quick = await world().claim();
      const late = turn([say("遅い")], { session: session("conversation-a", ["slow"]) });
      expect(await world().store().commitTurn(slow, late)).toBe("stale");
      expect(await world().store().claimLines("speak", world().now(), LEASE)).toBeNull();
      const session1 = session("conversation-a", ["quick"]);
      expect(
        await world()
          .store()
          .commitTurn(quick, turn([say("早い")], { session: session1 })),
      ).toBe("committed");
      expect((await world().lines()).lines.map((line) => textOf(line.effect))).toEqual(["早い"]);
      await world().accept(arrival("e2", world().now()));
      expect(handledIn((await world().claim()).session)).toEqual(["quick"]);
    });

    test("a turn is committed once", async () => {
      await world().accept(arrival("e1", START));
      const claim = await world().take(turn([say("はい")]));
      expect(
        await world()
          .store()
          .commitTurn(claim, turn([say("はい")])),
      ).toBe("stale");
      expect((await world().lines()).lines).toHaveLength(1);
    });

    test("a turn that cannot be stored leaves nothing behind and can be tried again", async () => {
      await world().accept(arrival("e1", START));
      const claim = await world().claim();
      const broken: Effect = { type: "set_timer", name: "remind", at: "some day" };
      await expect(
        world()
          .store()
          .commitTurn(claim, turn([say("一"), broken])),
      ).rejects.toThrow();
      expect(await world().store().claimLines("speak", START, LEASE)).toBeNull();
      expect(
        await world()
          .store()
          .commitTurn(claim, turn([say("二")])),
      ).toBe("committed");
      expect((await world().lines()).lines.map((line) => textOf(line.effect))).toEqual(["二"]);
    });

    test("a crash before the commit repeats the turn, a crash after it does not", async () => {
      await world().accept(arrival("e1", START));
      await world().claim();
      await world().crash();
      const again = await world().claim();
      expect(again.events.map((event) => event.id)).toEqual(["e1"]);
      await world()
        .store()
        .commitTurn(again, turn([say("はい"), note()]));
      await world().crash();
      await nothingToClaim();
      expect((await world().lines("speak")).lines.map((line) => line.id)).toEqual(["e1#0"]);
      expect((await world().lines("record")).lines.map((line) => line.id)).toEqual(["e1#1"]);
    });
  });

  describe("timers", () => {
    const wake = (name: string, at: number): Effect => ({ type: "set_timer", name, at: iso(at) });

    test("a timer comes back as an event, once, at its time", async () => {
      await world().accept(arrival("e1", START));
      await world().take(turn([wake("remind", START + HOUR)]));
      expect(await world().store().nextDue()).toBe(START + HOUR);
      world().pass(HOUR - 1);
      await nothingToClaim();
      world().pass(1);
      await world().claim();
      await world().crash();
      const at = iso(START + HOUR);
      const event = { type: "timer", id: `timer:conversation-a:remind:${at}`, at, name: "remind" };
      expect((await world().take(turn())).events).toEqual([event]);
      await nothingToClaim();
    });

    test("setting a timer again moves it, cancelling removes it", async () => {
      await world().accept(arrival("e1", START));
      await world().take(turn([wake("a", START + HOUR), wake("b", START + HOUR), wake("a", START + 2 * HOUR)]));
      await world().accept(arrival("e2", START));
      await world().take(turn([{ type: "cancel_timer", name: "b" }]));
      world().pass(HOUR);
      await nothingToClaim();
      world().pass(HOUR);
      expect((await world().claim()).events).toMatchObject([{ type: "timer", name: "a" }]);
    });

    test("a timer that rang does not ring again for the same moment", async () => {
      await world().accept(arrival("e1", START));
      await world().take(turn([wake("remind", START)]));
      await world().take(turn([wake("remind", START)]));
      await nothingToClaim();
      expect(await world().store().nextDue()).toBeNull();
    });

    test("a timer and a message are handled in the order of their times", async () => {
      await world().accept(arrival("e1", START));
      await world().take(turn([wake("remind", START + HOUR)]));
      world().pass(HOUR + 5);
      await world().accept(arrival("e2", START + HOUR + 5));
      expect((await world().claim()).events.map((event) => event.type)).toEqual(["timer", "said"]);
    });
  });

  describe("turns that fail", () => {
    test("are tried again at the time given", async () => {
      await world().accept(arrival("e1", START));
      await world()
        .store()
        .failTurn(await world().claim(), START + 5000);
      await world().accept(arrival("e2", START));
      await nothingToClaim();
      world().pass(5000);
      const again = await world().claim();
      expect(again.tries).toBe(1);
      expect(again.events.map((event) => event.id)).toEqual(["e1", "e2"]);
    });

    test("change nothing when the lease was lost", async () => {
      await world().accept(arrival("e1", START));
      const slow = await world().claim();
      world().pass(LEASE);
      const quick = await world().claim();
      await world()
        .store()
        .failTurn(slow, world().now() + HOUR);
      expect(await world().store().commitTurn(quick, turn())).toBe("committed");
    });
  });
}
