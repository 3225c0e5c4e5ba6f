import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ContentError } from "../../src/content/content-error.ts";
import { loadScripts } from "../../src/content/load-scripts.ts";
import { findArea } from "../../src/core/city/find-area.ts";

/** A city's own flows, texts and postcodes hold for that city alone; a broken file is named in one sentence. */
const ROOT = join(import.meta.dirname, "../..");
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "content-"));
  for (const folder of ["flows", "locales", "cities"])
    cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("a city's own text is said there, and nowhere else", async () => {
  write("cities/mito/locales/ja/intake.yaml", "about:\n  ask: 水戸では、こうお聞きします。\n");
  const scripts = await loadScripts(root, ["mito", "kokubunji"]);
  const says = (city: string, key: string) => scripts.get(city)?.words("ja", key);
  expect(says("mito", "intake:about.ask")).toBe("水戸では、こうお聞きします。");
  expect(says("kokubunji", "intake:about.ask")).not.toBe("水戸では、こうお聞きします。");
  expect(says("mito", "intake:about.self")).toBe(says("kokubunji", "intake:about.self"));
});

test("a city's own flow is asked there, under a revision of its own", async () => {
  const own = "format: 1\nid: places\ntitle: 行ける場所\nstart: done\nsteps:\n  done: { type: end }\n";
  write("cities/mito/flows/places.yaml", own);
  const scripts = await loadScripts(root, ["mito", "kokubunji"]);
  expect(Object.keys(scripts.get("mito")?.flows.places?.steps ?? {})).toEqual(["done"]);
  expect(Object.keys(scripts.get("kokubunji")?.flows.places?.steps ?? {})).not.toEqual(["done"]);
  expect(scripts.get("mito")?.revision).not.toBe(scripts.get("kokubunji")?.revision);
});

test("a postcode of the city's own table names its area, with or without hyphen, in any width", async () => {
  write(
    "cities/mito/areas.yaml",
    "- { id: omachi, name: 大町, kana: おおまち, aliases: [], postcodes: ['3100062'] }\n",
  );
  const city = (await loadScripts(root, ["mito"])).get("mito")?.city;
  if (city === undefined) throw new Error("no city");
  for (const typed of ["310-0062", "〒3100062", "３１０－００６２です"]) {
    expect(findArea(city, typed)).toMatchObject({ kind: "one", area: { id: "omachi" } });
  }
  expect(findArea(city, "090-3100-0620")).toMatchObject({ kind: "unknown" });
});

test.each([
  {
    why: "a target that is missing",
    file: "flows/intake.yaml",
    from: "next: told_already }",
    to: "next: nowhere }",
    says: ["flows/intake.yaml", "nowhere"],
  },
  {
    why: "a text that is missing",
    file: "locales/ja/wishes.yaml",
    from: "  ask: 連絡は",
    to: "  axk: 連絡は",
    says: ["flows/wishes.yaml", "step how", "wishes:how.ask"],
  },
  {
    why: "a typing mistake in a city",
    file: "cities/mito/city.yaml",
    from: "lead_department:",
    to: "lead_departmint:",
    says: ["cities/mito/city.yaml", "lead_depart"],
  },
])("$why is refused, naming the file and the place", async ({ file, from, to, says }) => {
  const text = readFileSync(join(root, file), "utf8");
  expect(text).toContain(from);
  writeFileSync(join(root, file), text.replace(from, to));
  const failure = await loadScripts(root, null).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(failure).toBeInstanceOf(ContentError);
  for (const words of says) expect(String(failure)).toContain(words);
});

function write(file: string, text: string): void {
  mkdirSync(join(root, file, ".."), { recursive: true });
  writeFileSync(join(root, file), text);
}
