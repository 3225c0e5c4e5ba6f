import { describe, expect, test } from "vitest";
import { WINDOW_MAX_MS } from "../../../src/app/live-store.ts";
import { arrival, START, said, say, turn } from "./conversation.ts";
import { LEASE, type World } from "./world.ts";

/** What LINE may rely on when it has our 200, and when a conversation's turn comes. */
export function acceptingContract(world: () => World): void {
  describe("accepting events", () => {
    test("an accepted event is there after a crash, exactly as it came", async () => {
      const event = said("e1", START, "夫の介護で眠れません 🌙");
      await world().accept(arrival("e1", START, { event }));
      await world().crash();
      const claim = await world().claim();
      expect(claim.events).toEqual([event]);
      expect(claim.address).toEqual({ city: "mito", channel: "line", userId: "U-conversation-a" });
      expect(claim.session).toBeNull();
    });

    test("events of several residents in one request are all kept", async () => {
      const [a, b] = [arrival("e1", START, { conversationId: "a" }), arrival("e2", START + 1, { conversationId: "b" })];
      expect(await world().accept(a, b)).toEqual({ accepted: 2, duplicates: 0 });
      world().pass(1);
      const claimed = [await world().claim(), await world().claim()];
      expect(claimed.map((claim) => claim.conversationId)).toEqual(["a", "b"]);
    });

    test.each([
      { when: "still waiting", handle: false },
      { when: "already handled", handle: true },
    ])("a redelivered event that is $when changes nothing", async ({ handle }) => {
      await world().accept(arrival("e1", START));
      if (handle) await world().take(turn());
      await world().crash();
      expect(await world().accept(arrival("e1", START))).toEqual({ accepted: 0, duplicates: 1 });
      if (!handle) expect((await world().claim()).events).toHaveLength(1);
      else expect(await world().store().claimTurn(world().now(), LEASE)).toBeNull();
    });

    test("the same event twice in one request counts once", async () => {
      expect(await world().accept(arrival("e1", START), arrival("e1", START))).toEqual({ accepted: 1, duplicates: 1 });
      expect((await world().claim()).events).toHaveLength(1);
    });

    test("two days later a redelivery is still known", async () => {
      await world().accept(arrival("e1", START));
      await world().take(turn());
      world().pass(48 * 3600_000);
      await world().store().sweep(world().now());
      expect(await world().accept(arrival("e1", START))).toEqual({ accepted: 0, duplicates: 1 });
    });

    test("many accepts at once are all kept", async () => {
      const ids = Array.from({ length: 300 }, (_, n) => `e${n}`);
      const answers = await Promise.all(ids.map((id) => world().accept(arrival(id, START))));
      expect(answers.every((answer) => answer.accepted === 1)).toBe(true);
      expect((await world().claim()).events.map((event) => event.id).sort()).toEqual(ids.sort());
    });
  });

  describe("when a turn is ready", () => {
    const inWindow = (id: string, after: number) => arrival(id, START + after, { readyAt: START + after + 1500 });
    const readyAfter = async (ms: number) =>
      (await world()
        .store()
        .claimTurn(START + ms, LEASE)) !== null;

    test("lines that follow each other are gathered until a short silence", async () => {
      await world().accept(inWindow("e1", 0));
      await world().accept(inWindow("e2", 900));
      expect(await readyAfter(2399)).toBe(false);
      expect(await world().store().nextDue()).toBe(START + 2400);
      expect(
        (
          await world()
            .store()
            .claimTurn(START + 2400, LEASE)
        )?.events,
      ).toHaveLength(2);
    });

    test("someone who goes on typing is answered all the same", async () => {
      for (const after of [0, 1000, 2000]) await world().accept(inWindow(`e${after}`, after));
      expect(await readyAfter(WINDOW_MAX_MS - 1)).toBe(false);
      expect(await readyAfter(WINDOW_MAX_MS)).toBe(true);
    });

    test("an urgent event does not wait, and takes along what was waiting", async () => {
      await world().accept(inWindow("e1", 0));
      await world().accept(arrival("e2", START + 100));
      const claim = await world()
        .store()
        .claimTurn(START + 100, LEASE);
      expect(claim?.events.map((event) => event.id)).toEqual(["e1", "e2"]);
    });

    test("a line that follows an urgent one does not hold it up", async () => {
      await world().accept(arrival("e1", START));
      await world().accept(inWindow("e2", 50));
      expect(await readyAfter(50)).toBe(true);
    });

    test("events come in order of their time as instants, then by id, however they arrived", async () => {
      const at = (id: string, text: string) => arrival(id, START, { event: { ...said(id, START), at: text } });
      await world().accept(at("c", "2026-04-01T10:00:00+09:00"));
      await world().accept(at("b", "2026-04-01T00:30:00.000Z"), at("d", "2026-04-01T09:30:00.000+09:00"));
      await world().accept(at("a", "2026-04-01T01:00:00Z"));
      expect((await world().claim()).events.map((event) => event.id)).toEqual(["b", "d", "a", "c"]);
    });

    test("who has been ready for longest comes first", async () => {
      const since = { late: 300, early: 100, middle: 200 };
      for (const [conversationId, after] of Object.entries(since)) {
        const at = START + after;
        await world().accept(arrival(`e-${conversationId}`, at, { conversationId }));
      }
      world().pass(1000);
      const order = [];
      for (let n = 0; n < 3; n += 1) order.push((await world().claim()).conversationId);
      expect(order).toEqual(["early", "middle", "late"]);
    });

    test("with nothing accepted there is nothing to claim and nothing to wait for", async () => {
      expect(await readyAfter(0)).toBe(false);
      expect(await world().store().claimLines("speak", START, LEASE)).toBeNull();
      expect(await world().store().nextDue()).toBeNull();
    });
  });

  describe("where a resident is reached", () => {
    test("is known from the first event on", async () => {
      expect(await world().store().addressOf("conversation-a")).toBeNull();
      await world().accept(arrival("e1", START));
      await world().take(turn([say("はい")]));
      const address = { city: "mito", channel: "line", userId: "U-conversation-a" };
      expect(await world().store().addressOf("conversation-a")).toEqual(address);
    });
  });
}
