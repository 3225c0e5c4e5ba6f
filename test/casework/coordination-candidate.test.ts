import { describe, expect, test } from "vitest";
import { loadCities, loadCity } from "../../src/content/load-city.ts";
import type { CaseOpening } from "../../src/core/casework/case-opening.ts";
import { coordinationCandidate, type Seen } from "../../src/core/casework/coordination-candidate.ts";
import type { Sign } from "../../src/core/city/criterion.ts";
import type { Domain, Topic } from "../../src/core/domain.ts";
import { Understanding } from "../../src/core/triage/understanding.ts";

const cities = loadCities("cities", null);
const at = "2026-04-02T10:00:00+09:00";

type Consent = CaseOpening["consent"];
function consent(scope: Consent["scope"], how: Consent["how"] = "tapped"): Consent {
  return { scope, offices: [], wording: "", language: "ja", at, how };
}

function seen(known: Partial<Seen> & { patterns?: string[] }): Seen {
  const { patterns = [], ...rest } = known;
  return {
    ...{ domains: ["elderly"], mainTopic: "care", topics: [], about: "self", reason: "handoff" },
    danger: { tier: 3, kinds: [], evidence: [] },
    consent: consent("share"),
    understanding: Understanding.parse({ domains: [], topics: [], patterns, kind: "consultation", sure: true }),
    ...rest,
  };
}

const metBy = (city: (typeof cities)[number], known: Parameters<typeof seen>[0]) =>
  coordinationCandidate(city, seen(known))?.met.map(({ id }) => id) ?? [];

describe.each(cities.map((city) => [city.name, city] as const))("%s", (_name, city) => {
  test("says of every criterion where it is from, and which are ours to propose", () => {
    expect(city.criteria.length).toBeGreaterThan(0);
    expect(city.criteria.every(({ source }) => source.startsWith("計画 "))).toBe(true);
    expect(city.criteria.every(({ proposed }) => proposed)).toBe(true);
  });

  test.each<{ why: string; known: Parameters<typeof seen>[0] }>([
    { why: "one trouble, one office", known: {} },
    { why: "two ticked domains are not yet one", known: { domains: ["elderly", "poverty"], topics: ["rent"] } },
    {
      why: "danger not asked about consent yet",
      known: {
        reason: "danger",
        consent: consent("none", "not_asked"),
        danger: { tier: 0, kinds: ["suicide"], evidence: [] },
        mainTopic: null,
      },
    },
    { why: "told to the city only, without need of more", known: { consent: consent("city_only") } },
  ])("no candidate: $why", ({ known }) => {
    expect(coordinationCandidate(city, seen(known))).toBeNull();
  });

  test.each<{ why: string; known: Parameters<typeof seen>[0] }>([
    { why: "three domains", known: { domains: ["elderly", "poverty", "disability"] } },
    { why: "8050", known: { patterns: ["8050"] } },
    { why: "a young carer", known: { domains: ["child"], patterns: ["young_carer"] } },
    { why: "a house full of rubbish", known: { patterns: ["hoarding"] } },
    { why: "no scheme fits", known: { domains: ["other"], mainTopic: "other" } },
    {
      why: "withdrawn, and nobody may be told",
      known: { domains: ["poverty"], patterns: ["hikikomori"], consent: consent("none") },
    },
  ])("a candidate: $why", ({ known }) => {
    expect(metBy(city, known).length).toBeGreaterThan(0);
  });
});

test("a matter that a window takes is no gap between the schemes", () => {
  const topic: Topic = "community";
  const other: Domain[] = ["other"];
  expect(metBy(loadCity("cities", "tsuruoka"), { domains: other, mainTopic: topic })).toEqual([]);
  expect(metBy(loadCity("cities", "ueda"), { domains: other, mainTopic: topic })).toEqual(["between"]);
});

test("上田市: double care alone is for two offices; with debts it spans more", () => {
  const ueda = loadCity("cities", "ueda");
  expect(metBy(ueda, { domains: ["elderly", "child"], patterns: ["double_care"] })).toEqual([]);
  expect(metBy(ueda, { domains: ["elderly", "poverty"], patterns: ["double_care"] })).toEqual(["several"]);
});

describe("each sign a criterion can name", () => {
  const [city] = cities;
  if (city === undefined) throw new Error("there is no city");
  const consented = consent("none");
  test.each<{ sign: Sign; shown: Parameters<typeof seen>[0]; not: Parameters<typeof seen>[0] }>([
    { sign: { domains_at_least: 2 }, shown: { domains: ["child", "other"] }, not: { domains: ["child", "child"] } },
    { sign: { domain: "child" }, shown: { domains: ["elderly", "child"] }, not: {} },
    { sign: { pattern: "dv" }, shown: { patterns: ["dv"] }, not: { understanding: null } },
    { sign: { topics_at_least: 2 }, shown: { topics: ["rent"] }, not: {} },
    {
      sign: { danger_at_most: 1 },
      shown: { danger: { tier: 1, kinds: [], evidence: [] } },
      not: { danger: { tier: 2, kinds: [], evidence: [] } },
    },
    { sign: { about: "supporter" }, shown: { about: "supporter" }, not: { about: null } },
    { sign: { without_consent: true }, shown: { consent: consented }, not: { consent: consent("none", "not_asked") } },
    {
      sign: { no_office: true },
      shown: { domains: [], mainTopic: "other" },
      not: { domains: ["other"], mainTopic: null },
    },
    { sign: { all: [{ domain: "elderly" }, { about: "self" }] }, shown: {}, not: { about: "family" } },
    { sign: { any: [{ domain: "poverty" }, { about: "self" }] }, shown: {}, not: { about: "family" } },
  ])("$sign", ({ sign, shown, not }) => {
    const one = {
      ...city,
      criteria: [{ id: "one", text: "一つ", sign, proposed: true, source: "計画 1", assured: null }],
    };
    expect(metBy(one, shown)).toEqual(["one"]);
    expect(metBy(one, not)).toEqual([]);
  });
});

test("a city without criteria has no candidates", () => {
  const [city] = cities;
  if (city === undefined) throw new Error("there is no city");
  expect(coordinationCandidate({ ...city, criteria: [] }, seen({ patterns: ["8050"] }))).toBeNull();
});
