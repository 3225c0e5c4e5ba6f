import { describe, expect, test } from "vitest";
import { type CaseState, checkMove, checkSight, movesFor } from "../../src/core/casework/check-move.ts";
import { administrator, coordinator, EAST, NORTH, WEST, worker } from "../contracts/case-fixtures.ts";

const east = worker(EAST);
const offered: CaseState = {
  city: "mito",
  holderId: "east",
  sharedWith: ["west"],
  status: "offered",
  acceptedById: null,
  alarm: false,
  reachable: true,
};
const accepted: CaseState = { ...offered, status: "accepted", acceptedById: "staff-east-2" };
const closed: CaseState = { ...accepted, status: "closed" };

describe("why a move is not made", () => {
  test.each([
    { move: "accept", state: offered, error: null, why: "it waits for somebody" },
    { move: "accept", state: accepted, error: "already_accepted", why: "a colleague has it" },
    {
      move: "accept",
      state: { ...accepted, acceptedById: east.id },
      error: null,
      why: "clicking twice is clicking once",
    },
    { move: "accept", state: closed, error: "already_closed", why: "it is over" },
    { move: "reply", state: offered, error: "not_accepted", why: "the resident must know who speaks" },
    { move: "reply", state: accepted, error: null, why: "any colleague of the office may answer" },
    { move: "reply", state: { ...accepted, reachable: false }, error: "unreachable", why: "the resident blocked us" },
    { move: "pass", state: offered, error: null, why: "it came to the wrong office" },
    { move: "pass", state: closed, error: "already_closed", why: "it is over" },
    { move: "close", state: offered, error: "not_accepted", why: "nobody has worked on it" },
    { move: "close", state: accepted, error: null, why: "it was worked on" },
    { move: "acknowledge", state: { ...closed, alarm: true }, error: null, why: "danger words may come after the end" },
  ] as const)("$move: $error, because $why", ({ move, state, error }) => {
    expect(checkMove(east, state, move)).toBe(error);
  });

  test.each([
    {
      who: "an office that has nothing to do with it",
      staff: worker(NORTH),
      sight: "not_permitted",
      accept: "not_permitted",
    },
    { who: "an office that is only involved", staff: worker(WEST), sight: null, accept: "not_holder" },
    { who: "the coordinator", staff: coordinator, sight: null, accept: "not_holder" },
    { who: "the administrator", staff: administrator, sight: "not_permitted", accept: "not_permitted" },
    { who: "another city", staff: worker(EAST, { city: "ueda" }), sight: "case_unknown", accept: "case_unknown" },
  ] as const)("$who: sees $sight, accepts $accept", ({ staff, sight, accept }) => {
    expect(checkSight(staff, offered)).toBe(sight);
    expect(checkMove(staff, offered, "accept")).toBe(accept);
  });
});

describe("the moves that are offered", () => {
  test.each([
    { who: "the holder of an offered case", staff: east, state: offered, moves: ["accept", "pass"] },
    { who: "the holder of an accepted case", staff: east, state: accepted, moves: ["reply", "pass", "close"] },
    {
      who: "the holder, with an alarm",
      staff: east,
      state: { ...accepted, alarm: true },
      moves: ["reply", "pass", "close", "acknowledge"],
    },
    { who: "the holder of a closed case", staff: east, state: closed, moves: [] },
    {
      who: "who accepted it herself",
      staff: east,
      state: { ...accepted, acceptedById: east.id },
      moves: ["reply", "pass", "close"],
    },
    { who: "an office that is only involved", staff: worker(WEST), state: accepted, moves: [] },
    { who: "the coordinator", staff: coordinator, state: { ...offered, alarm: true }, moves: ["pass", "acknowledge"] },
  ])("$who: $moves", ({ staff, state, moves }) => expect(movesFor(staff, state)).toEqual(moves));
});
