import { expect, test } from "vitest";
import { holidays } from "../../src/content/holidays.ts";
import { loadCities } from "../../src/content/load-city.ts";
import { answerBy } from "../../src/core/casework/answer-by.ts";
import { findRoute, type RouteQuery } from "../../src/core/casework/find-route.ts";
import { hotlinesFor } from "../../src/core/city/hotlines-for.ts";
import { DOMAINS } from "../../src/core/domain.ts";

/** No hour of the year, night, weekend, holiday or 年末年始, leaves anybody without a receiver, a deadline and a number to call. */
const HOURS = 365 * 24;
const START = Date.parse("2026-01-01T00:00:00+09:00");

test.each(loadCities("cities", null).map((city) => ({ id: city.id, city })))(
  "$id, every hour of a year",
  ({ city }) => {
    const query = (at: string, domain: (typeof DOMAINS)[number]): RouteQuery => ({
      ...{
        domains: [domain],
        topics: [],
        mainTopic: null,
        patterns: [],
        area: null,
        ageBand: null,
        tier: 3,
        kinds: [],
      },
      ...{ about: null, consent: "share", language: "ja", at },
    });
    const usual = new Map(DOMAINS.map((domain) => [domain, findRoute(city, query(hour(0), domain)).lead.id]));
    for (let count = 0; count < HOURS; count++) {
      const at = hour(count);
      const domain = DOMAINS[count % DOMAINS.length] ?? "other";
      const received = findRoute(city, query(at, domain)).lead.id;
      const due = Date.parse(answerBy(city, 0, at, holidays));
      const lines = hotlinesFor(city, { kinds: ["suicide"], tier: 0, ageBand: null, at, holidays, language: "ja" });
      const numbers = lines.map((line) => line.number);
      if (
        received !== usual.get(domain) ||
        !(due > Date.parse(at)) ||
        !numbers.includes("110") ||
        !numbers.includes("119")
      ) {
        expect({ at, domain, received, due, numbers }).toBe("a receiver, a deadline ahead, 110 and 119");
      }
    }
  },
);

function hour(count: number): string {
  return new Date(START + count * 3_600_000).toISOString();
}
