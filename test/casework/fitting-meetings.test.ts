import { describe, expect, test } from "vitest";
import { loadCities } from "../../src/content/load-city.ts";
import { fittingMeetings } from "../../src/core/casework/fitting-meetings.ts";
import { fiscalYearStart, planView } from "../../src/core/casework/plan-view.ts";

const cities = loadCities("cities", null);
const NOTHING = { cases: 0, linked: 0, plans: 0 };
const YEAR = { from: "2026-04-01", to: "2026-11-22" };

describe.each(cities.map((city) => [city.name, city] as const))("%s", (_, city) => {
  test("with consent it is the 重層的支援会議, without the 支援会議: never one that needs a consent that is not there", () => {
    const [agreed, not] = [fittingMeetings(city, ["elderly"], true), fittingMeetings(city, ["elderly"], false)];
    expect(agreed.first.map(({ kind }) => kind)).toEqual(["multi_agency"]);
    expect(not.first.map(({ kind }) => kind)).toEqual(["support"]);
    expect([...not.first, ...not.others].map(({ consent }) => consent)).not.toContain("needed");
  });

  test("its plan is shown whole, and nothing is counted that the plan does not count", () => {
    const view = planView(city, { cases: 7, linked: 3, plans: 2 }, YEAR, false);
    expect(view.meetings.map(({ id }) => id)).toEqual(city.meetings.map(({ id }) => id));
    expect(view.criteria.map(({ text }) => text)).toEqual(city.criteria.map(({ text }) => text));
    expect(view.criteria.every(({ seen }) => seen !== "")).toBe(true);
    expect(view.urgent.receiver).not.toBe("");
    for (const { counts, count } of view.indicators) expect(count).toBe(counts === null ? null : 2);
  });
});

test.each([
  ["elderly", true, ["地域ケア会議における個別ケア会議"]],
  ["elderly", false, ["地域ケア会議における個別ケア会議"]],
  ["disability", true, ["サービス担当者会議", "個別支援会議"]],
  ["disability", false, []],
  ["child", false, ["要保護児童対策地域協議会における個別ケース検討会"]],
  ["poverty", true, ["支援調整会議", "生活困窮者自立支援法第9条に基づく支援会議"]],
  ["poverty", false, ["生活困窮者自立支援法第9条に基づく支援会議"]],
  ["other", true, []],
] as const)("上田市's own table: %s, consent %s", (domain, agreed, names) => {
  const ueda = cities.find(({ id }) => id === "ueda");
  if (ueda === undefined) throw new Error("ueda is not there");
  expect(fittingMeetings(ueda, [domain], agreed).others.map(({ name }) => name)).toEqual(names);
});

test("水戸市's plan counts fifteen programmes; beside one of them stands what つなぐ counted", () => {
  const mito = cities.find(({ id }) => id === "mito");
  if (mito === undefined) throw new Error("mito is not there");
  const { indicators } = planView(mito, { ...NOTHING, plans: 5 }, YEAR, false);
  expect(indicators.filter(({ count }) => count !== null)).toMatchObject([
    { name: "支援プランの作成件数", target: 32, count: 5 },
  ]);
});

test.each([
  ["2026-11-22", "2026-04-01"],
  ["2027-03-31", "2026-04-01"],
  ["2027-04-01", "2027-04-01"],
])("%s is in the 年度 from %s", (day, start) => expect(fiscalYearStart(day)).toBe(start));
