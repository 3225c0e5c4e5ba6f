import { describe, expect, test } from "vitest";
import { holidays } from "../../src/content/holidays.ts";
import { loadCities } from "../../src/content/load-city.ts";
import { answerBy } from "../../src/core/casework/answer-by.ts";
import { findRoute, type RouteQuery } from "../../src/core/casework/find-route.ts";
import { receiversOf } from "../../src/core/casework/receivers.ts";
import type { Reason, Route } from "../../src/core/casework/route.ts";
import type { City } from "../../src/core/city/city.ts";
import { hotlinesFor } from "../../src/core/city/hotlines-for.ts";
import { openAt } from "../../src/core/city/open-at.ts";
import { AGE_BANDS, DOMAINS, type Domain, TOPICS } from "../../src/core/domain.ts";

/** Goal: nobody is turned away, whatever is known of them. Method: every city there is, and all that routing looks at. */
const cities = loadCities("cities", null);

const domainLists: Domain[][] = [
  [],
  ...DOMAINS.map((one) => [one]),
  ...DOMAINS.flatMap((one) => DOMAINS.map((two) => [one, two])),
];
const consents = [null, "share", "city_only", "none"] as const;

function* queries(city: City): Generator<RouteQuery> {
  const areas = [
    null,
    { id: null, said: "言いたくない" },
    { id: "gone", said: "?" },
    ...city.areas.map(({ id, name }) => ({ id, said: name })),
  ];
  const rest = { patterns: [], kinds: [], about: null, language: "ja", at: "2026-04-02T10:00:00+09:00" } as const;
  // The city hall is closed; routing tells hours apart by no more than that (city-routes.test.ts).
  const atNight = { ...rest, language: "en", at: "2026-05-05T02:00:00+09:00" } as const;
  for (const domains of domainLists)
    for (const area of areas)
      for (const ageBand of [null, ...AGE_BANDS])
        for (const consent of consents)
          for (const tier of [0, 3] as const)
            yield {
              ...(tier === 0 ? atNight : rest),
              domains,
              area,
              ageBand,
              consent,
              tier,
              topics: [],
              mainTopic: null,
            };
  for (const pattern of ["8050", "double_care", "hikikomori", "dv", "consumer_fraud", "pregnancy"])
    for (const domains of domainLists)
      for (const ageBand of [null, ...AGE_BANDS])
        yield {
          ...rest,
          ...{ domains, ageBand, patterns: [pattern], area: null, consent: null, tier: 3, topics: [], mainTopic: null },
        };
  for (const mainTopic of TOPICS) {
    yield {
      ...rest,
      domains: ["other"],
      area: null,
      ageBand: null,
      consent: null,
      tier: 3,
      topics: [...TOPICS],
      mainTopic,
    };
  }
}

/** What is wrong with a route; empty when nothing is. */
function faults(city: City, query: RouteQuery, route: Route): string[] {
  const everybody = [route.lead, ...route.with, ...route.fallbacks];
  const known = receiversOf(city).map(({ id }) => id);
  const ids = (receivers: Route["with"]) => receivers.map(({ id }) => id);
  const chain = ids([route.lead, ...route.fallbacks]);
  const named = ids([route.lead, ...route.with]);
  const chosen = city.agencies.filter(({ id }) => named.includes(id));
  const secret = query.consent === "city_only" || query.consent === "none";
  const checks: [boolean, string][] = [
    [ids(everybody).every((id) => known.includes(id)), "somebody who receives no cases"],
    [chain.at(-1) === city.lead_department, "the chain does not end at the lead department"],
    [new Set(chain).size === chain.length, "somebody twice in the chain"],
    [new Set(named).size === named.length, "somebody named twice"],
    [route.because.length > 0, "no reason"],
    [
      chosen.every(({ catchment }) => catchment === null || catchment.includes(query.area?.id ?? "")),
      "an office of another area",
    ],
    [!secret || (named.length === 1 && named[0] === city.lead_department), "somebody learns of it without consent"],
  ];
  return checks.filter(([holds]) => !holds).map(([, fault]) => fault);
}

describe.each(cities.map((city) => [city.name, city] as const))("%s", (_name, city) => {
  test("every domain and pair × area × age × consent × danger has a receiver, and the lead department last", () => {
    let count = 0;
    for (const query of queries(city)) {
      count++;
      const wrong = faults(city, query, findRoute(city, query));
      if (wrong.length > 0) expect.fail(`${wrong.join(", ")}: ${JSON.stringify(query)}`);
    }
    expect(count).toBeGreaterThan(1000);
  });

  test("every third hour of a year has a deadline within working time, later for what can wait", () => {
    for (let hour = 0; hour < 24 * 366; hour += 3) {
      const at = new Date(Date.UTC(2026, 3, 1, hour, 20)).toISOString();
      const deadlines = ([0, 1, 2, 3] as const).map((tier) => Date.parse(answerBy(city, tier, at, holidays)));
      expect(deadlines).toEqual(deadlines.toSorted((a, b) => a - b));
      const days = deadlines.map((deadline) => (deadline - Date.parse(at)) / 86_400_000);
      // Golden Week and the New Year, with a weekend on either side and two working days more.
      expect(Math.min(...days)).toBeGreaterThan(0);
      expect(Math.max(...days)).toBeLessThan(14);
      const closing = new Date((deadlines[0] ?? 0) - 60_000).toISOString();
      expect(openAt(city.answer_within.working_hours, closing, holidays)).toBe(true);
    }
  });

  test("every third hour of a year shows 110 and 119, at most four lines, and none that is closed or expired", () => {
    for (let hour = 0; hour < 24 * 366; hour += 3) {
      const at = new Date(Date.UTC(2026, 3, 1, hour, 20)).toISOString();
      for (const ageBand of [null, "6-17", "75+"] as const) {
        const lines = hotlinesFor(city, {
          kinds: ["suicide"],
          partner: false,
          tier: 1,
          ageBand,
          at,
          holidays,
          language: "ja",
        });
        expect(lines.length).toBeLessThanOrEqual(4);
        expect(lines.map(({ number }) => number)).toEqual(expect.arrayContaining(["110", "119"]));
        expect(lines.every(({ hours }) => hours === null || openAt(hours, at, holidays))).toBe(true);
        expect(
          lines.every(({ id, expires }) => id === "police" || id === "fire" || (expires ?? "") >= at.slice(0, 10)),
        ).toBe(true);
      }
    }
  });

  test("every reason names what its sentence needs", () => {
    const needed = {
      catchment: ["area", "office"],
      hub: ["count", "office"],
      beside: ["count", "hub", "office"],
      together: ["office", "others"],
      outside: ["office", "place"],
      citywide: ["domain", "office"],
      age: ["from", "office", "to"],
      age_from: ["from", "office"],
      age_to: ["office", "to"],
      department: ["domain", "office"],
      lead: ["office"],
      area_unknown: ["count", "office", "type"],
      window: ["office", "window"],
      consent_city_only: ["office"],
      danger: ["office"],
      closed: ["instead", "office"],
      urgent: ["office"],
      night: ["night", "office"],
      speaks: ["office"],
      interpreter: ["office"],
    } satisfies Record<Reason["code"], string[]>;
    for (const query of queries(city)) {
      for (const { code, params } of findRoute(city, query).because) {
        expect(Object.keys(params).sort()).toEqual(needed[code]);
        expect(Object.values(params).every((value) => value !== "")).toBe(true);
      }
    }
  });
});
