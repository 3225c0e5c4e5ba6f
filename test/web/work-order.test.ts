import { expect, test } from "vitest";
import { newsBetween } from "../../src/web/desk/list-news.ts";
import { inWorkOrder } from "../../src/web/desk/work-order.ts";
import { caseRow } from "./case-row.ts";

test("unread alarms come first, then danger, then who waits, then the nearest deadline", () => {
  const rows = [
    caseRow({ id: "later", answerBy: "2026-11-30T00:00:00Z" }),
    caseRow({ id: "sooner", answerBy: "2026-11-25T00:00:00Z" }),
    caseRow({ id: "waiting", waiting: true, answerBy: "2026-11-30T00:00:00Z" }),
    caseRow({ id: "worrying", tier: 2 }),
    caseRow({ id: "now, seen", tier: 0 }),
    caseRow({ id: "unread alarm", tier: 1, alarm: true }),
  ];
  expect(inWorkOrder(rows).map((row) => row.id)).toEqual([
    "unread alarm",
    "now, seen",
    "worrying",
    "waiting",
    "sooner",
    "later",
  ]);
});

test("the list given is left as it was", () => {
  const rows = [caseRow({ id: "a" }), caseRow({ id: "b", tier: 0 })];
  inWorkOrder(rows);
  expect(rows.map((row) => row.id)).toEqual(["a", "b"]);
});

test.each([
  { why: "nothing changed", before: {}, after: {}, news: { arrived: [], alarmed: [], waiting: [] } },
  {
    why: "a resident wrote",
    before: {},
    after: { waiting: true },
    news: { arrived: [], alarmed: [], waiting: ["case-1"] },
  },
  {
    why: "danger words came",
    before: {},
    after: { alarm: true },
    news: { arrived: [], alarmed: ["case-1"], waiting: [] },
  },
  {
    why: "an alarm was acknowledged",
    before: { alarm: true, waiting: true },
    after: {},
    news: { arrived: [], alarmed: [], waiting: [] },
  },
])("$why", ({ before, after, news }) => {
  expect(newsBetween([caseRow(before)], [caseRow(after)])).toEqual(news);
});

test("a new case that is in danger is both, and is not said to wait as well", () => {
  const news = newsBetween([], [caseRow({ alarm: true, waiting: true })]);
  expect(news).toEqual({ arrived: ["case-1"], alarmed: ["case-1"], waiting: [] });
});
