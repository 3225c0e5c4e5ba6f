import { describe, expect, test } from "vitest";
import { loadCity } from "../../src/content/load-city.ts";
import { findRoute, type RouteQuery } from "../../src/core/casework/find-route.ts";
import { checkCity } from "../../src/core/city/check-city.ts";
import type { City } from "../../src/core/city/city.ts";

const kokubunji = loadCity("cities", "kokubunji");
const WEDNESDAY = "2026-04-01T10:00:00+09:00";
const NIGHT = "2026-04-01T23:00:00+09:00";

const query: RouteQuery = {
  ...{ domains: ["elderly"], topics: [], patterns: [], ageBand: null, tier: 3, kinds: [], about: null },
  ...{ area: { id: "hikaricho", said: "光町" }, consent: null, language: "ja", at: WEDNESDAY },
};

/** 国分寺市 with these offices closed until that day; null: nobody knows. */
function closing(closed: Record<string, string | null>): City {
  const mark = <T extends { id: string }>(office: T): T =>
    office.id in closed ? { ...office, status: "temporarily_closed", closed_until: closed[office.id] ?? null } : office;
  return { ...kokubunji, agencies: kokubunji.agencies.map(mark), departments: kokubunji.departments.map(mark) };
}

describe("an office that is closed for a time", () => {
  test.each<{ why: string; closed: Record<string, string | null>; lead: string }>([
    { why: "the next of its chain", closed: { "hokatsu-hikari": null }, lead: "高齢福祉課" },
    {
      why: "and the one after that",
      closed: { "hokatsu-hikari": null, "korei-fukushi": null },
      lead: "地域共生推進課",
    },
    { why: "until its last day", closed: { "hokatsu-hikari": "2026-04-01" }, lead: "高齢福祉課" },
    { why: "and no longer", closed: { "hokatsu-hikari": "2026-03-31" }, lead: "地域包括支援センターひかり" },
  ])("$why: $lead", ({ closed, lead }) => {
    const found = findRoute(closing(closed), query);
    expect(found.lead.name).toBe(lead);
    const said = found.because.find(({ code }) => code === "closed");
    if (lead === "地域包括支援センターひかり") expect(said).toBeUndefined();
    else expect(said?.params).toEqual({ office: "地域包括支援センターひかり", instead: lead });
    expect(found.fallbacks.map(({ name }) => name)).not.toContain(lead);
  });

  describe("and one that is closed for good", () => {
    const shut = (successor: string | null): City => ({
      ...kokubunji,
      agencies: kokubunji.agencies.map((office) =>
        office.id === "hokatsu-hikari" ? { ...office, status: "closed", successor } : office,
      ),
    });

    test.each([
      ["another office", null],
      ["nobody", "高齢福祉課"],
    ])("followed by %s", (_, name) => {
      const other = kokubunji.agencies.find(
        ({ id, type }) => id !== "hokatsu-hikari" && type === "地域包括支援センター",
      );
      const found = findRoute(shut(name === null ? (other?.id ?? "") : null), query);
      expect(found.lead.name).toBe(name ?? other?.name);
      expect(found.because.map(({ code }) => code)).toContain("closed");
    });

    test.each(["hokatsu-hikari", "nobody"])("is not followed by %s", (successor) => {
      const says = checkCity(shut(successor), null).map(({ place }) => place);
      expect(says).toContain("agencies: hokatsu-hikari: successor");
    });

    test("its towns are somebody else's to take over", () => {
      const says = checkCity(shut(null), null).filter(({ level }) => level === "error");
      expect(JSON.stringify(says)).toContain("光町");
    });
  });

  test("is never the lead department: every chain ends there", () => {
    const says = checkCity(closing({ "chiiki-kyosei": null }), null).map(({ problem }) => problem);
    expect(says).toContain("取りまとめ課「地域共生推進課」は休みにできません");
  });
});

describe("the urgent duty that a plan names", () => {
  const urgent = {
    receiver: "seikatsu-fukushi",
    rule: null,
    night: "夜間は当直が市の電話で受ける",
    source: "test",
    assured: null,
  };
  const city = { ...kokubunji, urgent };
  const codes = (change: Partial<RouteQuery>) =>
    findRoute(city, { ...query, ...change }).because.map(({ code }) => code);

  test("is told beside the office that leads, where danger is high", () => {
    const found = findRoute(city, { ...query, tier: 1, consent: "share" });
    expect(found.lead.name).toBe("地域包括支援センターひかり");
    expect(found.with.map(({ name }) => name)).toEqual(["生活福祉課"]);
    expect(codes({ tier: 1 })).toEqual(["catchment", "urgent"]);
    expect(codes({ tier: 2 })).toEqual(["catchment"]);
  });

  test("and what holds at night is said while the city hall is closed", () => {
    expect(codes({ tier: 1, at: NIGHT })).toEqual(["catchment", "urgent", "night"]);
    expect(codes({ tier: 0, at: NIGHT, consent: "none" })).toEqual(["danger", "night"]);
    expect(findRoute(kokubunji, { ...query, tier: 0, at: NIGHT }).because.map(({ code }) => code)).toEqual([
      "catchment",
    ]);
  });
});
