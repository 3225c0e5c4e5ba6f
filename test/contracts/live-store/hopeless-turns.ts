import { describe, expect, test } from "vitest";
import { HOPELESS_TRIES_MAX, TURN_TRIES_MAX, type TurnClaim } from "../../../src/app/live-store.ts";
import { arrival, note, START, say, session, textOf, turn } from "./conversation.ts";
import { LEASE, type World } from "./world.ts";

const HOUR = 3600_000;

/** Turns that cannot be handled: set aside by who has them, with what is said and done about it. */
export function hopelessTurnsContract(world: () => World): void {
  const nothingToClaim = async () => expect(await world().store().claimTurn(world().now(), LEASE)).toBeNull();
  const letters = async () =>
    (await world().store().deadLetters(10)).map(({ id, reason }) => `${id} ${reason}`).toSorted();
  const setAside = (claim: TurnClaim, words: string, reason = "test") =>
    world()
      .store()
      .setAside(claim, { reason, effects: [note(), say(words, "crisis")], done: [] });
  const ids = (claim: TurnClaim | null) => claim?.events.map((event) => event.id);

  /** The program dies over the next turn, so often. */
  const dies = async (times: number) => {
    for (let n = 0; n < times; n += 1) {
      await world().claim();
      await world().crash();
    }
  };

  describe("setting aside", () => {
    test("keeps the events as dead letters, plans the last words, and frees the conversation; all at once", async () => {
      await world().accept(arrival("e1", START), arrival("e2", START));
      const claim = await world().claim();
      await world().accept(arrival("e3", START));
      expect(await setAside({ ...claim, events: claim.events.slice(0, 1) }, "ごめんなさい")).toBe("set_aside");
      await world().crash();
      expect(await letters()).toEqual(["e1 test"]);
      expect(await world().store().gauge(world().now())).toMatchObject({
        deadEvents: 1,
        events: 2,
        lines: { planned: 2 },
      });
      expect((await world().lines("record")).lines).toMatchObject([{ effect: note(), tries: 0 }]);
      expect((await world().lines()).lines).toMatchObject([
        { effect: say("ごめんなさい", "crisis"), state: "planned" },
      ]);
      const rest = await world().claim();
      expect([ids(rest), rest.session]).toEqual([["e2", "e3"], null]);
    });

    test("of those events with which that is all nothing is left", async () => {
      await world().accept(arrival("e1", START), arrival("e2", START));
      const effects = [say("届いた")];
      await world()
        .store()
        .setAside(await world().claim(), { reason: "test", effects, done: ["e1"] });
      expect(await letters()).toEqual(["e2 test"]);
      expect(await world().store().gauge(world().now())).toMatchObject({ deadEvents: 1, events: 0 });
      expect(await world().accept(arrival("e1", START))).toMatchObject({ duplicates: 1 });
      await nothingToClaim();
    });

    test("leaves the session as it was", async () => {
      await world().accept(arrival("e1", START));
      await world().take(turn([], { session: session("conversation-a", ["e1"]) }));
      await world().accept(arrival("e2", START));
      await setAside(await world().claim(), "x");
      expect(await world().store().sessionOf("conversation-a", world().now())).toEqual(
        session("conversation-a", ["e1"]),
      );
      await nothingToClaim();
    });

    test("does nothing when the lease was lost", async () => {
      await world().accept(arrival("e1", START));
      const slow = await world().claim();
      world().pass(LEASE);
      const quick = await world().claim();
      expect(await setAside(slow, "x")).toBe("stale");
      expect(await letters()).toEqual([]);
      expect(await world().store().commitTurn(quick, turn())).toBe("committed");
      expect(await setAside(quick, "x")).toBe("stale");
      expect(await world().store().claimLines("speak", world().now(), LEASE)).toBeNull();
    });

    test("its words use the reply token that came with the events, once", async () => {
      await world().accept(arrival("e1", START, { replyToken: { token: "t1", until: START + 60_000 } }));
      await setAside(await world().claim(), "x");
      const claim = await world().lines();
      expect(claim.replyToken?.token).toBe("t1");
      const [first] = claim.lines.map(({ id }) => id);
      expect(
        await world()
          .store()
          .attempt(claim, [first ?? ""], { how: "reply" }),
      ).toBe("ok");
    });

    test("tried again, its turn has lines of its own; set aside again, once more others", async () => {
      await world().accept(arrival("e1", START));
      await setAside(await world().claim(), "一");
      expect(await world().store().retryDead("e1", world().now())).toBe("again");
      await setAside(await world().claim(), "二");
      expect(await letters()).toEqual(["e1 test"]);
      expect(await world().store().retryDead("e1", world().now())).toBe("again");
      const last = await world().take(turn([say("三"), note()]));
      expect([ids(last), last.tries]).toEqual([["e1"], 0]);
      const { lines } = await world().lines();
      expect(lines.map((line) => textOf(line.effect))).toEqual(["一", "二", "三"]);
      const names = [...lines, ...(await world().lines("record")).lines];
      expect(new Set(names.map(({ id }) => id)).size).toBe(6);
      expect(new Set(names.map(({ eventId }) => eventId)).size).toBe(3);
    });
  });

  describe("a claim says", () => {
    test("which of its events are tried for the last time", async () => {
      await world().accept(arrival("old", START));
      await dies(TURN_TRIES_MAX - 1);
      await world().accept(arrival("young", START));
      expect(await world().claim()).toMatchObject({ lastTry: ["old"], hopeless: null, tries: TURN_TRIES_MAX - 1 });
    });

    test("that nothing else waits", async () => {
      await world().accept(arrival("e1", START));
      expect((await world().claim()).beside).toEqual([]);
    });
  });

  describe("what cannot be handled however often it is tried", () => {
    test("is given once more event by event, in order of their times: the others do not pay for the one that is broken", async () => {
      // They came in another order than they happened.
      await world().accept({ ...arrival("e3", START + 3), receivedAt: START, readyAt: START });
      await world().accept({ ...arrival("e2", START + 2), receivedAt: START, readyAt: START });
      await world().accept({ ...arrival("e1", START + 1), receivedAt: START, readyAt: START });
      await dies(TURN_TRIES_MAX);
      await world().accept(arrival("e0", START));
      const first = await world().take(turn());
      expect([ids(first), first.beside.map(({ id }) => id)]).toEqual([["e1"], ["e0", "e2", "e3"]]);
      expect(first).toMatchObject({ hopeless: null, lastTry: ["e1"] });
      // Over this one it dies, and so it is without hope.
      expect(ids(await world().claim())).toEqual(["e2"]);
      await world().crash();
      const hopeless = await world().claim();
      expect([ids(hopeless), hopeless.hopeless, hopeless.lastTry]).toEqual([["e2"], "crashed", []]);
      await setAside(hopeless, "x", "crashed");
      const last = await world().take(turn());
      expect([ids(last), last.hopeless]).toEqual([["e3"], null]);
      const young = await world().take(turn());
      expect([ids(young), young.tries]).toEqual([["e0"], 0]);
      expect(await letters()).toEqual(["e2 crashed"]);
      await nothingToClaim();
    });

    test("also where it was given back each time, at the time given", async () => {
      await world().accept(arrival("e1", START), arrival("e2", START));
      for (let n = 0; n < TURN_TRIES_MAX; n += 1) {
        const claim = await world().claim();
        await world()
          .store()
          .failTurn(claim, world().now() + HOUR);
        await nothingToClaim();
        world().pass(HOUR);
      }
      expect(ids(await world().take(turn()))).toEqual(["e1"]);
      expect(ids(await world().take(turn()))).toEqual(["e2"]);
      expect(await letters()).toEqual([]);
    });

    test("goes to the dead letters with the same commit that keeps the rest; its lines are named anew each time", async () => {
      await world().accept(arrival("e1", START), arrival("e2", START));
      const lost = { ids: ["e2"], reason: "test" };
      await world().take(turn([say("一")], { session: session("conversation-a", ["e1"]), lost }));
      await world().crash();
      expect(await letters()).toEqual(["e2 test"]);
      expect(await world().store().sessionOf("conversation-a", world().now())).toEqual(
        session("conversation-a", ["e1"]),
      );
      expect(await world().store().gauge(world().now())).toMatchObject({ deadEvents: 1, events: 0 });
      expect(await world().accept(arrival("e1", START))).toMatchObject({ duplicates: 1 });
      expect(await world().store().retryDead("e2", world().now())).toBe("again");
      await world().take(turn([say("二")]));
      const { lines } = await world().lines();
      expect(lines.map((line) => textOf(line.effect))).toEqual(["一", "二"]);
      await nothingToClaim();
    });

    test("what is lost may be spoken of with the reply of the turn", async () => {
      await world().accept(arrival("e1", START, { replyToken: { token: "t1", until: START + 60_000 } }));
      const lost = { ids: ["e1"], reason: "test" };
      const done = await world()
        .store()
        .commitAndSpeak(await world().claim(), turn([say("一")], { lost }), { leaseMs: LEASE });
      if (done.state === "stale" || done.speaking === null) throw new Error("nobody speaks");
      expect(done.speaking).toMatchObject({ replyToken: { token: "t1" }, lines: [{ effect: say("一") }] });
      await world().finish(done.speaking);
      expect(await letters()).toEqual(["e1 test"]);
      expect(await world().store().gauge(world().now())).toMatchObject({ lines: { attempted: 0, done: 1 } });
    });
  });

  test("where even that kills the program, its events are set aside without a word in the end", async () => {
    await world().accept(arrival("poison", START));
    await dies(HOPELESS_TRIES_MAX);
    await nothingToClaim();
    expect(await world().store().nextDue()).toBeNull();
    await world().accept(arrival("good", START));
    expect(ids(await world().take(turn()))).toEqual(["good"]);
    expect(await letters()).toEqual(["poison crashed"]);
    expect(
      await world()
        .store()
        .claimLines("speak", world().now() + HOUR, LEASE),
    ).toBeNull();
  });
}
