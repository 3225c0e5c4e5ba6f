import { describe, expect, test } from "vitest";
import { NOTICE_KINDS } from "../../src/core/casework/notice.ts";
import { afterQuietHours } from "../../src/core/casework/quiet-hours.ts";

/** Nobody chose to try, or is in danger, in order to wait until eight. */
const AT_ONCE: readonly string[] = ["danger", "test"];

describe("quiet hours, from eight in the evening to eight in the morning", () => {
  test.each(NOTICE_KINDS)("at three in the morning: %s", (kind) => {
    const night = "2026-11-24T03:00:00+09:00";
    const goes = Date.parse(afterQuietHours(kind, night));
    expect(goes).toBe(Date.parse(AT_ONCE.includes(kind) ? night : "2026-11-24T08:00:00+09:00"));
  });

  test.each([
    ["2026-11-24T07:59:59+09:00", "2026-11-24T08:00:00+09:00"],
    ["2026-11-24T08:00:00+09:00", "2026-11-24T08:00:00+09:00"],
    ["2026-11-24T19:59:59+09:00", "2026-11-24T19:59:59+09:00"],
    ["2026-11-24T20:00:00+09:00", "2026-11-25T08:00:00+09:00"],
    ["2026-12-31T23:59:00+09:00", "2027-01-01T08:00:00+09:00"],
  ])("what is ready at %s goes at %s", (at, goes) => {
    expect(Date.parse(afterQuietHours("reminder", at))).toBe(Date.parse(goes));
  });
});
