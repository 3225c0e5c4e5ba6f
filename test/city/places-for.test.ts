import { describe, expect, test } from "vitest";
import { loadCities, loadCity } from "../../src/content/load-city.ts";
import { placesFor } from "../../src/core/city/places-for.ts";
import type { AgeBand, Domain } from "../../src/core/domain.ts";

const shown = (id: string, domains: Domain[], age: AgeBand | null = null) =>
  placesFor(loadCity("cities", id), domains, age, null).map(({ kind, count }) => `${kind} ${count}`);

test.each<{ id: string; domain: Domain; age?: AgeBand; places: string[] }>([
  { id: "mito", domain: "elderly", places: ["exercise 2", "club 1", "salon 2", "talk 2"] },
  { id: "mito", domain: "disability", places: ["activity_centre 3", "salon 2", "talk 2"] },
  { id: "mito", domain: "child", places: ["parents_children 19", "salon 1", "talk 2"] },
  { id: "mito", domain: "poverty", places: ["salon 1", "talk 2"] },
  { id: "iwaki", domain: "elderly", places: ["exercise 1", "salon 1", "volunteer 1"] },
  { id: "iwaki", domain: "child", places: ["parents_children 2"] },
  { id: "iwaki", domain: "poverty", places: [] },
  { id: "tsuruoka", domain: "elderly", places: ["exercise 175"] },
  { id: "tsuruoka", domain: "disability", places: ["activity_centre 1"] },
  { id: "ueda", domain: "elderly", age: "75+", places: ["exercise 1", "salon 1"] },
  { id: "ueda", domain: "elderly", age: "40-64", places: [] },
  { id: "ueda", domain: "child", places: ["parents_children 12"] },
  { id: "kokubunji", domain: "child", places: ["parents_children 8"] },
  { id: "kokubunji", domain: "disability", places: ["activity_centre 4"] },
])("$id, $domain, $age: $places", ({ id, domain, age, places }) => {
  expect(shown(id, [domain], age ?? null)).toEqual(places);
});

test("nothing known of the trouble: every place of the city", () => {
  expect(shown("kokubunji", [])).toEqual(["parents_children 8", "activity_centre 4", "volunteer 31"]);
});

test.each([
  ["while it is closed", "2026-12-28T23:00:00+09:00", ["activity_centre 3"]],
  ["from the day after", "2026-12-29T00:00:00+09:00", ["activity_centre 4"]],
])("nobody is sent to a place %s", (_when, at, places) => {
  const city = loadCity("cities", "kokubunji");
  const agencies = city.agencies.map((each) =>
    each.id === "niji" ? { ...each, status: "temporarily_closed" as const, closed_until: "2026-12-28" } : each,
  );
  const found = placesFor({ ...city, agencies }, ["disability"], null, at);
  expect(found.map(({ kind, count }) => `${kind} ${count}`)).toEqual(places);
});

describe.each(loadCities("cities", null).map((city) => [city.name, city] as const))("%s", (_name, city) => {
  test("names the source of every place, and sends nobody to one that needs a decision first", () => {
    const places = city.agencies.filter(({ place }) => place !== null);
    expect(places.length).toBeGreaterThan(0);
    expect(places.every(({ role, source }) => role === "community" && source.startsWith("計画 "))).toBe(true);
  });
});
