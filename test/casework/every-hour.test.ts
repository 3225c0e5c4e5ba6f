import { expect, test } from "vitest";
import { holidays } from "../../src/content/holidays.ts";
import { loadCities } from "../../src/content/load-city.ts";
import { answerBy } from "../../src/core/casework/answer-by.ts";
import { hotlinesFor } from "../../src/core/city/hotlines-for.ts";

/** No hour of the year, night, weekend, holiday or 年末年始, leaves anybody without a deadline and a number to call (receivers: city-routes.test.ts). */
const HOURS = 365 * 24;
const START = Date.parse("2026-01-01T00:00:00+09:00");

test.each(loadCities("cities", null).map((city) => ({ id: city.id, city })))(
  "$id, every hour of a year",
  ({ city }) => {
    for (let count = 0; count < HOURS; count++) {
      const at = hour(count);
      const due = Date.parse(answerBy(city, 0, at, holidays));
      const lines = hotlinesFor(city, {
        kinds: ["suicide"],
        partner: false,
        tier: 0,
        ageBand: null,
        at,
        holidays,
        language: "ja",
      });
      const numbers = lines.map((line) => line.number);
      if (!(due > Date.parse(at)) || !numbers.includes("110") || !numbers.includes("119")) {
        expect({ at, due, numbers }).toBe("a deadline ahead, 110 and 119");
      }
    }
  },
);

function hour(count: number): string {
  return new Date(START + count * 3_600_000).toISOString();
}
