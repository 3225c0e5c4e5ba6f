import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { runCities } from "../../scripts/cities/run-cities.ts";
import { loadCities, loadCity } from "../../src/content/load-city.ts";
import { editPack } from "../../src/directory/edit-pack.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "cities-"));
  cpSync("cities", dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));

const run = (...args: string[]) => runCities(args, { dir, today: "2026-11-22" });
const file = (name: string) => join(dir, name);

describe("npm run cities", () => {
  test("tells of every city that is served, and of no template", () => {
    const { text, failed } = run();
    expect(failed).toBe(false);
    for (const { name } of loadCities(dir, null)) expect(text).toContain(name);
    expect(text).not.toMatch(/_template|小平市/);
  });

  test("a half-filled city is told of, and hides no other", () => {
    run("new", "atarashii");
    const { text, failed } = run();
    expect(failed).toBe(true);
    expect(text).toContain("atarashii: まだ使えません");
    expect(text).toContain("city.yaml: name: 空です。書き込んでください");
    expect(text).toContain("水戸市（mito）");
    expect(run("mito").failed).toBe(false);
  });

  test.each([
    [["what"]],
    [["export", "mito"]],
    [["import", "mito"]],
    [["new"]],
    [["--what"]],
    [["new", "a", "b", "c"]],
  ])("%j is answered with how to use it", (args) =>
    expect(run(...args)).toMatchObject({ failed: true, text: expect.stringContaining("使い方") }),
  );
});

describe("npm run cities -- export, import", () => {
  test.each(["hsds", "csv"])("%s goes out and in again: nothing changes", (format) => {
    expect(run("export", "kokubunji", "--as", format, "--out", file("out"))).toMatchObject({ failed: false });
    expect(run("import", "kokubunji", file("out"), "--apply").text).toContain("変わるものはありません");
  });

  test("an Excel workbook goes out; other formats are named", () => {
    run("export", "mito", "--as", "xlsx", "--out", file("out.xlsx"));
    expect(readFileSync(file("out.xlsx")).subarray(0, 2).toString()).toBe("PK");
    expect(run("export", "mito", "--as", "pdf", "--out", file("x")).text).toContain("xlsx・csv・hsds");
    expect(run("import", "mito", file("out.xlsx")).text).toContain("文字コードが分かりません");
  });

  test("the difference is shown first; only --apply writes", () => {
    writeFileSync(file("in.csv"), "名称,電話番号\n高齢福祉課,042-000-0001\n");
    const phone = () => loadCity(dir, "kokubunji").departments.find(({ name }) => name === "高齢福祉課")?.phone;
    expect(run("import", "kokubunji", file("in.csv")).text).toMatch(
      /高齢福祉課（2行目）\n {2}電話番号：（なし） → 042-000-0001[\s\S]*まだ何も変えていません/,
    );
    expect(phone()).toBeNull();
    expect(run("import", "kokubunji", file("in.csv"), "--apply").failed).toBe(false);
    expect(phone()).toBe("042-000-0001");
  });

  test("a file that would break the city is refused with the reason", () => {
    writeFileSync(file("in.csv"), "名称,担当圏域\n地域包括支援センターもとまち,東元町、西元町、南町、泉町\n");
    const { text, failed } = run("import", "kokubunji", file("in.csv"), "--apply");
    expect([failed, text]).toEqual([true, expect.stringContaining("やめました")]);
  });
});

describe("npm run cities -- new", () => {
  test("copies the template under the city's id", () => {
    expect(run("new", "atarashii").failed).toBe(false);
    expect(readdirSync(file("atarashii"))).toEqual(readdirSync("cities/_template"));
    expect(readFileSync(join(dir, "atarashii/city.yaml"), "utf8")).toMatch(/^id: atarashii$/m);
  });

  test("a list of offices is taken into a new city, whose own is still empty", () => {
    expect(run("new", "atarashii").failed).toBe(false);
    const agencies = readFileSync(join(dir, "atarashii/agencies.yaml"), "utf8");
    const added = {
      id: "hokatsu",
      at: "2行目",
      patch: { id: "hokatsu", name: "地域包括支援センター", role: "intake" as const },
    };
    const edited = editPack({ "city.yaml": "", "agencies.yaml": agencies }, { added: [added], changed: [] });
    expect(parse(edited["agencies.yaml"])).toEqual([{ all: {}, each: [added.patch] }]);
    expect(edited["agencies.yaml"]).toContain("# 例：");
  });

  test.each([
    { id: "mito", says: "もうあります" },
    { id: "Mito", says: "半角の小文字" },
    { id: "../x", says: "半角の小文字" },
    { id: "_x", says: "半角の小文字" },
  ])("$id: $says", ({ id, says }) => {
    expect(run("new", id)).toEqual({ failed: true, text: expect.stringContaining(says) });
  });

  test("the template explains every field that a city pack has", () => {
    const explained = readdirSync("cities/_template")
      .map((name) => readFileSync(join("cities/_template", name), "utf8"))
      .join("\n");
    const { agencies, departments, areas, hotlines: _lines, neighbours: _all, ...city } = loadCity(dir, "mito");
    const fields = [city, city.plan, agencies[0], departments[0], { ...areas[0] }, city.urgent, city.retention].flatMap(
      (part) => Object.keys(part ?? {}),
    );
    expect(fields.length).toBeGreaterThan(40);
    expect(fields.filter((field) => !explained.includes(field))).toEqual([]);
  });
});
