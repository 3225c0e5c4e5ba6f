import { describe, expect, test } from "vitest";
import type { LinesClaim } from "../../../src/app/live-store.ts";
import { arrival, note, say, session, textOf, turn } from "./conversation.ts";
import { LEASE, type World } from "./world.ts";

/** `commitAndSpeak`: a turn, and the reply that says all of it, in one step; or the turn alone where something stands in the way. */
export function speakingAtOnceContract(world: () => World): void {
  const reply = { leaseMs: LEASE };
  const token = () => ({ token: "T1", until: world().now() + 50_000 });
  const begun = { state: "attempted", tries: 1, attempt: { how: "reply" } };
  const nothingToClaim = async () => expect(await world().store().claimLines("speak", world().now(), LEASE)).toBeNull();

  /** One more turn of conversation a, with these effects. */
  const commit = async (eventId: string, decided = turn([say("はい")]), replyToken = token()) => {
    await world().accept(arrival(eventId, world().now(), { replyToken }));
    return world()
      .store()
      .commitAndSpeak(await world().claim(), decided, reply);
  };
  const speaking = async (...wish: Parameters<typeof commit>): Promise<LinesClaim> => {
    const done = await commit(...wish);
    if (done.state === "stale" || done.speaking === null) throw new Error("it could not speak at once");
    return done.speaking;
  };
  const waiting = { state: "committed", speaking: null };

  describe("speaking at once", () => {
    test("gives what claiming would give, words of safety first, and nobody else gets it", async () => {
      const claim = await speaking("e1", turn([say("はい"), note(), say("119", "crisis")]));
      expect(claim.lines.map((line) => [line.id, textOf(line.effect)])).toEqual([
        ["e1#2", "119"],
        ["e1#0", "はい"],
      ]);
      expect(claim).toMatchObject({ queue: "speak", reachable: true, replyToken: { token: "T1" } });
      expect(claim.address.userId).toBe("U-conversation-a");
      await nothingToClaim();
      expect((await world().lines("record")).lines).toHaveLength(1);
      await world().finish(claim);
      world().pass(LEASE);
      await nothingToClaim();
      expect((await world().store().gauge(world().now())).lines).toMatchObject({ planned: 1, attempted: 0, done: 2 });
    });

    test("after a crash the lines come again as attempted by a reply", async () => {
      await speaking("e1");
      await world().crash();
      expect((await world().lines()).lines[0]).toMatchObject(begun);
    });

    test("what was not sent can be put off, and goes out later", async () => {
      const claim = await speaking("e1");
      const dueAt = world().now() + 1000;
      await world()
        .store()
        .settle(claim, [{ lineId: "e1#0", state: "waiting", sent: "no", reason: "429", dueAt }]);
      await world().store().release(claim);
      await nothingToClaim();
      world().pass(1000);
      expect((await world().lines()).lines[0]).toMatchObject({ state: "waiting", attempt: null });
    });

    test("a token is used once: a redelivery does not bring it back", async () => {
      await world().finish(await speaking("e1"));
      const again = arrival("e1", world().now(), { replyToken: token() });
      expect(await world().accept(again)).toEqual({ accepted: 0, duplicates: 1 });
      expect(await commit("e2")).toEqual(waiting);
    });

    test("not without a token that still works", async () => {
      expect(await commit("e1", turn([say("はい")]), { token: "T1", until: world().now() })).toEqual(waiting);
      expect((await world().lines()).lines[0]).toMatchObject({ state: "planned", tries: 0, attempt: null });
    });

    test("not before something that waits already", async () => {
      await world().accept(arrival("e0", world().now()));
      await world().take(turn([say("先に")]));
      expect(await commit("e1")).toEqual(waiting);
      expect((await world().lines()).lines.map((line) => textOf(line.effect))).toEqual(["先に", "はい"]);
    });

    test("not while somebody speaks to her", async () => {
      const first = await speaking("e1");
      expect(await commit("e2", turn([say("二")]), { token: "T2", until: world().now() + 50_000 })).toEqual(waiting);
      await nothingToClaim();
      await world().finish(first);
      const next = await world().lines();
      expect(next.replyToken?.token).toBe("T2");
      expect(next.lines.map((line) => textOf(line.effect))).toEqual(["二"]);
    });

    test("not to somebody whom LINE does not reach, and not where nothing is said", async () => {
      const blocked = { ...session("conversation-a"), reachable: false };
      expect(await commit("e1", turn([say("はい")], { session: blocked }))).toEqual(waiting);
      expect((await world().lines()).replyToken?.token).toBe("T1");
      expect(await commit("e2", turn([note()]))).toEqual(waiting);
    });

    test("who comes too late writes and says nothing", async () => {
      const other = await world().another();
      await world().accept(arrival("e1", world().now(), { replyToken: token() }));
      const slow = await world().claim();
      world().pass(LEASE);
      const quick = await other.claimTurn(world().now(), LEASE);
      expect(quick).not.toBeNull();
      expect(
        await world()
          .store()
          .commitAndSpeak(slow, turn([say("遅い")]), reply),
      ).toEqual({ state: "stale" });
      await nothingToClaim();
    });
  });
}
