import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadCities, loadCity } from "../../src/content/load-city.ts";
import { City } from "../../src/core/city/city.ts";

describe("the cities there are", () => {
  const cities = loadCities("cities", null);

  test("are read in one order, or as named", () => {
    expect(cities.map(({ id }) => id)).toEqual(expect.arrayContaining(["kokubunji", "mito"]));
    expect(loadCities("cities", ["mito"]).map(({ name }) => name)).toEqual(["水戸市"]);
  });

  test.each(cities.map((city) => [city.name, city] as const))(
    "%s fits the schema, and goes through JSON unchanged",
    (_name, city) => {
      expect(City.parse(JSON.parse(JSON.stringify(city)))).toEqual(city);
    },
  );

  test.each(["mito", "kokubunji"])("%s: the plan gives no contact of any office, so none is invented", (id) => {
    const { departments, agencies } = loadCity("cities", id);
    for (const office of [...departments, ...agencies]) {
      expect(office).toMatchObject({ phone: null, address: null, url: null, hours: null, assured: null });
      expect(office.source).toMatch(/^計画 \d/);
    }
  });

  test("水戸市 as its plan counts: 9 + 2 + 2 + 1 that take in cases, 18 places for parents, 7 windows of その他", () => {
    const { agencies, windows, areas } = loadCity("cities", "mito");
    const count = (type: string) => agencies.filter((agency) => agency.type === type).length;
    expect(agencies.filter(({ role }) => role === "intake")).toHaveLength(14);
    expect([
      count("地域包括支援センター"),
      count("基幹相談支援センター"),
      count("地域子育て支援拠点"),
      count("地域活動支援センター"),
    ]).toEqual([9, 2, 18, 3]);
    expect(windows.map(({ name }) => name)).toEqual(["教育", "保健", "人権", "消費", "労働", "住宅", "税"]);
    expect(windows.every(({ receiver }) => receiver === "fukushi-somu")).toBe(true);
    expect(areas).toEqual([]);
  });

  test("国分寺市 as its plan counts: 6 centres with 19 towns, and a note that the plan is over", () => {
    const { agencies, areas, plan } = loadCity("cities", "kokubunji");
    const centres = agencies.filter(({ type }) => type === "地域包括支援センター");
    expect(centres).toHaveLength(6);
    expect(centres.flatMap(({ catchment }) => catchment ?? []).sort()).toEqual(areas.map(({ id }) => id).sort());
    expect(areas).toHaveLength(19);
    expect(plan.stale_note).toContain("令和5年度");
  });
});

describe("a mistake names file, place and reason", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "cities-"));
    cpSync("cities", dir, { recursive: true });
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  function edit(file: string, from: string, to: string): void {
    const text = readFileSync(join(dir, file), "utf8");
    expect(text).toContain(from);
    writeFileSync(join(dir, file), text.replace(from, to));
  }

  test.each([
    {
      why: "a mistyped key",
      file: "mito/city.yaml",
      from: "lead_department:",
      to: "lead_departement:",
      says: /mito\/city\.yaml: lead_department: .*expected string/,
    },
    {
      why: "an unknown key of an agency",
      file: "mito/agencies.yaml",
      from: "note: 妊娠期",
      to: "notes: 妊娠期",
      says: /mito\/agencies\.yaml: kodomo-katei-center: .*notes/,
    },
    {
      why: "an unknown domain",
      file: "mito/agencies.yaml",
      from: "domains: [elderly]",
      to: "domains: [elder]",
      says: /mito\/agencies\.yaml: hokatsu-kikan: domains: 0: /,
    },
    {
      why: "a forgotten domain",
      file: "mito/agencies.yaml",
      from: "domains: [elderly]",
      to: "note: x",
      says: /hokatsu-uchihara: domains: /,
    },
    {
      why: "a hotline that does not say when it is open",
      file: "hotlines.yaml",
      from: "  hours: null\n",
      to: "",
      says: /hotlines\.yaml: police: hours: /,
    },
    {
      why: "a hotline that is not in the list",
      file: "mito/city.yaml",
      from: "dv-plus",
      to: "dv-minus",
      says: /mito\/city\.yaml: hotlines: national: there is no dv-minus/,
    },
    {
      why: "broken YAML",
      file: "mito/areas.yaml",
      from: "[]",
      to: "- {",
      says: /mito\/areas\.yaml: cannot be read as YAML/,
    },
    {
      why: "another city's id",
      file: "mito/city.yaml",
      from: "id: mito",
      to: "id: mita",
      says: /mito\/city\.yaml: id: is mita, but the folder is named mito/,
    },
    {
      why: "a hole in the catchments",
      file: "kokubunji/agencies.yaml",
      from: ", nishimachi]",
      to: "]",
      says: /kokubunji: areas: nishimachi: no 地域包括支援センター has it for elderly/,
    },
  ])("$why", ({ file, from, to, says }) => {
    edit(file, from, to);
    expect(() => loadCities(dir, null)).toThrow(says);
  });

  test("a city that is not there", () => {
    expect(() => loadCities(dir, ["mito", "edo"])).toThrow(/there is no city edo; there are kokubunji, mito/);
  });
});
