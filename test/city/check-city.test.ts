import { describe, expect, test } from "vitest";
import { loadCities, loadCity } from "../../src/content/load-city.ts";
import { checkCity } from "../../src/core/city/check-city.ts";
import type { City } from "../../src/core/city/city.ts";
import { describeCity } from "../../src/core/city/describe-city.ts";

const today = "2026-11-22";
const sound = loadCity("cities", "kokubunji");

/** The sound city with one agency, hotline or area changed. */
function withChange<K extends "agencies" | "hotlines" | "departments">(
  list: K,
  id: string,
  change: Partial<City[K][number]>,
): City {
  return { ...sound, [list]: sound[list].map((each) => (each.id === id ? { ...each, ...change } : each)) };
}
function without(list: "agencies" | "departments" | "hotlines" | "areas", id: string): City {
  const left: readonly { id: string }[] = sound[list];
  return { ...sound, [list]: left.filter((each) => each.id !== id) };
}
const lines = (city: City, level: "error" | "warning") =>
  checkCity(city, today)
    .filter((problem) => problem.level === level)
    .map(({ place, problem }) => `${place}: ${problem}`);

test.each(loadCities("cities", null).map((city) => [city.name, city] as const))(
  "%s as it stands has no problem",
  (_name, city) => {
    expect(checkCity(city, today)).toEqual([]);
  },
);

describe("a city that would send people the wrong way is refused", () => {
  const working = sound.answer_within;
  const opening = (from: string, to: string) => ({
    openings: [{ days: [1], from, to }],
    closed_on_holidays: false,
    year_end: null,
  });
  test.each<{ why: string; city: City; says: string[] }>([
    {
      why: "an area in two catchments",
      city: withChange("agencies", "hokatsu-hikari", { catchment: ["hikaricho", "takagicho", "nishimachi", "honda"] }),
      says: ["areas: honda: hokatsu-honda and hokatsu-hikari both have it for elderly; leave it to one"],
    },
    {
      why: "an area in none",
      city: withChange("agencies", "hokatsu-hikari", { catchment: ["hikaricho", "takagicho"] }),
      says: ["areas: nishimachi: no 地域包括支援センター has it for elderly; add it to a catchment"],
    },
    {
      why: "a catchment with an area that is not there",
      city: without("areas", "honda"),
      says: ["agencies: hokatsu-honda: catchment: there is no area honda; correct it or add the area"],
    },
    {
      why: "a division that cannot be explained",
      city: withChange("agencies", "hiroba-west", { type: null }),
      says: [
        "agencies: hiroba-west: type: is needed to explain to residents what divides the city (地域包括支援センター, …); fill it in",
      ],
    },
    {
      why: "two offices that are the same choice",
      city: withChange("agencies", "shogai-soudan", { order: 1 }),
      says: [
        "agencies: disability: shogai-kikan and shogai-soudan serve the same people with the same order, so neither is chosen; order them, or give them catchments",
      ],
    },
    {
      why: "an unknown department",
      city: withChange("agencies", "jiritsu", { department: "fukushi" }),
      says: ["agencies: jiritsu: department: there is no department fukushi; correct it or add the department"],
    },
    {
      why: "no lead department",
      city: without("departments", "chiiki-kyosei"),
      says: [
        "lead_department: there is no department chiiki-kyosei; add it, every chain of receivers ends there",
        "agencies: cfc: department: there is no department chiiki-kyosei; correct it or add the department",
      ],
    },
    {
      why: "a domain that nobody is responsible for",
      city: withChange("departments", "seikatsu-fukushi", { domains: [] }),
      says: ["departments: poverty: no department has this domain; add it to the one that is responsible"],
    },
    {
      why: "an agency with a department's id",
      city: withChange("agencies", "jiritsu", { id: "seikatsu-fukushi" }),
      says: ["departments and agencies: seikatsu-fukushi: the id is used twice; give one of them another"],
    },
    {
      why: "two offices with one name",
      city: withChange("agencies", "hiroba-west", { name: "東部地区拠点親子ひろば" }),
      says: [
        "departments and agencies: 東部地区拠点親子ひろば: the name is used twice; people could not tell them apart",
      ],
    },
    {
      why: "a window that leads to a place that takes no cases",
      city: {
        ...sound,
        windows: [
          {
            ...{ key: "tax", name: "税", domains: ["other"], topics: [], patterns: [], ages: null },
            ...{ receiver: "platz", proposed: true, source: "", assured: null },
          },
        ],
      },
      says: ["windows: tax: receiver: platz is no department and no agency that takes in cases; name one"],
    },
    {
      why: "no 119",
      city: without("hotlines", "fire"),
      says: ["hotlines: 119 is missing; every city shows it to people in danger"],
    },
    {
      why: "a night in one stretch",
      city: withChange("hotlines", "yorisoi", { hours: opening("18:00", "08:00") }),
      says: [
        "hotlines: yorisoi: hours: 18:00 to 08:00 is no stretch of one day; write a night as two, up to 24:00 and from 00:00",
      ],
    },
    {
      why: "a time that no clock shows",
      city: { ...sound, answer_within: { ...working, working_hours: opening("08:30", "25:00") } },
      says: ["answer_within: working_hours: 25:00 is no time of day; write 08:30, at most 24:00"],
    },
    {
      why: "ages the wrong way round",
      city: withChange("agencies", "jiritsu", { ages: { from: 65, to: 18 } }),
      says: ["agencies: jiritsu: ages: ends before it begins; correct it"],
    },
    {
      why: "a reading that nobody types",
      city: { ...sound, areas: sound.areas.map((area) => (area.id === "honda" ? { ...area, kana: "ホンダ" } : area)) },
      says: ["areas: honda: kana: is not in hiragana; residents type it so"],
    },
    {
      why: "a number that is not for this prefecture",
      city: { ...sound, prefecture: "福島県" },
      says: [
        "hotlines: yorisoi: is not for 福島県; choose the line that is",
        "hotlines: yorisoi-foreign: is not for 福島県; choose the line that is",
      ],
    },
    {
      why: "a house that is not there",
      city: withChange("agencies", "jiritsu", { at: "soudan-center" }),
      says: ["agencies: jiritsu: at: there is no other agency soudan-center; correct it or add the agency"],
    },
    {
      why: "several nameless offices that cannot be explained",
      city: withChange("agencies", "jiritsu", { count: 3 }),
      says: ["agencies: jiritsu: type: is needed to explain what there are several of; fill it in"],
    },
    {
      why: "a hub that is not there",
      city: { ...sound, hub: "地区保健福祉センター" },
      says: ["hub: no agency that takes in cases has the type 地区保健福祉センター; correct it, or set hub to null"],
    },
    {
      why: "a hub that is not for everybody",
      city: { ...sound, hub: "基幹相談支援センター" },
      says: ["agencies: shogai-kikan: domains: the hub leads for everybody; give it all domains"],
    },
    {
      why: "a domain that has a department and has none",
      city: { ...sound, unassigned: ["poverty"] },
      says: ["unassigned: poverty: a department has this domain; take it out here or there"],
    },
    {
      why: "a pattern that is never found",
      city: {
        ...sound,
        criteria: sound.criteria.map((each) =>
          each.id === "complex" ? { ...each, sign: { any: [{ pattern: "8050" }, { pattern: "9060" }] } } : each,
        ),
      },
      says: [
        "criteria: complex: there is no pattern 9060; triage knows 8050, bereavement, consumer_fraud, dementia_under_65, double_care, dv, evacuee, ex_prisoner, foreign_resident, hikikomori, hoarding, isolated_pregnancy, neighbours, no_relatives, old_with_disability, pregnancy, school_refusal, single_parent, third_party, young_carer",
      ],
    },
    {
      why: "an unknown department told of danger",
      city: { ...sound, urgent: { ...sound.urgent, receiver: "kikikanri" } },
      says: ["urgent: receiver: there is no department kikikanri; name one that is told of danger"],
    },
    {
      why: "a plan that ends before it begins",
      city: { ...sound, plan: { ...sound.plan, to: "2022-03-31" } },
      says: ["plan: ends before it begins; correct its dates"],
    },
  ])("$why", ({ city, says }) => {
    expect(lines(city, "error")).toEqual(says);
  });
});

describe("what only people can put right is a warning", () => {
  test.each<{ why: string; city: City; says: string }>([
    {
      why: "an expired line",
      city: withChange("hotlines", "yorisoi", { expires: "2026-11-21" }),
      says: "hotlines: yorisoi: has expired on 2026-11-21; check it on its official page, then set expires",
    },
    {
      why: "a line without a day",
      city: withChange("hotlines", "yorisoi", { expires: null }),
      says: "hotlines: yorisoi: has no day to be checked again and is not shown; fill in expires",
    },
    {
      why: "a line that cannot be reached",
      city: withChange("hotlines", "yorisoi", { number: null }),
      says: "hotlines: yorisoi: has neither number nor page and is not shown; find one",
    },
    {
      why: "an office that nobody has asked for over a year",
      city: withChange("agencies", "jiritsu", { assured: "2025-11-21" }),
      says: "departments and agencies: jiritsu: was last assured on 2025-11-21; ask and set it anew",
    },
    {
      why: "a plan that ended unnoticed",
      city: { ...sound, plan: { ...sound.plan, stale_note: null } },
      says: "plan: ended on 2024-03-31; take in the next one, or tell staff so in stale_note",
    },
  ])("$why", ({ city, says }) => {
    expect(lines(city, "warning")).toEqual([says]);
    expect(lines(city, "error")).toEqual([]);
  });

  test("nothing is judged by the day without one, so that time passing never stops a start", () => {
    expect(checkCity(withChange("hotlines", "yorisoi", { expires: "2000-01-01" }), null)).toEqual([]);
  });
});

test("a city in words says who receives what, what the plan leaves open, and that it is out of date", () => {
  const words = describeCity(sound, today);
  expect(words).toContain("期間が終わっています: この窓口の情報は令和5年度の計画によるものです");
  expect(words).toContain("地域包括支援センターひかり（光町・高木町・西町）");
  expect(words).toContain("電話番号: 21件");
  expect(describeCity(loadCity("cities", "mito"), today)).toContain("町名の一覧");
  const ueda = describeCity(loadCity("cities", "ueda"), today);
  expect(ueda).toContain("上田市地域包括支援センター×10（名前は不明）");
  expect(ueda).toContain("会議: 支援調整会議（同意 必要）");
  expect(ueda).toContain("夜間・休日の決まり");
  const tsuruoka = describeCity(loadCity("cities", "tsuruoka"), today);
  expect(tsuruoka).toContain("所管課: 高齢・障害・子ども・子育て・生活困窮");
  expect(tsuruoka).toContain("目標値: 7件");
  expect(tsuruoka).toContain("つなぐケースの基準（こちらの案）");
  expect(describeCity(withChange("agencies", "jiritsu", { assured: "2025-11-21" }), today)).toContain(
    "注意 departments and agencies: jiritsu",
  );
  expect(describeCity(withChange("hotlines", "yorisoi", { expires: null }), today)).toContain("注意 hotlines: yorisoi");
});
