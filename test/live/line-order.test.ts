import { describe, expect, test } from "vitest";
import { LANES, type Lane } from "../../src/core/effect.ts";
import { firstDue, orderLines } from "../../src/live/line-order.ts";

const NOW = 1000;
const line = (seq: number, lane: Lane, dueAt = 0) => ({ seq, lane: LANES.indexOf(lane), dueAt });

describe("the order of a resident's lines", () => {
  test.each([
    { why: "lanes go before age", lines: [line(1, "notice"), line(2, "flow"), line(3, "crisis")], order: [3, 2, 1] },
    { why: "within a lane the older one first", lines: [line(3, "flow"), line(1, "flow")], order: [1, 3] },
    { why: "one put off holds the later ones", lines: [line(1, "flow", 2000), line(2, "flow")], order: [] },
    { why: "one put off lets the earlier ones go", lines: [line(1, "flow"), line(2, "flow", 2000)], order: [1] },
    { why: "staff does not overtake what waits", lines: [line(1, "flow", 2000), line(2, "staff")], order: [] },
    { why: "what comes after staff waits with it", lines: [line(1, "notice"), line(2, "staff", 2000)], order: [] },
    { why: "danger overtakes what waits", lines: [line(1, "flow", 2000), line(2, "crisis")], order: [2] },
    { why: "danger overtakes danger", lines: [line(1, "crisis", 2000), line(2, "crisis")], order: [2] },
    { why: "danger that waits holds the rest", lines: [line(1, "flow"), line(2, "crisis", 2000)], order: [] },
    { why: "when it is due all go", lines: [line(1, "flow", NOW), line(2, "staff")], order: [2, 1] },
    { why: "nothing is nothing", lines: [], order: [] },
  ])("$why", ({ lines, order }) => {
    const going = orderLines(lines).filter((entry) => entry.mayGoAt <= NOW);
    expect(going.map((entry) => entry.line.seq)).toEqual(order);
  });

  test.each([
    { lines: [], due: null },
    { lines: [line(1, "flow", 10), line(2, "flow", 5)], due: 10 },
    { lines: [line(1, "flow", 10), line(2, "crisis", 5)], due: 5 },
    { lines: [line(1, "flow", 5), line(2, "flow", 10)], due: 5 },
  ])("the first of them is due at $due", ({ lines, due }) => {
    expect(firstDue(lines)).toBe(due);
  });
});
