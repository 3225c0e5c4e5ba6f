import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadCities } from "../../src/content/load-city.ts";
import type { City } from "../../src/core/city/city.ts";
import { DOMAINS } from "../../src/core/domain.ts";
import { directoryFiles } from "../../src/directory/directory-files.ts";
import { AREAS, diffOf, NO_DIFF, smallCity } from "./small-city.ts";

/** Goal: what goes out comes in again unchanged. Method: every pack there is, and offices of which anything may be known. */
const FORMATS = ["csv", "hsds"] as const;
const cities = [...loadCities("cities", null), smallCity()];

describe.each(cities.map((city) => [city.name, city] as const))("%s", (_name, city) => {
  test.each(FORMATS)("comes back from %s as it went out", (format) => {
    expect(diffOf(city, directoryFiles[format](city))).toEqual(NO_DIFF);
  });

  test.each(FORMATS)("says the same on every export (%s)", (format) => {
    expect(directoryFiles[format](city)).toEqual(directoryFiles[format](structuredClone(city)));
  });
});

const text = fc.oneof(
  fc.constantFrom("とうぶ", "=1+1", "+81", "-", "@SUM(A1)", "'=x", 'a,"b"', "行\n二行", "、；", "風（FOO）", "　"),
  fc.string({ minLength: 1, maxLength: 12 }),
);
/** A cell's outer blanks are nobody's meaning, and control characters no text. */
const word = text
  .map((said) => said.replace(/[\p{Cc}\p{Cs}]/gu, (c) => (c === "\n" ? c : "")).trim())
  .filter((said) => said !== "");
const name = word
  .map((said) => said.replace(/[;；\n]/g, ""))
  .filter((said) => said.trim() === said && said !== "" && said !== "なし");
const time = fc
  .integer({ min: 0, max: 95 })
  .map(
    (quarter) => `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`,
  );
const hours = fc.record({
  openings: fc.array(
    fc.record({
      days: fc.uniqueArray(fc.nat(6), { minLength: 1 }),
      from: time,
      to: fc.oneof(time, fc.constant("24:00")),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  closed_on_holidays: fc.boolean(),
  year_end: fc.constantFrom(null, ["12-29", "01-03"], ["12-28", "01-04"]),
});
const age = fc.option(fc.integer({ min: 0, max: 120 }));
const known = fc.record({
  phone: fc.constantFrom(null, "029-224-1111", "0120279226", "#8000"),
  fax: fc.constantFrom(null, "029-224-1112"),
  email: fc.constantFrom(null, "east@example.jp"),
  form_url: fc.constantFrom(null, "https://example.jp/form?to=east"),
  line: fc.constantFrom(null, "@east", "https://lin.ee/abc"),
  address: fc.option(word),
  url: fc.constantFrom(null, "https://example.jp/a?b=1,2"),
  assured: fc.constantFrom(null, "2026-10-01"),
  hours: fc.option(hours),
  short: fc.option(word),
  aliases: fc.array(name, { maxLength: 3 }),
  role: fc.constantFrom("intake", "coordination", "outreach", "participation", "community", "partner"),
  type: fc.option(word),
  domains: fc.uniqueArray(fc.constantFrom(...DOMAINS)),
  department: fc.constantFrom(null, "lead"),
  operator: fc.constantFrom(null, "direct", "entrusted"),
  ages: fc.option(fc.record({ from: age, to: age }).filter(({ from, to }) => from !== null || to !== null)),
  catchment: fc.option(fc.uniqueArray(fc.constantFrom(...AREAS.map(({ id }) => id)))),
  order: fc.nat(99),
  languages: fc.option(fc.array(name, { maxLength: 3 })),
  note: fc.option(word),
  source: word,
});

test.each(FORMATS)("whatever is known of an office, it comes back from %s as it went out", (format) => {
  fc.assert(
    fc.property(known, (east) => {
      const city: City = smallCity(east);
      expect(diffOf(city, directoryFiles[format](city))).toEqual(NO_DIFF);
    }),
    { numRuns: 300 },
  );
});
