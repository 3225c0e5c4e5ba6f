import { expect, test } from "vitest";
import { holidays } from "../../src/content/holidays.ts";
import { loadCity } from "../../src/content/load-city.ts";
import { answerBy } from "../../src/core/casework/answer-by.ts";
import { describeDate } from "../../src/core/casework/describe-date.ts";

const city = loadCity("cities", "mito");

/** Deadlines at the city hall's close (17:00), for tier 0 and 1 · tier 2 · tier 3. */
test.each([
  { at: "2026-04-01T10:00:00+09:00", by: ["04-01", "04-02", "04-03"], why: "a Wednesday morning" },
  { at: "2026-04-01T07:00:00+09:00", by: ["04-01", "04-02", "04-03"], why: "before the doors open is still that day" },
  { at: "2026-04-01T17:00:00+09:00", by: ["04-02", "04-03", "04-06"], why: "at the close the next day begins" },
  { at: "2026-04-03T16:00:00+09:00", by: ["04-03", "04-06", "04-07"], why: "Friday, an hour before the close" },
  { at: "2026-04-03T16:01:00+09:00", by: ["04-06", "04-07", "04-08"], why: "less than an hour is no honest promise" },
  { at: "2026-04-03T20:00:00+09:00", by: ["04-06", "04-07", "04-08"], why: "Friday evening waits for Monday" },
  { at: "2026-04-05T12:00:00+09:00", by: ["04-06", "04-07", "04-08"], why: "Sunday" },
  { at: "2026-04-03T11:30:00Z", by: ["04-06", "04-07", "04-08"], why: "Friday 20:30 in Japan, told in another zone" },
  { at: "2026-05-01T18:00:00+09:00", by: ["05-07", "05-08", "05-11"], why: "into Golden Week: 2 to 6 May are off" },
  { at: "2026-04-28T18:00:00+09:00", by: ["04-30", "05-01", "05-07"], why: "昭和の日, then Golden Week" },
  { at: "2026-09-18T18:00:00+09:00", by: ["09-24", "09-25", "09-28"], why: "Silver Week" },
  {
    at: "2026-12-28T15:00:00+09:00",
    by: ["12-28", "2027-01-04", "2027-01-05"],
    why: "the last working day of the year",
  },
  { at: "2026-12-28T18:00:00+09:00", by: ["2027-01-04", "2027-01-05", "2027-01-06"], why: "over the New Year" },
  { at: "2027-01-01T00:00:00+09:00", by: ["2027-01-04", "2027-01-05", "2027-01-06"], why: "New Year's night" },
])("$why", ({ at, by }) => {
  const deadline = (tier: 0 | 1 | 2 | 3) => answerBy(city, tier, at, holidays);
  const expected = by.map((day) => `${day.length === 5 ? "2026-" : ""}${day}T17:00:00+09:00`);
  expect([deadline(0), deadline(2), deadline(3)]).toEqual(expected);
  expect(deadline(1)).toBe(deadline(0));
});

test.each([
  {
    at: "2026-04-02T17:00:00+09:00",
    ja: "4月2日(木) 午後5時ごろ",
    easy: "2026年4月2日(木) 午後5時",
    en: "Thu 2 April, around 5 pm",
  },
  {
    at: "2026-04-02T17:15:00+09:00",
    ja: "4月2日(木) 午後5時15分ごろ",
    easy: "2026年4月2日(木) 午後5時15分",
    en: "Thu 2 April, around 5:15 pm",
  },
  {
    at: "2026-11-22T09:30:00+09:00",
    ja: "11月22日(日) 午前9時半ごろ",
    easy: "2026年11月22日(日) 午前9時半",
    en: "Sun 22 November, around 9:30 am",
  },
  {
    at: "2026-12-31T12:00:00+09:00",
    ja: "12月31日(木) 正午ごろ",
    easy: "2026年12月31日(木) 正午",
    en: "Thu 31 December, around noon",
  },
  {
    at: "2026-12-31T15:00:00Z",
    ja: "1月1日(金) 午前0時ごろ",
    easy: "2027年1月1日(金) 午前0時",
    en: "Fri 1 January, around midnight",
  },
])("in words: $ja", ({ at, ja, easy, en }) => {
  expect([describeDate(at, "ja"), describeDate(at, "ja-easy"), describeDate(at, "en")]).toEqual([ja, easy, en]);
});
