import { describe, expect, test } from "vitest";
import type { Event } from "../../src/core/event.ts";
import { handedOver } from "./open-talk.ts";

/** LINE tells who became a friend and who left, now and then twice or late. */
describe("a friend who leaves and comes back", () => {
  const at = (minute: number) => new Date(Date.parse("2026-11-25T14:00:00+09:00") + minute * 60_000).toISOString();
  const left = (minute: number): Event => ({ id: `left-${minute}`, at: at(minute), type: "unfollowed" });
  const back = (minute: number): Event => ({ id: `back-${minute}`, at: at(minute), type: "followed", again: true });
  const notes = (events: Event[]) => {
    const talk = handedOver();
    const effects = events.flatMap((event) => talk.comes(event));
    return [talk.session().reachable, effects.flatMap((effect) => (effect.type === "note" ? [effect.what] : []))];
  };

  test.each<[string, Event[], boolean, string[]]>([
    ["left", [left(1)], false, ["line_blocked"]],
    ["left and came back", [left(1), back(2)], true, ["line_blocked", "line_unblocked"]],
    ["came back, and that she had left is heard of later", [back(2), left(1)], true, ["line_unblocked"]],
    [
      "left, came back and left again, told out of order",
      [left(1), left(3), back(2)],
      false,
      ["line_blocked", "line_blocked"],
    ],
  ])("she %s", (_what, events, reachable, told) => {
    expect(notes(events)).toEqual([reachable, told]);
  });
});
