import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { loadCity } from "../../src/content/load-city.ts";
import { entryWithId, setInYaml } from "../../src/directory/edit-yaml.ts";
import { exportCsv } from "../../src/directory/export-csv.ts";
import { exportHsds } from "../../src/directory/export-hsds.ts";
import { applyDiff } from "../../src/directory/import-into-pack.ts";
import { diffOf, NO_DIFF } from "./small-city.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "cities-"));
  cpSync("cities", dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));

const kokubunji = () => loadCity(dir, "kokubunji");
const linesOf = (name: string) => readFileSync(join(dir, "kokubunji", name), "utf8").split("\n");
const everyFile = () =>
  Object.fromEntries(readdirSync(join(dir, "kokubunji")).map((name) => [name, linesOf(name).join("\n")]));
const apply = (file: string | Uint8Array) => applyDiff(dir, "kokubunji", diffOf(kokubunji(), file), loadCity);

describe("an import that is applied", () => {
  const file = [
    "ID,名称,電話番号,利用可能日時特記事項,確認日,種別",
    'hokatsu-honda,地域包括支援センターほんだ,042-000-0001,"月火水木金 08:30〜17:15、祝日休み",2026-11-01,地域包括支援センター',
    "korei-fukushi,高齢福祉課,042-000-0002,,2026-11-01,",
    "0007,ひだまり: サロン,,,,ふれあいサロン",
  ].join("\r\n");

  test("changes these lines and no other: comments, order and layout stay", () => {
    const before = { agencies: linesOf("agencies.yaml"), city: linesOf("city.yaml") };
    expect(apply(file)).toEqual({ ok: true });
    const changed = linesOf("city.yaml").filter((line, at) => line !== before.city[at]);
    expect(changed).toEqual([
      expect.stringMatching(
        /^ {2}- \{ id: korei-fukushi, name: 高齢福祉課, .*, phone: 042-000-0002, assured: 2026-11-01 \}$/,
      ),
    ]);
    const now = linesOf("agencies.yaml");
    const kept = before.agencies.filter((line) => !line.includes("hokatsu-honda"));
    expect(now.filter((line) => kept.includes(line))).toEqual(expect.arrayContaining(kept));
    expect(now.slice(0, before.agencies.length - 1).filter((line, at) => line !== before.agencies[at])).toHaveLength(1);
    expect(now.slice(-3)).toEqual([
      "  each:",
      '    - { id: f-0007, name: "ひだまり: サロン", role: community, type: ふれあいサロン, domains: [], order: 1, source: 取り込んだファイル（要確認） }',
      "",
    ]);
  });

  test("is what the pack says afterwards, and the same file then changes nothing more", () => {
    apply(file);
    const honda = kokubunji().agencies.find(({ id }) => id === "hokatsu-honda");
    expect(honda).toMatchObject({
      phone: "042-000-0001",
      assured: "2026-11-01",
      hours: { openings: [{ days: [1, 2, 3, 4, 5], from: "08:30", to: "17:15" }], closed_on_holidays: true },
      catchment: ["honcho", "honda", "higashikoigakubo"],
    });
    const again = diffOf(kokubunji(), file);
    expect([again.added, again.changed]).toEqual([[], []]);
  });

  test("what `all` says of a group can be said otherwise of one of it", () => {
    const csv = Buffer.from(exportCsv(kokubunji())).toString();
    apply(csv.replace(/(地域包括支援センターもとまち.*)全?計画 2\(1\) 第1号のイ/, "$1市のホームページ"));
    expect(
      kokubunji()
        .agencies.filter(({ source }) => source === "市のホームページ")
        .map(({ id }) => id),
    ).toEqual(["hokatsu-motomachi"]);
  });

  test("HSDS from another program is applied in the same way", () => {
    const page = exportHsds(kokubunji());
    const [first] = page.contents.filter(({ name }) => name === "地域包括支援センターひかり");
    const { attributes: _dropped, ...bare } = { ...first, phones: [{ id: "p", number: "042-000-0003" }] };
    expect(apply(JSON.stringify([bare]))).toEqual({ ok: true });
    expect(kokubunji().agencies.find(({ id }) => id === "hokatsu-hikari")).toMatchObject({
      phone: "042-000-0003",
      role: "intake",
      domains: ["elderly"],
    });
  });
});

describe("nothing is written", () => {
  test("when there is nothing to change", () => {
    const before = everyFile();
    expect(apply(exportCsv(kokubunji()))).toEqual({ ok: true });
    expect(everyFile()).toEqual(before);
  });

  test.each([
    {
      why: "two centres would have the same town",
      file: "名称,担当圏域\r\n地域包括支援センターもとまち,東元町、西元町、南町、泉町",
      says: "izumicho",
    },
    {
      why: "two offices would have one name",
      file: "ID,名称\r\nhokatsu-honda,地域包括支援センターひかり",
      says: "地域包括支援センターひかり",
    },
  ])("when $why, and the reason is named", ({ file, says }) => {
    const before = everyFile();
    expect(apply(file)).toEqual({ ok: false, error: "pack_broken", why: expect.stringContaining(says) });
    expect(everyFile()).toEqual(before);
    expect(diffOf(kokubunji(), exportCsv(kokubunji()))).toEqual(NO_DIFF);
  });
});

describe("one value in a YAML text", () => {
  const yaml = [
    "# head",
    "- all: { role: intake } # all",
    "  each:",
    "    - { id: a, name: A, note: old } # of a",
    "    - id: b",
    "      name: B # of b",
    "      hours:",
    "        openings:",
    "          - { days: [1] }",
    "      note: |",
    "        two",
    "        lines",
    "    # before c",
    "    - id: c",
    "",
  ].join("\n");
  const set = (id: string, key: string, value: unknown) => {
    const before = yaml.split("\n");
    const after = setInYaml(yaml, (root) => entryWithId(root, id), key, value).split("\n");
    return {
      gone: before.filter((line) => !after.includes(line)),
      come: after.filter((line) => !before.includes(line)),
    };
  };

  test.each([
    { id: "a", key: "note", value: "new, [x]", come: ['    - { id: a, name: A, note: "new, [x]" } # of a'] },
    { id: "a", key: "phone", value: "029-1", come: ["    - { id: a, name: A, note: old, phone: 029-1 } # of a"] },
    {
      id: "a",
      key: "ages",
      value: { from: 18, to: null },
      come: ["    - { id: a, name: A, note: old, ages: { from: 18, to: null } } # of a"],
    },
    { id: "b", key: "name", value: null, come: ["      name: null # of b"] },
    { id: "b", key: "note", value: "one", come: ["      note: one"] },
    { id: "b", key: "phone", value: "1", come: ['      phone: "1"'] },
    { id: "c", key: "aliases", value: ["x", "y: z"], come: ['      aliases: [x, "y: z"]'] },
  ])("$id: $key", ({ id, key, value, come }) => expect(set(id, key, value).come).toEqual(come));

  test("a block becomes one line, and what follows stays", () => {
    expect(set("b", "hours", null)).toEqual({
      gone: ["      hours:", "        openings:", "          - { days: [1] }"],
      come: ["      hours: null"],
    });
  });

  test.each([
    ["true"],
    ["2026-11-22"],
    ["1"],
    ["null"],
    ["#x"],
    ["a: b"],
    ["- x"],
    ["'"],
    ['"'],
    ["[1]"],
    ["{"],
    [","],
    [" x "],
    ["*a"],
    ["a #b"],
    ["改行\nあり"],
  ])("%s stays a text", (note) => {
    const edited = setInYaml("- { id: a } # a\n", (root) => entryWithId(root, "a"), "note", note);
    expect(parse(edited)).toEqual([{ id: "a", note }]);
    expect(edited).toMatch(/^- \{ id: a, note: [\s\S]* \} # a\n$/);
  });

  test("an entry that is not there is a bug", () => {
    expect(() => setInYaml(yaml, (root) => entryWithId(root, "z"), "note", 1)).toThrow("no entry");
  });
});
