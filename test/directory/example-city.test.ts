import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadCities, loadCity } from "../../src/content/load-city.ts";
import { findRoute, type RouteQuery } from "../../src/core/casework/find-route.ts";
import { checkCity } from "../../src/core/city/check-city.ts";
import { findArea } from "../../src/core/city/find-area.ts";
import { officesOf } from "../../src/core/directory/office.ts";
import { AGE_BANDS, DOMAINS } from "../../src/core/domain.ts";

/** Goal: the documented example of a sixth city holds. Method: copied as cities/README.md says, then loaded, checked, routed. */
const dir = mkdtempSync(join(tmpdir(), "cities-"));
cpSync("cities/hotlines.yaml", join(dir, "hotlines.yaml"));
cpSync("cities/_example-kodaira", join(dir, "kodaira"), { recursive: true });
const city = loadCity(dir, "kodaira");
afterAll(() => rmSync(dir, { recursive: true }));

const query: RouteQuery = {
  ...{ domains: [], topics: [], patterns: [], area: null, ageBand: null, tier: 3, kinds: [], about: null },
  ...{ consent: null, language: "ja", at: "2026-11-24T10:00:00+09:00" },
};

test("it is no city that is served", () => {
  expect(loadCities("cities", null).map(({ name }) => name)).not.toContain("小平市");
  expect(() => loadCities("cities", ["_example-kodaira"])).toThrow("there is no city _example-kodaira");
});

test("its pack has no mistake, and nothing in it is invented: no number, address, page or hour", () => {
  expect(checkCity(city, "2026-11-22").filter(({ level }) => level === "error")).toEqual([]);
  for (const office of officesOf(city)) {
    expect(office).toMatchObject({ phone: null, address: null, url: null, hours: null, assured: null });
    expect(office.source).toBe("公開情報（要確認）");
  }
});

test.each([
  { domains: ["elderly"], ageBand: "75+", to: /^(地域包括支援センター|高齢者支援課)/ },
  { domains: ["disability"], ageBand: null, to: /^障がい者支援課$/ },
  { domains: ["child"], ageBand: "0-5", to: /^子育て支援課$/ },
  { domains: ["poverty"], ageBand: "40-64", to: /^こだいら生活相談支援センター$/ },
  { domains: ["other"], ageBand: null, to: /^生活支援課$/ },
  { domains: [], ageBand: null, to: /^生活支援課$/ },
] as const)("$domains goes to $to", ({ domains, ageBand, to }) => {
  expect(findRoute(city, { ...query, domains, ageBand }).lead.name).toMatch(to);
});

test("everybody has a receiver, and it ends with the lead department", () => {
  const areas = [null, ...city.areas.map(({ id, name }) => ({ id, said: name }))];
  for (const domain of DOMAINS) {
    for (const area of areas) {
      for (const ageBand of [null, ...AGE_BANDS]) {
        const { lead, fallbacks } = findRoute(city, { ...query, domains: [domain], area, ageBand });
        expect([lead.id, ...fallbacks.map(({ id }) => id)].at(-1)).toBe("seikatsu-shien");
      }
    }
  }
});

test.each(city.areas.map(({ name }) => name))("%s is understood as people write it", (name) => {
  expect(JSON.stringify(findArea(city, `小平市${name}1丁目`))).toContain(
    city.areas.find((area) => area.name === name)?.id,
  );
});
