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
      says: [
        "areas: honda: 本多の「介護」の相談が、「地域包括支援センターほんだ」と「地域包括支援センターひかり」で重なっています",
      ],
    },
    {
      why: "an area in none",
      city: withChange("agencies", "hokatsu-hikari", { catchment: ["hikaricho", "takagicho"] }),
      says: ["areas: nishimachi: 西町の「介護」の相談を受ける地域包括支援センターがありません"],
    },
    {
      why: "an area that is in none for the old, beside an office for the young that has no borders",
      city: {
        ...sound,
        agencies: [
          ...withChange("agencies", "hokatsu-hikari", {
            catchment: ["hikaricho", "takagicho"],
          }).agencies.map((agency) =>
            agency.type === "地域包括支援センター" ? { ...agency, ages: { from: 65, to: null } } : agency,
          ),
          ...sound.agencies
            .filter(({ id }) => id === "hokatsu-hikari")
            .map((agency) => ({ ...agency, id: "young", name: "若い人", catchment: [], ages: { from: null, to: 64 } })),
        ],
      },
      says: ["areas: nishimachi: 西町の「介護」、65〜74歳・75歳以上の方の相談を受ける地域包括支援センターがありません"],
    },
    {
      why: "a catchment with an area that is not there",
      city: without("areas", "honda"),
      says: [
        "agencies: hokatsu-honda: catchment: 「地域包括支援センターほんだ」の担当の地域「honda」が、地域の一覧にありません",
      ],
    },
    {
      why: "a division that cannot be explained",
      city: withChange("agencies", "hiroba-west", { type: null }),
      says: [
        "agencies: hiroba-west: type: 「西部地区拠点親子ひろば」は地域を分けて受けもつのに、何の窓口かが分かりません",
      ],
    },
    {
      why: "two offices that are the same choice",
      city: withChange("agencies", "shogai-soudan", { order: 1 }),
      says: [
        "agencies: disability: 「障害」の「障害者基幹相談支援センター」と「障害福祉課相談支援係」は、受ける人もえらぶ順も同じなので、どちらに届くか決まりません",
      ],
    },
    {
      why: "an unknown department",
      city: withChange("agencies", "jiritsu", { department: "fukushi" }),
      says: [
        "agencies: jiritsu: department: 「自立生活サポートセンターこくぶんじ」の所管課「fukushi」が、課の一覧にありません",
      ],
    },
    {
      why: "no lead department",
      city: without("departments", "chiiki-kyosei"),
      says: [
        "lead_department: 取りまとめ課「chiiki-kyosei」が、課の一覧にありません",
        "agencies: cfc: department: 「地域福祉コーディネーター」の所管課「chiiki-kyosei」が、課の一覧にありません",
      ],
    },
    {
      why: "a domain that nobody is responsible for",
      city: withChange("departments", "seikatsu-fukushi", { domains: [] }),
      says: ["departments: poverty: 「生活困窮」の分野を受けもつ課がありません"],
    },
    {
      why: "an agency with a department's id",
      city: withChange("agencies", "jiritsu", { id: "seikatsu-fukushi" }),
      says: ["departments and agencies: seikatsu-fukushi: 記号「seikatsu-fukushi」が2回使われています"],
    },
    {
      why: "two offices with one name",
      city: withChange("agencies", "hiroba-west", { name: "東部地区拠点親子ひろば" }),
      says: ["departments and agencies: 東部地区拠点親子ひろば: 「東部地区拠点親子ひろば」という名前が2つあります"],
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
      says: ["windows: tax: receiver: 「税」を受ける所「platz」は、課でも、相談を受ける窓口でもありません"],
    },
    {
      why: "a number without a name in English",
      city: withChange("hotlines", "yorisoi", { label: { ja: "よりそい", "ja-easy": "よりそい", en: " " } }),
      says: ["hotlines: yorisoi: label: 「よりそい」の名前が、書かれていないことばがあります"],
    },
    {
      why: "no 119",
      city: without("hotlines", "fire"),
      says: ["hotlines: 119番がありません"],
    },
    {
      why: "a night in one stretch",
      city: withChange("hotlines", "yorisoi", { hours: opening("18:00", "08:00") }),
      says: ["hotlines: yorisoi: hours: 18:00から08:00は、1日の中の時間になりません"],
    },
    {
      why: "a time that no clock shows",
      city: { ...sound, answer_within: { ...working, working_hours: opening("08:30", "25:00") } },
      says: ["answer_within: working_hours: 25:00は、時刻ではありません"],
    },
    {
      why: "ages the wrong way round",
      city: withChange("agencies", "jiritsu", { ages: { from: 65, to: 18 } }),
      says: ["agencies: jiritsu: ages: 「自立生活サポートセンターこくぶんじ」の年齢の「から」が「まで」より大きいです"],
    },
    {
      why: "a reading that nobody types",
      city: { ...sound, areas: sound.areas.map((area) => (area.id === "honda" ? { ...area, kana: "ホンダ" } : area)) },
      says: ["areas: honda: kana: 「本多」の読みかなが、ひらがなではありません"],
    },
    {
      why: "a number that is not for this prefecture",
      city: { ...sound, prefecture: "福島県" },
      says: [
        "hotlines: yorisoi: 「よりそいホットライン（何でも）」は、福島県ではつながりません",
        "hotlines: yorisoi-foreign: 「よりそいホットライン（外国語）」は、福島県ではつながりません",
      ],
    },
    {
      why: "a house that is not there",
      city: withChange("agencies", "jiritsu", { at: "soudan-center" }),
      says: [
        "agencies: jiritsu: at: 「自立生活サポートセンターこくぶんじ」が入っている窓口「soudan-center」がありません",
      ],
    },
    {
      why: "several nameless offices that cannot be explained",
      city: withChange("agencies", "jiritsu", { count: 3 }),
      says: [
        "agencies: jiritsu: type: 「自立生活サポートセンターこくぶんじ」は、いくつもあるのに、何の窓口かが分かりません",
      ],
    },
    {
      why: "a hub that is not there",
      city: { ...sound, hub: "地区保健福祉センター" },
      says: ["hub: 「地区保健福祉センター」という種類の、相談を受ける窓口がありません"],
    },
    {
      why: "a hub that is not for everybody",
      city: { ...sound, hub: "基幹相談支援センター" },
      says: [
        "agencies: shogai-kikan: domains: 「障害者基幹相談支援センター」は、はじめにだれの相談も受ける窓口なのに、受けない分野があります",
      ],
    },
    {
      why: "a domain that has a department and has none",
      city: { ...sound, unassigned: ["poverty"] },
      says: ["unassigned: poverty: 「生活困窮」は、受けもつ課があるのに「課の決まっていない分野」にも入っています"],
    },
    {
      why: "a pattern that is never found",
      city: {
        ...sound,
        criteria: sound.criteria.map((each) =>
          each.id === "complex" ? { ...each, sign: { any: [{ pattern: "8050" }, { pattern: "9060" }] } } : each,
        ),
      },
      says: ["criteria: complex: 話の中のしるし「9060」はありません"],
    },
    {
      why: "an unknown department told of danger",
      city: { ...sound, urgent: { ...sound.urgent, receiver: "kikikanri" } },
      says: ["urgent: receiver: 危険の知らせを受ける課「kikikanri」が、課の一覧にありません"],
    },
    {
      why: "a plan that ends before it begins",
      city: { ...sound, plan: { ...sound.plan, to: "2022-03-31" } },
      says: ["plan: 計画の終わりの日が、始まりの日より前です"],
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
      says: "hotlines: yorisoi: 「よりそいホットライン（何でも）」は、確かめる日（2026-11-21）をすぎました",
    },
    {
      why: "a line without a day",
      city: withChange("hotlines", "yorisoi", { expires: null }),
      says: "hotlines: yorisoi: 「よりそいホットライン（何でも）」は、次に確かめる日がないので、住民に見えません",
    },
    {
      why: "a line that cannot be reached",
      city: withChange("hotlines", "yorisoi", { number: null }),
      says: "hotlines: yorisoi: 「よりそいホットライン（何でも）」は、番号もページもないので、住民に見えません",
    },
    {
      why: "an office that nobody has asked for over a year",
      city: withChange("agencies", "jiritsu", { assured: "2025-11-21" }),
      says: "departments and agencies: jiritsu: 「自立生活サポートセンターこくぶんじ」は、2025-11-21に確かめてから、1年がすぎました",
    },
    {
      why: "a plan that ended unnoticed",
      city: { ...sound, plan: { ...sound.plan, stale_note: null } },
      says: "plan: 計画の期間が、2024-03-31で終わっています",
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

test("every sentence says what to do, in words for people: no English, no id of an office where it has a name", () => {
  const broken: City = {
    ...sound,
    ...{ lead_department: "nobody", hub: "何か", unassigned: ["poverty"] },
    agencies: sound.agencies.map((agency) => ({ ...agency, type: null, order: 1, name: "", ages: { from: 9, to: 1 } })),
    areas: sound.areas.map((area) => ({ ...area, kana: "x" })),
    hotlines: [],
  };
  const problems = checkCity(broken, today);
  expect(problems.length).toBeGreaterThan(50);
  for (const { problem, mend } of problems) {
    expect(problem).toMatch(/[ぁ-ん]/);
    expect(problem).not.toMatch(/[a-z]{4,} [a-z]+/);
    expect(mend).toMatch(/ください。$|届きます。$|使います。$/);
  }
});

test("a window that nothing leads to is a warning", () => {
  const mito = loadCity("cities", "mito");
  const windows = mito.windows.map((window) => (window.key === "rights" ? { ...window, patterns: [] } : window));
  expect(lines({ ...mito, windows }, "warning")).toEqual([
    "windows: rights: 「人権」に届く困りごとが、ひとつもありません",
  ]);
});
