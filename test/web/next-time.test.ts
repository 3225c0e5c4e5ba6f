import { expect, test } from "vitest";
import { nextTime } from "../../src/web/simulator/next-time.ts";

test.each([
  { hour: 3, now: "2026-11-22T23:30:00+09:00", is: "2026-11-23T03:00:00+09:00" },
  { hour: 12, now: "2026-11-22T03:00:00+09:00", is: "2026-11-22T12:00:00+09:00" },
  // In the hour itself it is the next day's.
  { hour: 3, now: "2026-11-22T03:00:00+09:00", is: "2026-11-23T03:00:00+09:00" },
  // Before nine in the morning the day in Greenwich is another one.
  { hour: 9, now: "2026-01-01T00:10:00+09:00", is: "2026-01-01T09:00:00+09:00" },
])("after $now it is $hour o'clock at $is", ({ hour, now, is }) => {
  expect(Date.parse(nextTime(hour, Date.parse(now)))).toBe(Date.parse(is));
});
