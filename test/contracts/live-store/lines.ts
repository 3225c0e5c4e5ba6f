import { describe, expect, test } from "vitest";
import type { Attempt, LineOutcome, LinesClaim } from "../../../src/app/live-store.ts";
import type { Effect } from "../../../src/core/effect.ts";
import { arrival, note, START, say, textOf, turn } from "./conversation.ts";
import { LEASE, type World } from "./world.ts";

const push: Attempt = {
  how: "push",
  retryKey: "11111111-2222-4333-8444-555555555555",
  body: '[{"text":"はい"}]',
  firstAt: START,
};
const reply: Attempt = { how: "reply" };
const token = { token: "T1", until: START + 50_000 };

/** How effects are carried out: in order, one worker at a time, and known to the last step whatever crashes. */
export function linesContract(world: () => World): void {
  /** One more turn of conversation a, caused by this event, with these effects. */
  const decide = async (eventId: string, ...effects: Effect[]) => {
    await world().accept(arrival(eventId, world().now()));
    return world().take(turn(effects));
  };
  const noLines = async () => expect(await world().store().claimLines("speak", world().now(), LEASE)).toBeNull();
  const wait = (lineId: string, dueAt: number): LineOutcome & { state: "waiting" } => ({
    lineId,
    state: "waiting",
    sent: "unknown",
    reason: "429",
    dueAt,
  });
  const texts = (claim: LinesClaim) => claim.lines.map((line) => textOf(line.effect));

  describe("lines", () => {
    test("each effect is a line named after the turn's last event, in the queue it belongs to", async () => {
      await world().accept(arrival("e1", START), arrival("e2", START + 1));
      world().pass(1);
      const effect = say("はい");
      await world().take(turn([effect, note(), { type: "cancel_timer", name: "x" }, say("どうぞ")]));
      const spoken = await world().lines("speak");
      const fresh = { state: "planned", eventId: "e2", tries: 0, createdAt: START + 1, attempt: null };
      expect(spoken.lines[0]).toEqual({ id: "e2#0", effect, ...fresh });
      expect(spoken.lines.map((line) => line.id)).toEqual(["e2#0", "e2#3"]);
      expect(spoken.address.userId).toBe("U-conversation-a");
      const recorded = await world().lines("record");
      expect(recorded.lines.map((line) => line.id)).toEqual(["e2#1"]);
    });

    test("danger first, then staff, the flow and notices; within a lane as decided", async () => {
      await decide("d1", say("notice", "notice"), say("flow 1"), say("staff", "staff"));
      await decide("d2", say("flow 2"), say("crisis", "crisis"));
      expect(texts(await world().lines())).toEqual(["crisis", "staff", "flow 1", "flow 2", "notice"]);
    });

    test("a conversation's queue is with one worker at a time; its other queue and other conversations go on", async () => {
      const other = await world().another();
      await decide("d1", say("一"), note());
      const first = await world().lines();
      await decide("d2", say("二"));
      expect(await other.claimLines("speak", world().now(), LEASE)).toBeNull();
      expect(await other.claimLines("record", world().now(), LEASE)).not.toBeNull();
      await world().finish(first);
      expect(texts(await world().lines())).toEqual(["二"]);
    });

    test("what is done does not come back", async () => {
      await decide("d1", say("はい"));
      const claim = await world().lines();
      expect(await world().store().attempt(claim, ["d1#0"], push)).toBe("ok");
      await world().finish(claim);
      await world().crash();
      await noLines();
      expect((await world().store().gauge(world().now())).lines).toMatchObject({ done: 1, attempted: 0, planned: 0 });
    });

    test.each([
      { crash: "before the attempt", attempts: 0, state: "planned" },
      { crash: "between attempt and outcome", attempts: 1, state: "attempted" },
      { crash: "twice between attempt and outcome", attempts: 2, state: "attempted" },
    ])("after a crash $crash the line comes again as $state", async ({ attempts, state }) => {
      await decide("d1", say("はい"));
      for (let n = 0; n < Math.max(1, attempts); n += 1) {
        const claim = await world().lines();
        if (attempts > 0) expect(await world().store().attempt(claim, ["d1#0"], push)).toBe("ok");
        await world().crash();
      }
      const [line] = (await world().lines()).lines;
      expect(line).toMatchObject({ id: "d1#0", state, tries: attempts, attempt: attempts > 0 ? push : null });
    });

    test("a worker whose lease is over must not call any more, taken over or not", async () => {
      await decide("d1", say("はい"));
      const slow = await world().lines();
      world().pass(LEASE);
      expect(await world().store().attempt(slow, ["d1#0"], push)).toBe("stale");
      const quick = await world().lines();
      expect(await world().store().attempt(slow, ["d1#0"], push)).toBe("stale");
      expect(await world().store().attempt(quick, ["d1#0"], push)).toBe("ok");
    });

    test("that it was delivered is believed also from a worker that lost its lease; anything else is not", async () => {
      await decide("d1", say("一"), say("二"));
      const slow = await world().lines();
      world().pass(LEASE);
      await world().lines();
      await world()
        .store()
        .settle(slow, [
          { lineId: "d1#0", state: "done", requestId: "r1", at: world().now() },
          { lineId: "d1#1", state: "dead", reason: "400", at: world().now() },
        ]);
      await world().crash();
      expect((await world().lines()).lines.map((line) => line.id)).toEqual(["d1#1"]);
    });

    test("a worker that gave its lines back can no longer change them", async () => {
      await decide("d1", say("はい"));
      const claim = await world().lines();
      await world().store().release(claim);
      await world()
        .store()
        .settle(claim, [wait("d1#0", START + 60_000)]);
      expect(await world().store().attempt(claim, ["d1#0"], push)).toBe("stale");
      expect((await world().lines()).lines).toHaveLength(1);
    });
  });

  describe("lines put off", () => {
    test("hold back what comes after them until they are due; danger passes", async () => {
      await decide("d1", say("一"));
      const claim = await world().lines();
      await world().store().attempt(claim, ["d1#0"], push);
      await world()
        .store()
        .settle(claim, [wait("d1#0", START + 5000)]);
      await world().store().release(claim);
      await decide("d2", say("二"), say("staff", "staff"));
      await noLines();
      expect(await world().store().nextDue()).toBe(START + 5000);
      await decide("d3", say("crisis", "crisis"));
      await world().finish(await expectTexts(["crisis"]));
      await noLines();
      world().pass(5000);
      const due = await expectTexts(["staff", "一", "二"]);
      expect(due.lines[1]).toMatchObject({ state: "waiting", tries: 1, attempt: push });
    });

    test("go out with the next reply token when LINE surely did not take them, also where nothing is said to what she wrote", async () => {
      await world().accept(arrival("e1", START));
      await world().take(turn([say("one")]));
      const claim = await world().lines();
      const put = { ...wait("e1#0", START + 3_600_000), sent: "no" as const };
      await world().store().settle(claim, [put]);
      await world().store().release(claim);
      world().pass(1000);
      await world().accept(arrival("e2", world().now()));
      await world().take(turn([]));
      expect(await world().store().claimLines("speak", world().now(), LEASE)).toBeNull();
      const replyToken = { token: "token-3", until: world().now() + 50_000 };
      await world().accept(arrival("e3", world().now(), { replyToken }));
      await world().take(turn([]));
      expect(await world().lines()).toMatchObject({ lines: [{ id: "e1#0" }], replyToken });
    });

    test("are tried again with her next reply token when they are in doubt: what follows them is hers to hear", async () => {
      await decide("d1", say("一"));
      const claim = await world().lines();
      await world().store().attempt(claim, ["d1#0"], push);
      await world()
        .store()
        .settle(claim, [wait("d1#0", START + 3_600_000)]);
      await world().store().release(claim);
      const replyToken = { token: "token-2", until: world().now() + 50_000 };
      await world().accept(arrival("e2", world().now(), { replyToken }));
      await world().take(turn([say("二")]));
      expect(await world().lines()).toMatchObject({
        lines: [{ id: "d1#0", attempt: push }, { id: "e2#0" }],
        replyToken,
      });
    });

    test("go along with the next that is said when LINE surely did not take them, by any way", async () => {
      await decide("d1", say("一"));
      const claim = await world().lines();
      await world().store().attempt(claim, ["d1#0"], push);
      await world()
        .store()
        .settle(claim, [{ ...wait("d1#0", START + 3_600_000), sent: "no" }]);
      await world().store().release(claim);
      await noLines();
      await decide("d2", say("二"));
      const both = await expectTexts(["一", "二"]);
      expect(both.lines[0]?.attempt).toBeNull();
    });

    test("are still put off after a crash", async () => {
      await decide("d1", say("一"));
      await world()
        .store()
        .settle(await world().lines(), [wait("d1#0", START + 60_000)]);
      await world().crash();
      await noLines();
      world().pass(50_000);
      await expectTexts(["一"]);
    });

    async function expectTexts(expected: string[]) {
      const claim = await world().lines();
      expect(texts(claim)).toEqual(expected);
      return claim;
    }
  });

  describe("lines that could not be delivered", () => {
    test("are listed with their reason, newest first, and never come back by themselves", async () => {
      await decide("d1", say("一"), say("二"), note());
      await world()
        .store()
        .settle(await world().lines(), [
          { lineId: "d1#0", state: "dead", reason: "403", at: START + 1 },
          { lineId: "d1#1", state: "ambiguous", reason: "timeout", at: START + 2 },
        ]);
      await world().crash();
      await noLines();
      const at = { conversationId: "conversation-a", city: "mito", forgotten: false };
      expect(await world().store().deadLetters(10)).toEqual([
        { ...at, id: "d1#1", what: "ambiguous say", reason: "timeout", at: START + 2 },
        { ...at, id: "d1#0", what: "dead say", reason: "403", at: START + 1 },
      ]);
      expect(await world().store().deadLetters(1)).toHaveLength(1);
      expect((await world().store().gauge(world().now())).lines).toMatchObject({ dead: 1, ambiguous: 1, planned: 1 });
    });
  });

  describe("reply tokens", () => {
    const meet = async (id: string, replyToken: typeof token | null) => {
      await world().accept(arrival(id, START, { replyToken }));
      return world().take(turn([say(id)]));
    };

    test("one is there to answer with, until its time is over", async () => {
      await meet("e1", token);
      const claim = await world().lines();
      expect(claim.replyToken).toEqual(token);
      await world().store().release(claim);
      world().pass(50_000);
      expect((await world().lines()).replyToken).toBeNull();
    });

    test("one is used once, also when the crash comes before the outcome, and not revived by a redelivery", async () => {
      await meet("e1", token);
      const claim = await world().lines();
      expect(await world().store().attempt(claim, ["e1#0"], reply)).toBe("ok");
      expect(await world().store().attempt(claim, ["e1#0"], reply)).toBe("stale");
      await world().accept(arrival("e1", START, { replyToken: { ...token, until: START + 90_000 } }));
      await world().crash();
      const again = await world().lines();
      expect(again.replyToken).toBeNull();
      expect(again.lines[0]).toMatchObject({ state: "attempted", tries: 1, attempt: reply });
    });

    test("the newest one counts, and an older one does not replace it", async () => {
      await meet("e1", token);
      await meet("e2", { token: "T2", until: token.until + 10 });
      await meet("e3", { token: "T3", until: token.until - 10 });
      await meet("e4", null);
      expect((await world().lines()).replyToken?.token).toBe("T2");
    });

    test("a redelivery makes its unused token live longer", async () => {
      await meet("e1", token);
      await world().accept(arrival("e1", START, { replyToken: { ...token, until: START + 90_000 } }));
      world().pass(60_000);
      expect((await world().lines()).replyToken).toEqual({ ...token, until: START + 90_000 });
    });

    test("using one leaves a newer one that came meanwhile", async () => {
      await meet("e1", token);
      const claim = await world().lines();
      await meet("e2", { token: "T2", until: token.until + 10 });
      await world().store().attempt(claim, ["e1#0"], reply);
      await world().finish(claim);
      expect((await world().lines()).replyToken?.token).toBe("T2");
    });

    test("a push leaves the token for the next words", async () => {
      await meet("e1", token);
      const claim = await world().lines();
      await world().store().attempt(claim, ["e1#0"], push);
      await world().finish(claim);
      await meet("e2", null);
      expect((await world().lines()).replyToken).toEqual(token);
    });
  });
}
