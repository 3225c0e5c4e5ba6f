import { expect, test } from "vitest";
import { holidays } from "../../src/content/holidays.ts";
import type { Hours } from "../../src/core/city/city.ts";
import { describeHours } from "../../src/core/city/describe-hours.ts";
import { openAt } from "../../src/core/city/open-at.ts";

const office: Hours = {
  openings: [
    { days: [1, 2, 3, 4, 5], from: "08:30", to: "12:00" },
    { days: [1, 2, 3, 4, 5], from: "13:00", to: "17:15" },
  ],
  closed_on_holidays: true,
  year_end: ["12-29", "01-03"],
};
const night: Hours = {
  openings: [
    { days: [0, 1, 2, 3, 4, 5, 6], from: "18:00", to: "24:00" },
    { days: [0, 1, 2, 3, 4, 5, 6], from: "00:00", to: "08:00" },
  ],
  closed_on_holidays: false,
  year_end: null,
};

test.each([
  { at: "2026-04-02T08:29:59+09:00", open: false, why: "a minute early" },
  { at: "2026-04-02T08:30:00+09:00", open: true, why: "the door opens" },
  { at: "2026-04-02T12:00:00+09:00", open: false, why: "lunch" },
  { at: "2026-04-02T13:00:00+09:00", open: true, why: "after lunch" },
  { at: "2026-04-02T17:15:00+09:00", open: false, why: "closed to the minute" },
  { at: "2026-04-02T00:30:00Z", open: true, why: "9:30 in Japan, told in another zone" },
  { at: "2026-04-03T23:30:00Z", open: false, why: "Friday in London is Saturday in Japan" },
  { at: "2026-05-05T10:00:00+09:00", open: false, why: "こどもの日, a Tuesday" },
  { at: "2026-05-06T10:00:00+09:00", open: false, why: "振替休日" },
  { at: "2026-09-22T10:00:00+09:00", open: false, why: "国民の休日 between two holidays" },
  { at: "2026-12-28T10:00:00+09:00", open: true, why: "the last day of the year's work" },
  { at: "2026-12-29T10:00:00+09:00", open: false, why: "年末" },
  { at: "2027-01-03T10:00:00+09:00", open: false, why: "年始" },
  { at: "2027-01-04T10:00:00+09:00", open: true, why: "back at work" },
])("an office at $at: $why", ({ at, open }) => {
  expect(openAt(office, at, holidays)).toBe(open);
});

test.each([
  { at: "2026-05-05T17:59:00+09:00", open: false },
  { at: "2026-05-05T18:00:00+09:00", open: true },
  { at: "2026-05-05T23:59:00+09:00", open: true },
  { at: "2026-05-06T00:00:00+09:00", open: true },
  { at: "2026-05-06T08:00:00+09:00", open: false },
])("a night line at $at", ({ at, open }) => {
  expect(openAt(night, at, holidays)).toBe(open);
});

test.each([
  { language: "ja", words: "月〜金 8:30〜12:00、月〜金 13:00〜17:15\n祝日・年末年始(12/29–1/3)は休み" },
  {
    language: "ja-easy",
    words:
      "月〜金 8:30〜12:00、月〜金 13:00〜17:15\n祝日(しゅくじつ)と 年末年始(ねんまつねんし)(12/29–1/3)は 休(やす)みです",
  },
  {
    language: "en",
    words: "Mon–Fri 8:30–12:00, Mon–Fri 13:00–17:15\nClosed on national holidays and New Year (12/29–1/3)",
  },
] as const)("hours in words: $language", ({ language, words }) => {
  expect(describeHours(office, language)).toBe(words);
});

test.each([
  { days: [0, 1, 2, 3, 4, 5, 6], ja: "毎日 9:00〜17:00", en: "Every day 9:00–17:00" },
  { days: [2, 4], ja: "火・木 9:00〜17:00", en: "Tue, Thu 9:00–17:00" },
  { days: [6, 0], ja: "土・日 9:00〜17:00", en: "Sat, Sun 9:00–17:00" },
  { days: [5, 6, 0], ja: "金〜日 9:00〜17:00", en: "Fri–Sun 9:00–17:00" },
])("days in words: $ja", ({ days, ja, en }) => {
  const hours: Hours = { openings: [{ days, from: "09:00", to: "17:00" }], closed_on_holidays: false, year_end: null };
  expect(describeHours(hours, "ja")).toBe(ja);
  expect(describeHours(hours, "en")).toBe(en);
});
