import { expect, test } from "vitest";
import { loadCity } from "../../src/content/load-city.ts";
import type { City } from "../../src/core/city/city.ts";
import { diffCities } from "../../src/core/studio/diff-cities.ts";
import { ROOT } from "./open-studio.ts";

const city = loadCity(`${ROOT}/cities`, "kokubunji");
const withAgency = (id: string, change: Partial<City["agencies"][number]>): City => ({
  ...city,
  agencies: city.agencies.map((each) => (each.id === id ? { ...each, ...change } : each)),
});

/** What a colleague reads before she agrees: names, not ids; sentences, not braces. */
test.each<{ why: string; after: City; says: string[] }>([
  {
    why: "areas that change hands",
    after: withAgency("hokatsu-honda", { catchment: ["honda"] }),
    says: ["地域包括支援センターほんだ：担当の地域：本町、本多、東恋ヶ窪 → 本多"],
  },
  {
    why: "hours that have become known",
    after: withAgency("jiritsu", {
      hours: {
        openings: [{ days: [1, 2, 3, 4, 5], from: "08:30", to: "17:00" }],
        closed_on_holidays: true,
        year_end: null,
      },
    }),
    says: ["自立生活サポートセンターこくぶんじ：開いている時間： → 月〜金 8:30〜17:00\n祝日は休み"],
  },
  {
    why: "another lead department",
    after: { ...city, lead_department: "korei-fukushi" },
    says: ["取りまとめ課：取りまとめ課：地域共生推進課 → 高齢福祉課"],
  },
  {
    why: "an owner of a number",
    after: {
      ...city,
      hotlines: city.hotlines.map((line) => (line.id === "yorisoi" ? { ...line, owner: "相談係" } : line)),
    },
    says: ["よりそいホットライン（何でも）：受けもつ所： → 相談係"],
  },
  {
    why: "what reads the same, but is not the same",
    after: withAgency("hokatsu-honda", { domains: ["elderly", "elderly"], languages: [] }),
    says: ["地域包括支援センターほんだ：分野：介護 → 介護、介護", "地域包括支援センターほんだ：話せることば： → []"],
  },
])("$why", ({ after, says }) => {
  const lines = diffCities(city, after).flatMap(({ name, changes }) =>
    changes.map(({ field, before, after: now }) => `${name}：${field}：${before ?? ""} → ${now ?? ""}`),
  );
  expect(lines).toEqual(says);
  expect(diffCities(city, city)).toEqual([]);
});
