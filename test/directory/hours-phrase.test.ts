import { expect, test } from "vitest";
import { readDays, readHours, readTime, writeHours } from "../../src/directory/hours-phrase.ts";
import { readDay } from "../../src/directory/read-day.ts";
import { KNOWN } from "./small-city.ts";

const week = [1, 2, 3, 4, 5];

test("hours are one cell that people read", () => {
  const hours = structuredClone(KNOWN.hours);
  expect(
    writeHours({
      ...hours,
      openings: hours.openings.map((each) => ({ ...each, days: [...each.days] })),
      year_end: ["12-29", "01-03"],
    }),
  ).toBe("月火水木金 08:30〜12:00・13:00〜17:15、祝日休み、12月29日〜1月3日休み");
});

test.each([
  [
    "平日9時～17時（土日祝日を除く）",
    { openings: [{ days: week, from: "09:00", to: "17:00" }], holidays: true, yearEnd: null },
  ],
  [
    "月～金 ８：３０～１７：１５",
    { openings: [{ days: week, from: "08:30", to: "17:15" }], holidays: null, yearEnd: null },
  ],
  [
    "月・水・金 10:00-15:00、祝日も開く",
    { openings: [{ days: [1, 3, 5], from: "10:00", to: "15:00" }], holidays: false, yearEnd: null },
  ],
  [
    "毎日 0時〜24時",
    { openings: [{ days: [0, 1, 2, 3, 4, 5, 6], from: "00:00", to: "24:00" }], holidays: null, yearEnd: null },
  ],
  [
    "月から金 8時30分から17時15分まで、年末年始12/29〜1/3は休み",
    { openings: [{ days: week, from: "08:30", to: "17:15" }], holidays: null, yearEnd: ["12-29", "01-03"] },
  ],
  ["要予約", null],
  ["月〜金", null],
  ["9時〜17時", null],
  ["月〜金 9時〜17時、第3水曜休み", null],
  ["", null],
])("%s", (said, expected) => expect(readHours(said)).toEqual(expected));

test.each([
  ["月火水木金", week],
  ["金・月", [5, 1]],
  ["土～月", [6, 0, 1]],
  ["月曜日、水曜日", [1, 3]],
  ["祝日", null],
  ["", null],
])("days: %s", (said, days) => expect(readDays(said)).toEqual(days));

test.each([
  ["8:30", "08:30"],
  ["８時", "08:00"],
  ["17時15分", "17:15"],
  ["0900", "09:00"],
  ["08:30:00", "08:30"],
  ["24:00", "24:00"],
  ["25:00", null],
  ["24:01", null],
  ["8:3", null],
  ["午前9時", null],
  ["8:", null],
])("time: %s", (said, time) => expect(readTime(said)).toBe(time));

test.each([
  ["2026-11-22", "2026-11-22"],
  ["2026/1/5", "2026-01-05"],
  ["令和8年11月22日", "2026-11-22"],
  ["R8.4.1", "2026-04-01"],
  ["令和元年5月1日", "2019-05-01"],
  ["2026-02-31", null],
  ["きのう", null],
])("day: %s", (said, day) => expect(readDay(said)).toBe(day));
