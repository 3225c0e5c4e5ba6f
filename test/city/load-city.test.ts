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

describe("what the five plans count", () => {
  const city = (id: string) => loadCity("cities", id);
  const named = (id: string, part: "agencies" | "departments") => city(id)[part].map(({ name }) => name);

  test.each(["iwaki", "tsuruoka"])("%s: the plan gives no contact of any office, so none is invented", (id) => {
    for (const office of [...city(id).departments, ...city(id).agencies]) {
      expect(office).toMatchObject({ phone: null, address: null, url: null, hours: null, assured: null });
    }
  });

  test("上田市: the one number of the plan is 福祉課's", () => {
    const offices = [...city("ueda").departments, ...city("ueda").agencies];
    expect(offices.filter(({ phone }) => phone !== null).map(({ name, phone }) => [name, phone])).toEqual([
      ["福祉課", "0268-23-5372"],
    ]);
  });

  test("いわき市: seven of most, unnamed, in one house", () => {
    const inHouse = city("iwaki").agencies.filter(({ at }) => at === "chiku-hoken-fukushi");
    expect(inHouse.map(({ name, count }) => [name, count])).toEqual([
      ["地域包括支援センター", 7],
      ["障がい者相談支援センター", 5],
      ["子育てコンシェルジュ", 7],
      ["母子保健コンシェルジュ", 7],
      ["子ども家庭支援員", 3],
      ["生活保護就労支援員", 5],
    ]);
    expect(city("iwaki").hotlines.map(({ number }) => number)).toContain("0120-279-226");
    expect(city("iwaki").hotlines.map(({ number }) => number)).not.toContain("0120-279-338");
  });

  test("鶴岡市: 11 centres, 26 districts, 12 windows, three spellings of one office, no department for the four domains", () => {
    const { agencies, areas, windows, unassigned } = city("tsuruoka");
    expect(agencies.filter(({ type }) => type === "地域包括支援センター")).toHaveLength(11);
    expect(areas).toHaveLength(26);
    expect(windows).toHaveLength(12);
    expect(agencies.find(({ id }) => id === "kurashi-station")?.aliases).toHaveLength(3);
    expect(unassigned).toEqual(["elderly", "disability", "child", "poverty"]);
  });

  test.each([
    ["mito", "福祉総務課"],
    ["iwaki", "保健福祉課"],
    ["tsuruoka", "地域包括ケア推進課"],
    ["ueda", "福祉課"],
    ["kokubunji", "地域共生推進課"],
  ])("%s is brought together by %s", (id, lead) => {
    expect(city(id).departments.find((department) => department.id === city(id).lead_department)?.name).toBe(lead);
    expect(named(id, "departments")).toContain(lead);
  });

  test("水戸市's fifteen figures have targets, 鶴岡市's seven are blank, the others have none", () => {
    const targets = (id: string) => city(id).indicators.map(({ target }) => target);
    expect(targets("mito")).toEqual([48, 24, 100, 100, 100, 81, 130, 16, 73500, 10, 22000, 71136, 3, 16, 32]);
    expect(targets("tsuruoka")).toEqual(Array.from({ length: 7 }, () => null));
    expect(["iwaki", "ueda", "kokubunji"].flatMap(targets)).toEqual([]);
  });

  test.each(["mito", "iwaki", "tsuruoka", "ueda", "kokubunji"])(
    "%s: 重層的支援会議 with consent, 支援会議 without",
    (id) => {
      const consent = (kind: string) =>
        city(id)
          .meetings.filter((each) => each.kind === kind)
          .map((each) => each.consent);
      expect([consent("multi_agency"), consent("support")]).toEqual([["needed"], ["not_needed"]]);
    },
  );

  test("上田市's table of existing meetings, 本人同意 要・不要", () => {
    const existing = city("ueda").meetings.filter(({ kind }) => kind === "existing");
    expect(existing.map(({ domain, consent }) => [domain, consent])).toEqual([
      ["elderly", "not_needed"],
      ["disability", "needed"],
      ["disability", "needed"],
      ["child", "not_needed"],
      ["poverty", "needed"],
      ["poverty", "not_needed"],
    ]);
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
      says: /kokubunji: areas: nishimachi: 西町の「介護」の相談を受ける地域包括支援センターがありません/,
    },
  ])("$why", ({ file, from, to, says }) => {
    edit(file, from, to);
    expect(() => loadCities(dir, null)).toThrow(says);
  });

  test("a city that is not there", () => {
    expect(() => loadCities(dir, ["mito", "edo"])).toThrow(
      /there is no city edo; there are iwaki, kokubunji, mito, tsuruoka, ueda/,
    );
  });
});
