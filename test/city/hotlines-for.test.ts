import { describe, expect, test } from "vitest";
import { holidays } from "../../src/content/holidays.ts";
import { loadCity } from "../../src/content/load-city.ts";
import { type HotlineQuery, hotlinesFor } from "../../src/core/city/hotlines-for.ts";

const city = loadCity("cities", "mito");
const noon = "2026-12-01T12:00:00+09:00";
const evening = "2026-12-01T18:00:00+09:00";
const night = "2026-12-01T02:00:00+09:00";
const adult: HotlineQuery = {
  kinds: ["suicide"],
  partner: false,
  tier: 1,
  ageBand: "40-64",
  at: noon,
  holidays,
  language: "ja",
};

const shown = (query: Partial<HotlineQuery>, of = city) => hotlinesFor(of, { ...adult, ...query }).map(({ id }) => id);

test.each<{ why: string; query: Partial<HotlineQuery>; lines: string[] }>([
  {
    why: "an adult at noon: the line that always answers, then a chat",
    query: {},
    lines: ["yorisoi", "anata-no-ibasho", "police", "fire"],
  },
  {
    why: "in the evening a line that is open only then",
    query: { at: evening },
    lines: ["yorisoi", "inochi-denwa", "police", "fire"],
  },
  {
    why: "at night nothing that would not answer",
    query: { at: night },
    lines: ["yorisoi", "anata-no-ibasho", "police", "fire"],
  },
  {
    why: "danger to life: 110 and 119 first",
    query: { tier: 0 },
    lines: ["police", "fire", "yorisoi", "anata-no-ibasho"],
  },
  { why: "violence now: 110 and 119 first", query: { kinds: ["danger"] }, lines: ["police", "fire", "yorisoi"] },
  { why: "a child at noon", query: { ageBand: "6-17" }, lines: ["kodomo-sos", "yorisoi", "police", "fire"] },
  {
    why: "a child in the evening: the lines for children first",
    query: { ageBand: "6-17", at: evening },
    lines: ["kodomo-sos", "childline", "police", "fire"],
  },
  {
    why: "a child who is hurt",
    query: { ageBand: "6-17", kinds: ["abuse"] },
    lines: ["kodomo-sos", "child-abuse", "police", "fire"],
  },
  {
    why: "abuse, nobody knows of whom: 189 is not left out",
    query: { ageBand: null, kinds: ["abuse"] },
    lines: ["child-abuse", "yorisoi", "police", "fire"],
  },
  {
    why: "an old person who is hurt: 189 would not help her",
    query: { ageBand: "75+", kinds: ["abuse"] },
    lines: ["yorisoi", "police", "fire"],
  },
  { why: "violence of a partner", query: { kinds: ["dv"] }, lines: ["dv-plus", "yorisoi", "police", "fire"] },
  {
    why: "struck by a partner, age not known: the line for partners before the one for children, which is not left out",
    query: { ageBand: null, kinds: ["abuse", "dv"], partner: true },
    lines: ["dv-plus", "child-abuse", "police", "fire"],
  },
  {
    why: "struck, and only the model thinks of a partner: it may be a child's father",
    query: { ageBand: null, kinds: ["abuse", "dv"] },
    lines: ["child-abuse", "dv-plus", "police", "fire"],
  },
  { why: "nothing to eat", query: { kinds: ["destitution"] }, lines: ["yorisoi", "police", "fire"] },
  {
    why: "English at noon: the line that speaks it",
    query: { language: "en" },
    lines: ["yorisoi-foreign", "yorisoi", "police", "fire"],
  },
  {
    why: "English at night: that line is closed, the others say that they are in Japanese",
    query: { language: "en", at: night },
    lines: ["yorisoi", "anata-no-ibasho", "police", "fire"],
  },
  {
    why: "やさしい日本語 is read by people of many languages",
    query: { language: "ja-easy" },
    lines: ["yorisoi-foreign", "yorisoi", "police", "fire"],
  },
  { why: "no danger of a known kind", query: { kinds: [], tier: 3 }, lines: ["police", "fire"] },
])("$why", ({ query, lines }) => {
  expect(shown(query)).toEqual(lines);
});

describe("rows that are out of date", () => {
  test("are shown until the day they expire, and 110 and 119 always", () => {
    expect(shown({ at: "2027-05-31T23:00:00+09:00" })).toContain("yorisoi");
    expect(shown({ at: "2027-06-01T00:00:00+09:00" })).toEqual(["police", "fire"]);
  });

  test.each([
    ["no day to be checked again", { expires: null }],
    ["neither number nor page", { number: null, url: null }],
  ])("are not shown with %s", (_why, change) => {
    const hotlines = city.hotlines.map((line) => (line.id === "yorisoi" ? { ...line, ...change } : line));
    expect(shown({}, { ...city, hotlines })).not.toContain("yorisoi");
  });
});

test.each(["mito", "kokubunji"])("%s: numbers as the sources print them, none yet verified by a person", (id) => {
  const { hotlines } = loadCity("cities", id);
  const numbers = Object.fromEntries(hotlines.map((line) => [line.id, line.number]));
  expect(numbers).toEqual({
    police: "110",
    fire: "119",
    "child-abuse": "189",
    "dv-plus": "0120-279-889",
    "kodomo-sos": "0120-0-78310",
    childline: "0120-99-7777",
    yorisoi: "0120-279-338",
    "yorisoi-foreign": "0120-279-338",
    "inochi-denwa": "0120-783-556",
    "anata-no-ibasho": null,
  });
  expect(hotlines.every((line) => line.verified_on === null && line.expires === "2027-05-31")).toBe(true);
});
