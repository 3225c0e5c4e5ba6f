import { describe, expect, test } from "vitest";
import { type CaseState, checkMove, checkSight, movesFor } from "../../src/core/casework/check-move.ts";
import { due, type Life } from "../../src/core/casework/life.ts";
import { received } from "../../src/core/casework/step-life.ts";
import { administrator, coordinator, EAST, LEAD, NORTH, WEST, worker } from "../contracts/case-fixtures.ts";

const east = worker(EAST);
const life: Life = {
  ...received(EAST, "2026-11-25T08:00:00.000Z", [{ receiver: WEST, part: "asked" }]),
  status: "offered",
  due: due("accept", "2026-11-24T08:00:00.000Z"),
};
const state = (change: Partial<Life>, more: Partial<CaseState> = {}): CaseState => ({
  ...{ city: "mito", holderId: "east", sharedWith: ["west"], toldIds: [] },
  life: { ...life, ...change },
  alarm: false,
  reachable: true,
  noConsent: false,
  ...more,
});
const colleague = { id: "staff-east-2", name: "二人目" };
const offered = state({});
const accepted = state({ status: "accepted", acceptedBy: colleague });
const mine = state({ status: "accepted", acceptedBy: { id: east.id, name: east.name } });
const inSupport = state({ status: "in_support", acceptedBy: colleague });
const closed = state({ status: "closed", acceptedBy: colleague, due: null });
const told = { toldIds: ["lead"], sharedWith: ["west", "lead"] };

describe("why a move is not made", () => {
  test.each([
    { move: "accept", state: offered, error: null, why: "it waits for somebody" },
    { move: "accept", state: accepted, error: "already_accepted", why: "a colleague has it" },
    {
      move: "accept",
      state: mine,
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
    { move: "start", state: accepted, error: null, why: "somebody has called her" },
    { move: "start", state: inSupport, error: "already_started", why: "it is done" },
    { move: "take_back", state: offered, error: "nothing_to_take_back", why: "it came to us first" },
    { move: "reopen", state: accepted, error: "not_closed", why: "it is open" },
    { move: "reopen", state: closed, error: null, why: "it goes on after all" },
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
  const atWork = ["reply", "start", "pass", "ask_help", "escalate", "close"];
  test.each([
    { who: "the holder of an offered case", staff: east, state: offered, moves: ["accept", "pass", "escalate"] },
    { who: "the holder of an accepted case", staff: east, state: accepted, moves: atWork },
    {
      who: "the holder, with an alarm",
      staff: east,
      state: { ...accepted, alarm: true },
      moves: [...atWork, "acknowledge"],
    },
    { who: "the holder of a closed case", staff: east, state: closed, moves: ["reopen"] },
    {
      who: "the holder, after the first contact",
      staff: east,
      state: inSupport,
      moves: atWork.filter((one) => one !== "start"),
    },
    { who: "who accepted it herself", staff: east, state: mine, moves: atWork },
    {
      who: "an office that was asked to help",
      staff: worker(WEST),
      state: accepted,
      moves: ["answer_help", "escalate"],
    },
    {
      who: "who passed it on, until somebody takes it",
      staff: worker(NORTH),
      state: state({ sender: NORTH }, { sharedWith: ["north"] }),
      moves: ["take_back", "escalate"],
    },
    {
      who: "the lead department, to which it moved up",
      staff: worker(LEAD),
      state: { ...accepted, ...told, alarm: true },
      moves: ["pass", "escalate", "acknowledge"],
    },
    {
      who: "the coordinator",
      staff: coordinator,
      state: { ...offered, alarm: true },
      moves: ["pass", "escalate", "acknowledge"],
    },
  ])("$who: $moves", ({ staff, state, moves }) => {
    const written = ["note", "label", "judge", "take_consent"];
    expect(movesFor(staff, state).filter((move) => !written.includes(move))).toEqual(moves);
  });

  test.each([
    { who: "the holder", staff: east, state: accepted, moves: ["note", "label", "take_consent"] },
    {
      who: "the holder, without a consent",
      staff: east,
      state: { ...accepted, noConsent: true },
      moves: ["note", "judge", "label", "take_consent"],
    },
    {
      who: "an office that is only involved",
      staff: worker(WEST),
      state: { ...accepted, noConsent: true },
      moves: ["note"],
    },
    { who: "the holder, after the end", staff: east, state: closed, moves: ["note"] },
  ])("$who writes down: $moves", ({ staff, state, moves }) => {
    expect(movesFor(staff, state).filter((move) => ["note", "label", "judge", "take_consent"].includes(move))).toEqual(
      moves,
    );
  });
});
