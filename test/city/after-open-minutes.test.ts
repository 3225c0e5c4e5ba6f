import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterOpenMinutes } from "../../src/core/city/after-open-minutes.ts";
import type { Hours } from "../../src/core/city/city.ts";
import { openAt } from "../../src/core/city/open-at.ts";

/** An office with a lunch break, closed on holidays and over 年末年始. */
const OFFICE: Hours = {
  openings: [
    { days: [1, 2, 3, 4, 5], from: "08:30", to: "12:00" },
    { days: [1, 2, 3, 4, 5], from: "13:00", to: "17:00" },
  ],
  closed_on_holidays: true,
  year_end: ["12-29", "01-03"],
};
const HOLIDAYS = new Set(["2026-11-23", "2027-01-01", "2027-01-11"]);

describe("a deadline in the hours of an office", () => {
  test.each([
    { why: "within a morning", at: "2026-11-24T09:00:00+09:00", minutes: 60, is: "2026-11-24T10:00:00+09:00" },
    { why: "lunch does not count", at: "2026-11-24T11:30:00+09:00", minutes: 60, is: "2026-11-24T13:30:00+09:00" },
    {
      why: "it begins when the office opens",
      at: "2026-11-24T06:00:00+09:00",
      minutes: 30,
      is: "2026-11-24T09:00:00+09:00",
    },
    { why: "nor does the night", at: "2026-11-24T16:30:00+09:00", minutes: 60, is: "2026-11-25T09:00:00+09:00" },
    {
      why: "nor a weekend with a holiday after it",
      at: "2026-11-20T16:00:00+09:00",
      minutes: 120,
      is: "2026-11-24T09:30:00+09:00",
    },
    { why: "nor 年末年始", at: "2026-12-28T16:00:00+09:00", minutes: 120, is: "2027-01-04T09:30:00+09:00" },
    {
      why: "the close of a day is still of that day",
      at: "2026-11-24T16:00:00+09:00",
      minutes: 60,
      is: "2026-11-24T17:00:00+09:00",
    },
    {
      why: "another offset is the same moment",
      at: "2026-11-24T00:00:00Z",
      minutes: 60,
      is: "2026-11-24T10:00:00+09:00",
    },
  ])("$why", ({ at, minutes, is }) => expect(afterOpenMinutes(OFFICE, at, minutes, HOLIDAYS)).toBe(is));

  test("never ends while the office is closed, and is never sooner than on the clock", () => {
    const start = Date.parse("2026-11-01T00:00:00+09:00");
    fc.assert(
      fc.property(fc.nat(90 * 24 * 60), fc.integer({ min: 1, max: 3000 }), (offset, minutes) => {
        const from = start + offset * 60_000;
        const end = Date.parse(afterOpenMinutes(OFFICE, new Date(from).toISOString(), minutes, HOLIDAYS));
        expect(end).toBeGreaterThanOrEqual(from + minutes * 60_000);
        expect(openAt(OFFICE, new Date(end - 60_000).toISOString(), HOLIDAYS)).toBe(true);
      }),
    );
  });
});
