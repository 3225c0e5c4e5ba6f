import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ASKS_MAX, LIFE_MOVES, type Life, type LifeMove, type Moment } from "../../src/core/casework/life.ts";
import { received, stepLife } from "../../src/core/casework/step-life.ts";
import { termsOf } from "../../src/core/casework/terms.ts";
import { EAST, LEAD, NORTH, WEST } from "../contracts/case-fixtures.ts";
import { aCity } from "../desk/desk-fixtures.ts";

const CITY = aCity("mito", "水戸市");
const HOLIDAYS = new Set<string>();
/** A Monday morning; the small city works on Mondays only, from 8:30 to 17:15. */
const MONDAY = "2026-11-30T00:00:00.000Z";
const PROMISED = "2026-12-07T08:15:00.000Z";
const her = { id: "staff-east", name: "東部センター 相談員", receiverId: "east" };
const him = { id: "staff-lead", name: "福祉総務課 職員", receiverId: "lead" };

const north = { id: "staff-north", name: "北部センター 相談員", receiverId: "north" };

const calm = termsOf(CITY, HOLIDAYS, { tier: 3, domains: ["elderly"] });
const danger = termsOf(CITY, HOLIDAYS, { tier: 0, domains: ["elderly"] });
const moment = (at: string, change: Partial<Moment> = {}): Moment => ({ at, terms: calm, reachable: true, ...change });

/** Plays moves; each must be legal. */
function live(moves: readonly (readonly [LifeMove, Moment?])[], from = received(EAST, PROMISED, [])): Life {
  return moves.reduce((life, [move, when = moment(MONDAY)]) => {
    const step = stepLife(life, move, when);
    if (!step.ok) throw new Error(`${move.type}: ${step.error}`);
    return step.value.life;
  }, from);
}
const OFFER = [{ type: "offer", to: EAST }] as const;
const ACCEPT = [{ type: "accept", by: her }] as const;
const START = [{ type: "start", how: "said" }] as const;
const offered = live([OFFER]);
const accepted = live([OFFER, ACCEPT]);
const inSupport = live([OFFER, ACCEPT, START]);
const closed = live([OFFER, ACCEPT, [{ type: "close", reached: true }]]);

describe("what waits for what", () => {
  test.each([
    { state: "offered", life: offered, due: { what: "accept", at: "2026-11-30T11:00:00+09:00", rung: 0 } },
    { state: "accepted", life: accepted, due: { what: "contact", at: PROMISED, rung: 0 } },
    { state: "in support", life: inSupport, due: { what: "ask", at: PROMISED, rung: 0 } },
    { state: "closed", life: closed, due: null },
  ])("$state: $due", ({ life, due }) => expect(life.due).toEqual(due));

  test("danger is counted on the clock, also at night", () => {
    const night = moment("2026-11-29T14:00:00.000Z", { terms: danger });
    expect(live([[OFFER[0], night]]).due).toEqual({ what: "accept", at: "2026-11-29T14:15:00.000Z", rung: 0 });
  });

  test("a date that is over when somebody accepts becomes a new one; one that is not stays promised", () => {
    const late = moment("2026-12-14T00:00:00.000Z");
    expect(live([OFFER, [ACCEPT[0], late]]).answerBy).toBe("2026-12-14T17:00:00+09:00");
    expect(accepted.answerBy).toBe(PROMISED);
  });

  test("what LINE has delivered to her need not be asked about", () => {
    expect(live([OFFER, ACCEPT, [{ type: "start", how: "delivered" }]]).due?.what).toBe("review");
  });
});

describe("moving up when nobody acts", () => {
  /** Lets time run out again and again; each step is taken when it is due. */
  function wait(from: Life, steps: number, change: Partial<Moment> = {}): string[] {
    let life = from;
    return Array.from({ length: steps }, () => {
      const step = stepLife(life, { type: "due" }, moment(life.due?.at ?? MONDAY, change));
      if (!step.ok) return step.error;
      life = step.value.life;
      const news = step.value.news.map((each) => [each.what, each.to].filter(Boolean).join(" "));
      return `${news.join(", ")} → ${life.holder.name}, ${life.due?.what}`;
    });
  }

  test("nobody accepts: a reminder, then up, then the coordinators, without end", () => {
    expect(wait(offered, 4)).toEqual([
      "reminded 東部センター → 東部センター, accept",
      "climbed 福祉総務課 → 福祉総務課, accept",
      "told_coordinator → 福祉総務課, accept",
      "told_coordinator → 福祉総務課, accept",
    ]);
  });

  test("by way of the domain's department, where there is one", () => {
    const department = { ...CITY.departments[0], id: "korei", name: "高齢福祉課", domains: ["elderly" as const] };
    const city = {
      ...CITY,
      departments: [...CITY.departments, department],
      agencies: CITY.agencies.map((one) => ({ ...one, department: null })),
    };
    const terms = termsOf(city as typeof CITY, HOLIDAYS, { tier: 3, domains: ["elderly"] });
    expect(wait(offered, 3, { terms })).toEqual([
      "reminded 東部センター → 東部センター, accept",
      "climbed 高齢福祉課 → 高齢福祉課, accept",
      "climbed 福祉総務課 → 福祉総務課, accept",
    ]);
  });

  test("somebody has it and reaches nobody: the resident is asked, the lead department told, then the coordinators", () => {
    expect(wait(accepted, 4)).toEqual([
      "contact_asked → 東部センター, contact",
      "told_lead 福祉総務課 → 東部センター, contact",
      "told_coordinator → 東部センター, contact",
      "told_coordinator → 東部センター, contact",
    ]);
  });

  test("whom LINE does not reach is not asked; the office is reminded", () => {
    expect(wait(accepted, 1, { reachable: false })).toEqual(["reminded 東部センター → 東部センター, contact"]);
  });

  test("a step that is not due yet is not taken, so that trying twice is trying once", () => {
    const at = moment(offered.due?.at ?? MONDAY);
    const once = live([[{ type: "due" }, at]], offered);
    expect(stepLife(once, { type: "due" }, at)).toEqual({ ok: true, value: { life: once, news: [] } });
  });
});

describe("what the resident answers to 「連絡は ありましたか」", () => {
  const when = moment("2026-12-07T09:00:00.000Z");
  test("はい: she was reached, whatever staff have ticked", () => {
    expect(live([[{ type: "heard", answer: "yes" }, when]], accepted)).toMatchObject({
      status: "in_support",
      contactAt: when.at,
      due: { what: "review" },
    });
  });
  test("まだ: the deadline is open again, also where staff said they had reached her, and the lead department sees it", () => {
    const again = live([[{ type: "heard", answer: "no" }, when]], inSupport);
    expect(again).toMatchObject({
      status: "accepted",
      contactAt: null,
      unheard: true,
      due: { what: "contact", rung: 0 },
    });
    expect(again.answerBy).toBe("2026-12-14T16:30:00+09:00");
    expect(again.others).toEqual([{ receiver: LEAD, part: "told" }]);
  });
  test("もういい: she is not asked again, and the case stays with its holder", () => {
    const enough = live([[{ type: "heard", answer: "enough" }, when]], accepted);
    expect(enough).toMatchObject({ status: "accepted", holder: EAST, asks: ASKS_MAX, due: { what: "contact" } });
  });
});

describe("passing on, taking back, helping", () => {
  const passed = live([[{ type: "pass", to: WEST }]], accepted);
  test("passing on counts a hop and remembers the way back", () => {
    expect(passed).toMatchObject({ status: "offered", holder: WEST, sender: EAST, hops: 1, acceptedBy: null });
  });
  test("the sender takes it back, and has it", () => {
    const back = stepLife(passed, { type: "take_back", by: her }, moment(MONDAY), her);
    expect(back).toMatchObject({
      ok: true,
      value: { life: { status: "accepted", holder: EAST, acceptedBy: her, sender: null } },
    });
  });
  test("not after somebody took it, and not by others", () => {
    const taken = live([[{ type: "accept", by: him }]], passed);
    expect(stepLife(taken, { type: "take_back", by: her }, moment(MONDAY), her)).toEqual({
      ok: false,
      error: "nothing_to_take_back",
    });
    expect(stepLife(passed, { type: "take_back", by: him }, moment(MONDAY), him)).toEqual({
      ok: false,
      error: "nothing_to_take_back",
    });
  });
  test("declining is of helping only: the holder stays", () => {
    const asked = live([[{ type: "ask_help", whom: NORTH }]], accepted);
    const declined = stepLife(asked, { type: "answer_help", helps: false }, moment(MONDAY), north);
    expect(declined.ok && declined.value.life).toMatchObject({
      holder: EAST,
      status: "accepted",
      others: [{ receiver: NORTH, part: "declined" }],
    });
  });
});

describe("moves that are not possible", () => {
  test.each([
    { state: "offered", life: offered, move: { type: "start", how: "said" }, error: "not_accepted" },
    { state: "offered", life: offered, move: { type: "close", reached: true }, error: "not_accepted" },
    { state: "offered", life: offered, move: { type: "ask_help", whom: WEST }, error: "not_accepted" },
    { state: "offered", life: offered, move: { type: "reopen", by: her }, error: "not_closed" },
    { state: "offered", life: offered, move: { type: "pass", to: EAST }, error: "receiver_same" },
    { state: "accepted", life: accepted, move: { type: "accept", by: him }, error: "already_accepted" },
    { state: "in support", life: inSupport, move: { type: "start", how: "said" }, error: "already_started" },
    { state: "accepted", life: accepted, move: { type: "ask_help", whom: EAST }, error: "already_asked" },
    { state: "closed", life: closed, move: { type: "pass", to: WEST }, error: "already_closed" },
    { state: "closed", life: closed, move: { type: "due" }, error: "already_closed" },
    { state: "closed", life: closed, move: { type: "heard", answer: "no" }, error: "already_closed" },
  ] as const)("$state: $move.type is $error", ({ life, move, error }) => {
    expect(stepLife(life, move, moment(MONDAY), him)).toEqual({ ok: false, error });
  });
});

const office = fc.constantFrom(EAST, WEST, NORTH, LEAD);
const person = fc.constantFrom(her, him, north);
const anyMove: fc.Arbitrary<LifeMove> = fc.oneof(
  fc.record({ type: fc.constant("offer" as const), to: office }),
  fc.record({ type: fc.constantFrom("accept" as const, "take_back" as const), by: person }),
  fc.record({ type: fc.constant("start" as const), how: fc.constantFrom("said" as const, "delivered" as const) }),
  fc.record({ type: fc.constant("pass" as const), to: office }),
  fc.record({ type: fc.constant("ask_help" as const), whom: office }),
  fc.record({ type: fc.constant("answer_help" as const), helps: fc.boolean() }),
  fc.record({ type: fc.constant("escalate" as const) }),
  fc.record({ type: fc.constant("close" as const), reached: fc.boolean() }),
  fc.record({ type: fc.constant("reopen" as const), by: fc.option(person) }),
  fc.record({ type: fc.constant("due" as const) }),
  fc.record({ type: fc.constant("due" as const) }),
  fc.record({
    type: fc.constant("heard" as const),
    answer: fc.constantFrom("yes" as const, "no" as const, "enough" as const),
  }),
);

test("at every moment: one holder; one next deadline that lies ahead while it is open; and a state that fits", () => {
  const moves = fc.array(fc.tuple(anyMove, fc.nat(20_000), fc.boolean(), person), { maxLength: 40, size: "max" });
  const seen = new Set<string>();
  fc.assert(
    fc.property(moves, fc.boolean(), (plan, isDanger) => {
      let life = offered;
      let at = Date.parse(MONDAY);
      for (const [move, minutes, reachable, actor] of plan) {
        at += minutes * 60_000;
        const when = moment(new Date(at).toISOString(), { reachable, terms: isDanger ? danger : calm });
        const step = stepLife(life, move, when, actor);
        if (!step.ok) continue;
        life = step.value.life;
        seen.add(move.type);
        check(life, at, move.type === "due");
      }
    }),
    { numRuns: 400 },
  );
  expect([...LIFE_MOVES].filter((move) => !seen.has(move))).toEqual([]);
});

function check(life: Life, at: number, dueWasTaken: boolean): void {
  expect(life.holder.id).not.toBe("");
  expect(life.due === null).toBe(life.status === "closed");
  if (dueWasTaken && life.due !== null) expect(Date.parse(life.due.at)).toBeGreaterThan(at);
  const expected = {
    received: [],
    offered: ["accept"],
    accepted: ["contact"],
    in_support: ["ask", "review"],
    closed: [],
  }[life.status];
  if (life.due !== null) expect(expected).toContain(life.due.what);
  if (life.status === "offered") expect([life.acceptedBy, life.contactAt]).toEqual([null, null]);
  if (life.status === "accepted" || life.status === "in_support") expect(life.acceptedBy).not.toBeNull();
  if (life.status !== "offered") expect(life.sender).toBeNull();
  expect(life.others.map(({ receiver }) => receiver.id)).not.toContain(life.holder.id);
  expect(new Set(life.others.map(({ receiver }) => receiver.id)).size).toBe(life.others.length);
}
