import { describe, expect, test } from "vitest";
import { holidays } from "../../src/content/holidays.ts";
import { loadCities, loadCity } from "../../src/content/load-city.ts";
import { findRoute, type RouteQuery } from "../../src/core/casework/find-route.ts";
import { momentOf } from "../../src/core/casework/moment.ts";
import { checkCity } from "../../src/core/city/check-city.ts";
import type { Agency, City } from "../../src/core/city/city.ts";
import { findArea } from "../../src/core/city/find-area.ts";
import { servesAge } from "../../src/core/city/serves-age.ts";
import { AGE_BANDS, type AgeBand, DOMAINS, type Domain } from "../../src/core/domain.ts";

/**
 * Goal: a case ends where the city's plan says. Method: tables written from the plans, apart from the packs, for every domain and
 * pair × every area, "not said" and outside × ages × every hour of a year.
 */

/** Who the plan names for a domain: always the same, or by area and age. */
type Named = string | ((area: string | null, age: AgeBand | null) => string);
type CityTable = {
  id: string;
  areas: readonly (string | null)[];
  domains: Record<Domain, Named>;
  /** いわき: somebody always leads, and the domain's office stands beside. */
  hub?: string;
};

const MINORS: readonly (AgeBand | null)[] = ["0-5", "6-17"];

const kokubunjiCentres: Record<string, string> = {
  ...each("もとまち", ["東元町", "西元町", "南町"]),
  ...each("こいがくぼ", ["泉町", "西恋ヶ窪", "東戸倉"]),
  ...each("ほんだ", ["本町", "本多", "東恋ヶ窪"]),
  ...each("ひよし", ["戸倉", "日吉町", "内藤"]),
  ...each("ひかり", ["光町", "高木町", "西町"]),
  ...each("なみき", ["富士本", "新町", "並木町", "北町"]),
};
const tsuruokaCentres: Record<string, string> = {
  ...each("健楽園地域包括支援センター", ["第1学区", "第4学区"]),
  ...each("地域包括支援センターなえづ", ["第2学区", "齊", "黄金"]),
  ...each("地域包括支援センターつくし", ["第3学区", "湯田川", "田川"]),
  ...each("永寿荘地域包括支援センター", ["第5学区", "京田", "栄"]),
  ...each("地域包括支援センターかたりあい", ["第6学区", "大泉", "上郷", "三瀬", "由良", "小堅"]),
  ...each("鶴岡西地域包括支援センター", ["大山", "加茂", "湯野浜", "西郷"]),
  ...each("地域包括支援センターふじしま", ["藤島地域"]),
  ...each("地域包括支援センターはぐろ", ["羽黒地域"]),
  ...each("地域包括支援センターくしひき", ["櫛引地域"]),
  ...each("地域包括支援センターあさひ", ["朝日地域"]),
  ...each("地域包括支援センターあつみ", ["温海地域"]),
};

function each(office: string, areas: readonly string[]): Record<string, string> {
  return Object.fromEntries(areas.map((area) => [area, office]));
}

const tables: CityTable[] = [
  {
    id: "mito",
    areas: [],
    domains: {
      elderly: "高齢福祉課",
      disability: "障害福祉課",
      child: "こども家庭センター",
      poverty: "自立相談支援室",
      other: "福祉総務課",
    },
  },
  {
    id: "iwaki",
    areas: [],
    hub: "地区保健福祉センター",
    domains: {
      elderly: "地域包括支援センター",
      disability: "障がい者相談支援センター",
      child: "子育てコンシェルジュ",
      poverty: "いわき市生活・就労支援センター",
      other: "地区保健福祉センター",
    },
  },
  {
    id: "tsuruoka",
    areas: Object.keys(tsuruokaCentres),
    domains: {
      elderly: (area) => tsuruokaCentres[area ?? ""] ?? "地域包括ケア推進課",
      disability: (_area, age) => {
        if (age === null) return "地域包括ケア推進課";
        return MINORS.includes(age) ? "相談支援センターあおば" : "障害者相談支援センターにこころ";
      },
      child: "こども家庭センター",
      poverty: "鶴岡地域生活自立支援センター くらしステーション",
      other: "鶴岡市社会福祉協議会 地域福祉課ふれあい福祉相談",
    },
  },
  {
    id: "ueda",
    areas: [],
    domains: {
      elderly: "高齢者介護課",
      disability: "上小圏域障害者総合支援センター",
      child: "こども家庭センター",
      poverty: "上田市生活就労支援センター「まいさぼ上田」",
      other: "福祉課",
    },
  },
  {
    id: "kokubunji",
    areas: Object.keys(kokubunjiCentres),
    domains: {
      elderly: (area) => {
        const centre = kokubunjiCentres[area ?? ""];
        return centre === undefined ? "高齢福祉課" : `地域包括支援センター${centre}`;
      },
      disability: "障害者基幹相談支援センター",
      child: "子育て相談室",
      poverty: "自立生活サポートセンターこくぶんじ",
      other: "地域共生推進課",
    },
  },
];

const NOON = "2026-04-02T10:00:00+09:00";
/** Every hour of 366 days from the first day of the plans' year: nights, Sundays, national holidays, 年末年始. */
const YEAR = Array.from({ length: 24 * 366 }, (_, hour) =>
  new Date(Date.parse("2026-04-01T00:00:00+09:00") + hour * 3_600_000).toISOString(),
);

describe.each(tables)("$id", (table) => {
  const city = loadCity("cities", table.id);
  const named = (domain: Domain, area: string | null, age: AgeBand | null) => {
    const lead = table.domains[domain];
    return typeof lead === "string" ? lead : lead(area, age);
  };
  const query = (domains: readonly Domain[], said: string | null, ageBand: AgeBand | null, at: string): RouteQuery => {
    const found = said === null ? null : findArea(city, said);
    const area = said === null ? null : { id: found?.kind === "one" ? found.area.id : null, said };
    const rest = { topics: [], patterns: [], tier: 3, kinds: [], about: null, consent: null, language: "ja" } as const;
    return { ...rest, domains, area, ageBand, at };
  };
  const route = (...known: Parameters<typeof query>) => {
    const { lead, with: beside, fallbacks } = findRoute(city, query(...known));
    return { lead: lead.name, with: beside.map(({ name }) => name), last: [lead, ...fallbacks].at(-1)?.id };
  };
  const lists: Domain[][] = DOMAINS.flatMap((one) => DOMAINS.map((two) => (one === two ? [one] : [one, two])));
  const places = [null, ...table.areas, "札幌市", "わからない"];

  // Routing reads the time once, as a moment (below): hours of one moment are one hour to it.
  const moments = Map.groupBy(YEAR, (at) => {
    const { shut, hallOpen } = momentOf(city, at, holidays);
    return JSON.stringify([[...shut], hallOpen]);
  });

  test("every domain and pair × area × age × every hour of a year ends where the plan says, the lead department behind it", () => {
    let hours = 0;
    let count = 0;
    for (const alike of moments.values()) {
      hours += alike.length;
      for (const domains of lists)
        for (const said of places)
          for (const age of [null, ...AGE_BANDS]) {
            const offices = domains.map((domain) => named(domain, said, age));
            const all = [...new Set(table.hub === undefined ? offices : [table.hub, ...offices])];
            const found = route(domains, said, age, alike[0] ?? "");
            const seen = [domains.join("+"), said, age, found.lead, ...found.with];
            const wanted = [domains.join("+"), said, age, ...all];
            if (seen.join() !== wanted.join()) expect(seen).toEqual(wanted);
            if (found.last !== city.lead_department) expect(found.last).toBe(city.lead_department);
            count++;
          }
    }
    expect(hours).toBe(8784);
    expect(moments.size).toBe(2);
    expect(count).toBe(2 * 25 * places.length * 7);
  });

  test("the plan's areas are all there, each with its own words", () => {
    expect(table.areas.map((area) => [area, findArea(city, area ?? "")])).toEqual(
      table.areas.map((area) => [area, expect.objectContaining({ kind: "one" })]),
    );
    expect(city.areas).toHaveLength(table.areas.length);
    expect(holidays.has("2026-05-05")).toBe(true);
  });
});

test("routing reads the time once, and behind that only which offices are shut and whether the city hall is open", () => {
  for (const { id } of tables)
    for (const consent of [null, "city_only"] as const) {
      let read = 0;
      const query = {
        ...{ domains: ["elderly", "child"], topics: [], patterns: [], area: null, ageBand: null, tier: 0, kinds: [] },
        ...{ about: null, consent, language: "en" },
        get at() {
          read++;
          return NOON;
        },
      } as const satisfies RouteQuery;
      findRoute(loadCity("cities", id), query, holidays);
      expect(read).toBe(1);
    }
});

test("an office that is closed until a day divides the year, and each part has its own receiver", () => {
  const city = loadCity("cities", "kokubunji");
  const closing: City = {
    ...city,
    agencies: city.agencies.map((each) =>
      each.id === "jiritsu" ? { ...each, status: "temporarily_closed", closed_until: "2026-08-31" } : each,
    ),
  };
  const rest = { topics: [], patterns: [], tier: 3, kinds: [], about: null, consent: null, language: "ja" } as const;
  const receivers = YEAR.map((at) => {
    const found = findRoute(closing, { ...rest, domains: ["poverty"], area: null, ageBand: null, at }, holidays);
    return [at < "2026-08-31T15:00:00.000Z", found.lead.name].join();
  });
  expect([...new Set(receivers)]).toEqual(["true,生活福祉課", "false,自立生活サポートセンターこくぶんじ"]);
});

describe("told once, to both", () => {
  const told = (id: string, patterns: string[], domains: Domain[]) => {
    const rest = { topics: [], tier: 3, kinds: [], about: null, consent: null, language: "ja" } as const;
    const found = findRoute(loadCity("cities", id), {
      ...rest,
      domains,
      patterns,
      area: null,
      ageBand: null,
      at: NOON,
    });
    return {
      offices: [found.lead.name, ...found.with.map(({ name }) => name)],
      because: found.because.map(({ code }) => code),
    };
  };

  test.each([
    ["mito", ["高齢福祉課", "自立相談支援室"]],
    ["iwaki", ["地区保健福祉センター", "地域包括支援センター", "いわき市生活・就労支援センター"]],
    ["tsuruoka", ["地域包括ケア推進課", "鶴岡地域生活自立支援センター くらしステーション"]],
    ["ueda", ["高齢者介護課", "上田市生活就労支援センター「まいさぼ上田」"]],
    ["kokubunji", ["高齢福祉課", "自立生活サポートセンターこくぶんじ"]],
  ])("8050 in %s, though only the parent's care was named", (id, offices) => {
    expect(told(id, ["8050"], ["elderly"]).offices).toEqual(offices);
    expect(told(id, ["8050"], ["elderly"]).because).toContain("together");
  });

  test.each([
    ["mito", ["こども家庭センター", "高齢福祉課"]],
    ["iwaki", ["地区保健福祉センター", "子育てコンシェルジュ", "地域包括支援センター"]],
    ["tsuruoka", ["こども家庭センター", "地域包括ケア推進課"]],
    ["ueda", ["こども家庭センター", "高齢者介護課"]],
    ["kokubunji", ["子育て相談室", "高齢福祉課"]],
  ])("double care in %s, though only the child was named", (id, offices) => {
    expect(told(id, ["double_care"], ["child"]).offices).toEqual(offices);
  });

  test("two domains without such a pattern are not explained as one story", () => {
    expect(told("mito", [], ["elderly", "poverty"]).because).not.toContain("together");
  });
});

describe("いわき市, once the city has named its districts", () => {
  const plan = loadCity("cities", "iwaki");
  const agency = (id: string, change: Partial<Agency>): Agency => {
    const found = plan.agencies.find((each) => each.id === id);
    if (found === undefined) throw new Error(`no ${id}`);
    return { ...found, ...change };
  };
  const hub = (id: string, areas: string[]) =>
    agency("chiku-hoken-fukushi", { id, name: `${id}地区保健福祉センター`, count: 1, catchment: areas });
  const desk = (at: string) =>
    agency("hokatsu", { id: `${at}-hokatsu`, name: `${at}地域包括支援センター`, count: 1, at });
  const area = (id: string) => ({ id, name: id, kana: "ちく", aliases: [], postcodes: [] });
  const city: City = {
    ...plan,
    windows: [],
    areas: [area("east"), area("west")],
    agencies: [
      ...[hub("east-hub", ["east"]), hub("west-hub", ["west"])],
      ...[
        { ...desk("east-hub"), catchment: ["east"] },
        { ...desk("west-hub"), catchment: ["west"] },
      ],
      agency("seikatsu-shuro", {}),
    ],
  };
  const route = (domains: Domain[], areaId: string | null) => {
    const rest = { topics: [], patterns: [], tier: 3, kinds: [], about: null, consent: null, language: "ja" } as const;
    const where = areaId === null ? null : { id: areaId, said: areaId };
    const found = findRoute(city, { ...rest, domains, area: where, ageBand: null, at: NOON });
    return [[found.lead.id, ...found.with.map(({ id }) => id)], found.because.map(({ code }) => code)];
  };

  test.each<[Domain[], string | null, string[], string[]]>([
    [["elderly"], "east", ["east-hub", "east-hub-hokatsu"], ["catchment", "beside"]],
    [["elderly"], "west", ["west-hub", "west-hub-hokatsu"], ["catchment", "beside"]],
    [["poverty"], "west", ["west-hub", "seikatsu-shuro"], ["catchment", "citywide"]],
    [["other"], "west", ["west-hub"], ["catchment"]],
    [["elderly"], null, ["hoken-fukushi"], ["area_unknown"]],
  ])("%j in %s", (domains, areaId, offices, because) => {
    expect(route(domains, areaId)).toEqual([offices, because]);
  });

  test("a district without a hub is refused by its name", () => {
    const gap = { ...city, areas: [...city.areas, area("north")] };
    expect(checkCity(gap, null).map(({ place }) => place)).toContain("areas: north");
    expect(checkCity(city, null)).toEqual([]);
  });
});

describe("鶴岡市's twelve windows", () => {
  const tsuruoka = loadCity("cities", "tsuruoka");

  test("are the plan's, in its order, each with a receiver of its own", () => {
    expect(tsuruoka.windows.map(({ receiver }) => tsuruoka.agencies.find(({ id }) => id === receiver)?.name)).toEqual([
      "福祉事務所",
      "総合相談室",
      "消費生活センター",
      "保健福祉センターにこふる",
      "こころの健康相談",
      "若者ひきこもり相談",
      "発達相談",
      "虐待相談",
      "子ども総合相談窓口",
      "困難を抱える女性の相談窓口",
      "不登校・発達に関する相談",
      "いじめ・体罰・その他教育全般、障害のある子の就学等の相談",
    ]);
  });

  test.each<{ why: string; known: Partial<RouteQuery>; lead: string; above: string[] }>([
    {
      why: "a quarrel with a neighbour",
      known: { domains: ["other"], topics: ["community"] },
      lead: "総合相談室",
      above: ["市民課", "地域包括ケア推進課"],
    },
    {
      why: "fraud",
      known: { domains: ["other"], patterns: ["consumer_fraud"] },
      lead: "消費生活センター",
      above: ["地域包括ケア推進課"],
    },
    {
      why: "health",
      known: { domains: ["other"], topics: ["health"] },
      lead: "保健福祉センターにこふる",
      above: ["地域包括ケア推進課"],
    },
    {
      why: "violence at home",
      known: { domains: ["other"], topics: ["violence"] },
      lead: "困難を抱える女性の相談窓口",
      above: ["地域包括ケア推進課"],
    },
    {
      why: "violence against a child",
      known: { domains: ["child"], topics: ["violence"], ageBand: "6-17" },
      lead: "虐待相談",
      above: ["地域包括ケア推進課"],
    },
    {
      why: "not going to school",
      known: { domains: ["child"], topics: ["withdrawal"], ageBand: "6-17" },
      lead: "不登校・発達に関する相談",
      above: ["青少年育成センター", "地域包括ケア推進課"],
    },
    {
      why: "nights without sleep",
      known: { domains: ["disability"], topics: ["health"], patterns: ["mental"], ageBand: "40-64" },
      lead: "こころの健康相談",
      above: ["健康課", "地域包括ケア推進課"],
    },
    {
      why: "a child of three who does not speak",
      known: { domains: ["child"], topics: ["childcare"], patterns: ["development"], ageBand: "0-5" },
      lead: "発達相談",
      above: ["地域包括ケア推進課"],
    },
    {
      why: "a schoolchild's development",
      known: { domains: ["child"], topics: ["childcare"], patterns: ["development"], ageBand: "6-17" },
      lead: "不登校・発達に関する相談",
      above: ["青少年育成センター", "地域包括ケア推進課"],
    },
    {
      why: "a child's development, the age not said: neither of the two by chance",
      known: { domains: ["child"], patterns: ["development"] },
      lead: "こども家庭センター",
      above: ["地域包括ケア推進課"],
    },
    {
      why: "bringing up a schoolchild",
      known: { domains: ["child"], topics: ["childcare"], ageBand: "6-17" },
      lead: "子ども総合相談窓口",
      above: ["こども家庭センター", "地域包括ケア推進課"],
    },
    {
      why: "bringing up a little one",
      known: { domains: ["child"], topics: ["childcare"], ageBand: "0-5" },
      lead: "こども家庭センター",
      above: ["地域包括ケア推進課"],
    },
    {
      why: "bullying",
      known: { domains: ["child"], topics: ["childcare"], patterns: ["bullying"], ageBand: "6-17" },
      lead: "いじめ・体罰・その他教育全般、障害のある子の就学等の相談",
      above: ["教育委員会", "地域包括ケア推進課"],
    },
    {
      why: "nobody of her own left",
      known: { domains: ["other"], topics: ["other"], patterns: ["no_relatives"] },
      lead: "福祉事務所",
      above: ["福祉課", "地域包括ケア推進課"],
    },
    {
      why: "a young man who stays at home",
      known: { domains: ["poverty"], topics: ["withdrawal"], ageBand: "18-39" },
      lead: "若者ひきこもり相談",
      above: ["地域包括ケア推進課"],
    },
    {
      why: "a man of fifty who stays at home",
      known: { domains: ["poverty"], topics: ["withdrawal"], ageBand: "40-64" },
      lead: "鶴岡地域生活自立支援センター くらしステーション",
      above: ["地域包括ケア推進課"],
    },
    {
      why: "the worst topic first",
      known: { domains: ["other"], topics: ["community", "health"], mainTopic: "health" },
      lead: "保健福祉センターにこふる",
      above: ["地域包括ケア推進課"],
    },
  ])("$why → $lead", ({ known, lead, above }) => {
    const rest = {
      topics: [],
      patterns: [],
      area: null,
      ageBand: null,
      kinds: [],
      about: null,
      consent: null,
    } as const;
    const found = findRoute(tsuruoka, { ...rest, domains: [], tier: 3, language: "ja", at: NOON, ...known });
    expect(found.lead.name).toBe(lead);
    expect(found.fallbacks.map(({ name }) => name)).toEqual(above);
  });
});

/** An expectant mother: the desk for her where the plan has one, its 所管課 where only the programme has a name. */
test.each([
  ["mito", ["こども家庭センター"]],
  ["iwaki", ["地区保健福祉センター", "母子保健コンシェルジュ"]],
  ["tsuruoka", ["こども家庭センター"]],
  ["ueda", ["こども家庭センター"]],
  ["kokubunji", ["健康推進課"]],
] as const)("%s: who expects a child comes to %j", (id, offices) => {
  const rest = { topics: [], tier: 3, kinds: [], about: null, consent: null, language: "ja" } as const;
  const known = { domains: ["child"], patterns: ["pregnancy"], area: null, ageBand: "18-39" } as const;
  const found = findRoute(loadCity("cities", id), { ...rest, ...known, at: NOON }, holidays);
  expect([found.lead, ...found.with].map(({ name }) => name)).toEqual(offices);
});

test.each(loadCities("cities", null).flatMap((city) => city.windows.map((window) => ({ city, window }))))(
  "$city.name: 「$window.name」 is reached",
  ({ city, window }) => {
    const rest = {
      area: null,
      tier: 3,
      kinds: [],
      about: null,
      consent: null,
      language: "ja",
      at: NOON,
    } as const;
    const ends = AGE_BANDS.filter((ageBand) => servesAge(window.ages, ageBand)).flatMap((ageBand) =>
      window.domains.flatMap((domain) =>
        [
          ...window.topics.map((topic) => ({ topics: [topic], patterns: [] })),
          ...window.patterns.map((pattern) => ({ topics: [], patterns: [pattern] })),
        ].map((told) => findRoute(city, { ...rest, ...told, domains: [domain], ageBand })),
      ),
    );
    // いわき's hub leads, and the window's office stands beside; of two windows for one sign the first in the plan is asked.
    expect(ends.length).toBeGreaterThan(0);
    expect(ends.some(({ lead, with: beside }) => [lead, ...beside].some(({ id }) => id === window.receiver))).toBe(
      true,
    );
  },
);
