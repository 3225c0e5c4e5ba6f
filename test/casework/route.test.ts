import { describe, expect, test } from "vitest";
import { loadCity } from "../../src/content/load-city.ts";
import { findRoute, type RouteQuery } from "../../src/core/casework/find-route.ts";
import type { Agency, City } from "../../src/core/city/city.ts";
import type { Domain } from "../../src/core/domain.ts";

const kokubunji = loadCity("cities", "kokubunji");
const mito = loadCity("cities", "mito");

const nothingKnown: RouteQuery = {
  domains: [],
  topics: [],
  patterns: [],
  area: null,
  ageBand: null,
  tier: 3,
  kinds: [],
  about: null,
  consent: null,
  language: "ja",
  at: "2026-04-02T10:00:00+09:00",
};

function route(city: City, known: Partial<RouteQuery>) {
  const found = findRoute(city, { ...nothingKnown, ...known });
  return {
    lead: found.lead.name,
    with: found.with.map(({ name }) => name),
    because: found.because.map(({ code }) => code),
    fallbacks: found.fallbacks.map(({ name }) => name),
    reasons: found.because,
  };
}

describe("国分寺市: the plan's six centres and their towns", () => {
  test.each([
    ["東元町", "もとまち"],
    ["西元町", "もとまち"],
    ["南町", "もとまち"],
    ["泉町", "こいがくぼ"],
    ["西恋ヶ窪", "こいがくぼ"],
    ["東戸倉", "こいがくぼ"],
    ["本町", "ほんだ"],
    ["本多", "ほんだ"],
    ["東恋ヶ窪", "ほんだ"],
    ["戸倉", "ひよし"],
    ["日吉町", "ひよし"],
    ["内藤", "ひよし"],
    ["光町", "ひかり"],
    ["高木町", "ひかり"],
    ["西町", "ひかり"],
    ["富士本", "なみき"],
    ["新町", "なみき"],
    ["並木町", "なみき"],
    ["北町", "なみき"],
  ])("%s → %s", (town, centre) => {
    const area = kokubunji.areas.find(({ name }) => name === town);
    const office = `地域包括支援センター${centre}`;
    const found = route(kokubunji, { domains: ["elderly"], area: { id: area?.id ?? null, said: town } });
    expect(found).toMatchObject({ lead: office, with: [], fallbacks: ["高齢福祉課", "地域共生推進課"] });
    expect(found.reasons).toEqual([{ code: "catchment", params: { area: town, office } }]);
  });

  test.each([
    { domain: "elderly", lead: "高齢福祉課", because: "area_unknown", fallbacks: ["地域共生推進課"] },
    {
      domain: "disability",
      lead: "障害者基幹相談支援センター",
      because: "citywide",
      fallbacks: ["障害福祉課", "地域共生推進課"],
    },
    { domain: "child", lead: "子育て相談室", because: "area_unknown", fallbacks: ["地域共生推進課"] },
    {
      domain: "poverty",
      lead: "自立生活サポートセンターこくぶんじ",
      because: "citywide",
      fallbacks: ["生活福祉課", "地域共生推進課"],
    },
    { domain: "other", lead: "地域共生推進課", because: "lead", fallbacks: [] },
  ] as const)("$domain, when no area was said → $lead", ({ domain, lead, because, fallbacks }) => {
    expect(route(kokubunji, { domains: [domain] })).toMatchObject({ lead, with: [], because: [because], fallbacks });
  });

  test.each([
    { area: null, why: "not said" },
    { area: { id: null, said: "立川市" }, why: "outside" },
    { area: { id: "no-such-town", said: "?" }, why: "an id of another time" },
  ])("an area that is $why goes to the department, not to one of the six by chance", ({ area }) => {
    const found = route(kokubunji, { domains: ["elderly"], area });
    const outside = area?.said === "立川市" ? ["outside"] : [];
    expect(found).toMatchObject({ lead: "高齢福祉課", because: ["area_unknown", ...outside] });
    expect(found.reasons[0]?.params).toEqual({ type: "地域包括支援センター", count: "6", office: "高齢福祉課" });
  });
});

describe("水戸市: single offices are direct, the others have no borders in the plan", () => {
  test.each([
    { domain: "elderly", lead: "高齢福祉課", because: "area_unknown", count: "9" },
    { domain: "disability", lead: "障害福祉課", because: "area_unknown", count: "2" },
    { domain: "child", lead: "こども家庭センター", because: "citywide", count: undefined },
    { domain: "poverty", lead: "自立相談支援室", because: "citywide", count: undefined },
    { domain: "other", lead: "福祉総務課", because: "lead", count: undefined },
  ] as const)("$domain → $lead", ({ domain, lead, because, count }) => {
    const found = route(mito, { domains: [domain], area: { id: null, said: "千波町" } });
    expect(found).toMatchObject({ lead, because: [because] });
    expect(found.reasons[0]?.params.count).toBe(count);
    expect([found.lead, ...found.fallbacks].at(-1)).toBe("福祉総務課");
  });

  test.each([
    { topic: "work", window: "労働" },
    { topic: "housing", window: "住宅" },
    { topic: "bills", window: "税" },
    { topic: "health", window: "保健" },
  ] as const)("その他: $topic is the window $window, kept by the lead department", ({ topic, window }) => {
    const found = route(mito, { domains: ["other"], topics: [topic] });
    expect(found).toMatchObject({ lead: "福祉総務課", fallbacks: [] });
    expect(found.reasons).toEqual([{ code: "window", params: { window, office: "福祉総務課" } }]);
  });

  test("the worst topic's window comes before the others'", () => {
    const found = route(mito, { domains: ["other"], topics: ["work", "housing"], mainTopic: "housing" });
    expect(found.reasons[0]?.params.window).toBe("住宅");
  });
});

describe("several troubles", () => {
  test("8050: the first domain leads, the others take part, each explained", () => {
    const found = route(kokubunji, {
      domains: ["elderly", "poverty", "disability"],
      area: { id: "nishimachi", said: "西町" },
    });
    expect(found).toMatchObject({
      lead: "地域包括支援センターひかり",
      with: ["自立生活サポートセンターこくぶんじ", "障害者基幹相談支援センター"],
      because: ["catchment", "citywide", "citywide"],
      fallbacks: ["高齢福祉課", "地域共生推進課"],
    });
  });

  test("nobody is named twice when one domain comes twice", () => {
    expect(route(mito, { domains: ["child", "child"] })).toMatchObject({
      lead: "こども家庭センター",
      with: [],
      because: ["citywide"],
    });
  });
});

describe("consent", () => {
  test.each([
    { consent: "city_only", tier: 3, because: "consent_city_only" },
    { consent: "none", tier: 3, because: "consent_city_only" },
    { consent: "none", tier: 2, because: "consent_city_only" },
    { consent: "none", tier: 1, because: "danger" },
    { consent: "none", tier: 0, because: "danger" },
    { consent: "city_only", tier: 0, because: "danger" },
  ] as const)("$consent at tier $tier: the lead department alone, because $because", ({ consent, tier, because }) => {
    const known = {
      domains: ["elderly", "child"] satisfies Domain[],
      area: { id: "nishimachi", said: "西町" },
      consent,
      tier,
    };
    expect(route(kokubunji, known)).toMatchObject({
      lead: "地域共生推進課",
      with: [],
      because: [because],
      fallbacks: [],
    });
  });

  test("sharing leads where the proposal led", () => {
    const known = { domains: ["elderly", "poverty"] satisfies Domain[], area: { id: "honda", said: "本多" } };
    expect(route(kokubunji, { ...known, consent: "share" })).toEqual(route(kokubunji, { ...known, consent: null }));
  });
});

describe("ages", () => {
  /** 鶴岡's pattern: one office for children with disabilities, one for adults, both for the whole city. */
  const split: City = {
    ...kokubunji,
    agencies: [withAges("for-adults", 18, null), withAges("for-children", null, 17)],
  };

  function withAges(id: string, from: number | null, to: number | null): Agency {
    const agency = kokubunji.agencies.find((each) => each.id === "shogai-kikan");
    if (agency === undefined) throw new Error("no shogai-kikan");
    return { ...agency, id, name: id, order: 1, ages: { from, to } };
  }

  test.each([
    { ageBand: "0-5", lead: "for-children", because: ["citywide", "age_to"] },
    { ageBand: "6-17", lead: "for-children", because: ["citywide", "age_to"] },
    { ageBand: "18-39", lead: "for-adults", because: ["citywide", "age_from"] },
    { ageBand: "75+", lead: "for-adults", because: ["citywide", "age_from"] },
    { ageBand: null, lead: "障害福祉課", because: ["department"] },
  ] as const)("$ageBand → $lead", ({ ageBand, lead, because }) => {
    expect(route(split, { domains: ["disability"], ageBand })).toMatchObject({ lead, because });
  });
});

describe("the language", () => {
  const office = (id: string, change: Partial<Agency>): Agency => {
    const agency = kokubunji.agencies.find((each) => each.id === "jiritsu");
    if (agency === undefined) throw new Error("no jiritsu");
    return { ...agency, id, name: id, ...change };
  };
  const having = (...agencies: Agency[]): City => ({ ...kokubunji, agencies });
  const plain = office("plain", { domains: ["poverty"], order: 1 });
  const english = { languages: ["en"] };

  test.each<{ why: string; city: City; known: Partial<RouteQuery>; lead: string; with: string[]; because: string[] }>([
    {
      why: "says nothing to who speaks Japanese",
      city: having(plain),
      known: { language: "ja-easy" },
      ...{ lead: "plain", with: [], because: ["citywide"] },
    },
    {
      why: "asks for an interpreter where the office is not known to speak it",
      city: having(plain),
      known: { language: "en" },
      ...{ lead: "plain", with: [], because: ["citywide", "interpreter"] },
    },
    {
      why: "is told where the office speaks it",
      city: having({ ...plain, ...english }),
      known: { language: "en" },
      ...{ lead: "plain", with: [], because: ["citywide", "speaks"] },
    },
    {
      why: "brings the office of the same domain that speaks it, which never leads before the plan's",
      city: having(plain, office("tongues", { domains: ["poverty"], order: 2, ...english })),
      known: { language: "en" },
      ...{ lead: "plain", with: ["tongues"], because: ["citywide", "interpreter", "speaks"] },
    },
    {
      why: "brings no office of another domain",
      city: having(plain, office("tongues", { domains: ["child"], order: 1, ...english })),
      known: { language: "en" },
      ...{ lead: "plain", with: [], because: ["citywide", "interpreter"] },
    },
    {
      why: "nor one of another age",
      city: having(
        plain,
        office("tongues", { domains: ["poverty"], order: 2, ages: { from: null, to: 17 }, ...english }),
      ),
      known: { language: "en", ageBand: "40-64" },
      ...{ lead: "plain", with: [], because: ["citywide", "interpreter"] },
    },
    {
      why: "nor one that is closed for a time",
      city: having(
        plain,
        office("tongues", { domains: ["poverty"], order: 2, status: "temporarily_closed", ...english }),
      ),
      known: { language: "en" },
      ...{ lead: "plain", with: [], because: ["citywide", "interpreter"] },
    },
    {
      why: "decides between offices that fit alike",
      city: having(plain, office("tongues", { domains: ["poverty"], order: 1, ...english })),
      known: { language: "en" },
      ...{ lead: "tongues", with: [], because: ["citywide", "speaks"] },
    },
    {
      why: "and is no reason to tell anybody without consent",
      city: having(plain, office("tongues", { domains: ["poverty"], order: 2, ...english })),
      known: { language: "en", consent: "city_only" },
      ...{ lead: "地域共生推進課", with: [], because: ["consent_city_only", "interpreter"] },
    },
  ])("$why", ({ city, known, lead, with: beside, because }) => {
    expect(route(city, { domains: ["poverty"], ...known })).toMatchObject({ lead, with: beside, because });
  });
});
