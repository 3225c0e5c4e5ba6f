import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

/** What DESIGN and STYLE ask for and a machine can see. A rule that is only written down is not kept. */
const ROOT = join(import.meta.dirname, "..");
const sources = filesUnder("src").map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
const ROOMS = ["content", "line", "live", "records", "notify", "desk", "page", "simulator", "ops", "directory"];

test("it saw the files it speaks of", () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(sources.filter(({ path }) => path.startsWith("src/core/")).length).toBeGreaterThan(50);
});

test("core imports zod and core, and nothing else", () => {
  expect(badImports("src/core/", (target) => target === "zod" || target.startsWith("src/core/"))).toEqual([]);
});

test("app imports core, app, Node and zod", () => {
  expect(badImports("src/app/", (target) => /^(node:|zod$|src\/(core|app)\/)/.test(target))).toEqual([]);
});

test.each(ROOMS)("%s imports no other room", (room) => {
  const allowed = new RegExp(`^src/(core|app|${room})/`);
  expect(badImports(`src/${room}/`, (target) => !target.startsWith("src/") || allowed.test(target))).toEqual([]);
});

test("the browser shares only core with the server", () => {
  expect(badImports("src/web/", (target) => !target.startsWith("src/") || /^src\/(core|web)\//.test(target))).toEqual(
    [],
  );
});

test("only line/ imports LINE's SDK, only live/ Redis, only records/ and desk/ the record's database", () => {
  expect(importersOf("@line/bot-sdk").filter((path) => !path.startsWith("src/line/"))).toEqual([]);
  expect(importersOf("undici").filter((path) => !path.startsWith("src/line/"))).toEqual([]);
  expect(importersOf("ioredis").filter((path) => !path.startsWith("src/live/"))).toEqual([]);
  expect(importersOf("kysely").filter((path) => !/^src\/(records|desk)\//.test(path))).toEqual([]);
});

test("core has no I/O, clock, dice, environment or await", () => {
  const impure = /\bawait\b|\basync\b|Date\.now|new Date\(\)|Math\.random|process\.|fetch\(|setTimeout|console\./;
  const found = sources.filter(({ path, text }) => path.startsWith("src/core/") && impure.test(withoutComments(text)));
  expect(found.map(({ path }) => path)).toEqual([]);
});

test("the environment is read in one place", () => {
  const readers = sources.filter(({ text }) => /process\.env/.test(withoutComments(text))).map(({ path }) => path);
  expect(readers).toEqual(["src/main.ts"]);
});

test("no any, no suppressed checks, no default exports, no barrels, nothing put off", () => {
  const rules: Record<string, RegExp> = {
    any: /(:|<|\bas) any\b/,
    suppressed: /@ts-(ignore|expect-error|nocheck)/,
    default_export: /^export default /m,
    put_off: /\b(TODO|FIXME|XXX|HACK)\b/,
    printed: /\bconsole\.(log|error|warn|info|debug)\(/,
  };
  const found = sources.flatMap(({ path, text }) =>
    Object.entries(rules).flatMap(([rule, pattern]) => (pattern.test(text) ? [`${path}: ${rule}`] : [])),
  );
  expect(found).toEqual([]);
  expect(sources.filter(({ path }) => /\/index\.tsx?$/.test(path))).toEqual([]);
});

test("no file over 300 lines, no function over 70, no vague names", () => {
  const long = sources.filter(({ text }) => text.split("\n").length > 301).map(({ path }) => path);
  expect(long).toEqual([]);
  const lua = readdirSync(join(ROOT, "src/live/redis/lua"));
  const lines = (name: string) => readFileSync(join(ROOT, "src/live/redis/lua", name), "utf8").split("\n").length;
  expect(lua.filter((name) => lines(name) > 301)).toEqual([]);
  expect(sources.flatMap(({ path, text }) => longFunctions(path, text))).toEqual([]);
  expect(
    sources
      .map(({ path }) => path)
      .filter((path) => /(^|\/)(utils?|helpers?|common|types|misc|manager|service)\.tsx?$/.test(path)),
  ).toEqual([]);
});

test("the README's map names every room, and no other", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const rooms = readdirSync(join(ROOT, "src")).filter((name) => statSync(join(ROOT, "src", name)).isDirectory());
  const missing = rooms.filter((room) => !new RegExp(`^ +${room}/ `, "m").test(readme));
  expect(missing).toEqual([]);
});

function badImports(under: string, allowed: (target: string) => boolean): string[] {
  return sources
    .filter(({ path }) => path.startsWith(under))
    .flatMap(({ path, text }) =>
      importsOf(path, text)
        .filter((target) => !allowed(target))
        .map((target) => `${path} → ${target}`),
    );
}

function importersOf(library: string): string[] {
  return sources.filter(({ path, text }) => importsOf(path, text).includes(library)).map(({ path }) => path);
}

/** Packages by name, own files by their path from the root. */
function importsOf(path: string, text: string): string[] {
  const found = withoutComments(text).matchAll(
    /^(?:import|export)\s+(?:[^"';]*?\sfrom\s+)?"([^"\n]+)"|\bimport\("([^"\n]+)"\)/gm,
  );
  return [...found].map((match) => {
    const target = match[1] ?? match[2] ?? "";
    return target.startsWith(".") ? relative(ROOT, join(ROOT, path, "..", target)) : target;
  });
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}

/** Top-level functions by their braces at the line's beginning; good enough for formatted code. */
function longFunctions(path: string, text: string): string[] {
  const FUNCTION_LINES_MAX = 70;
  const lines = text.split("\n");
  return lines.flatMap((line, start) => {
    if (!/^(export )?(async )?function /.test(line)) return [];
    const length = lines.slice(start).indexOf("}") + 1;
    return length > FUNCTION_LINES_MAX ? [`${path}:${start + 1} has ${length} lines`] : [];
  });
}

function filesUnder(dir: string): string[] {
  return readdirSync(join(ROOT, dir), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(dir, name));
}
