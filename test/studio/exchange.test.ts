import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runFlows } from "../../scripts/flows/run-flows.ts";
import { readBundle } from "../../src/content/read-bundle.ts";
import { SQLITE } from "../records/databases.ts";
import { type Caller, type OpenStudio, openStudio, ROOT, SATO } from "./open-studio.ts";

/** A city's files go out and come in as the repository's folders, to the byte; the same commands read them. */
let studio: OpenStudio;
let sato: Caller;
let folder: string;
const files: Record<string, string> = {};
beforeAll(async () => {
  studio = await openStudio(await SQLITE.fresh());
  sato = await studio.signIn(SATO);
  const answer = await sato.file("/api/studio/bundle.zip");
  for (const [path, data] of Object.entries(unzipSync(answer))) files[path] = strFromU8(data);
  folder = mkdtempSync(join(tmpdir(), "bundle-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterAll(() => studio.shut());

test("what goes out is what the repository has", () => {
  expect(files).toEqual(readBundle(ROOT, "mito"));
});

test("what comes in unchanged changes nothing; what was changed is said first, then taken", async () => {
  const zip = (changes: Record<string, string>) => {
    const entries = Object.entries({ ...files, ...changes }).map(([path, text]) => [
      `mito-main/${path}`,
      strToU8(text),
    ]);
    return Buffer.from(zipSync(Object.fromEntries(entries))).toString("base64");
  };
  const same = await sato.post("/api/studio/import", { zip: zip({}), apply: true });
  expect(same.body).toMatchObject({ changed: [], added: [], problems: [], applied: false });
  const path = "locales/en/intake.yaml";
  const text = `${files[path] ?? ""}# kept in git\n`;
  const look = await sato.post("/api/studio/import", { zip: zip({ [path]: text }), apply: false });
  expect(look.body).toMatchObject({ changed: [path], applied: false });
  expect((await sato.get(`/api/studio/file?path=${path}`)).body.text).toBe(files[path]);
  await sato.post("/api/studio/import", { zip: zip({ [path]: text }), apply: true });
  expect((await sato.get(`/api/studio/file?path=${path}`)).body.text).toBe(text);
});

test("another city's flows and words are taken over, its offices and talks are not", async () => {
  const given = {
    "cities/kokubunji/locales/ja/intake.yaml": "about:\n  ask: 困っているのは、だれですか。\n",
    "cities/kokubunji/agencies.yaml": "[]\n",
    "cities/hotlines.yaml": "[]\n",
    "flows/city.kokubunji.child.talk.yaml": "市: kokubunji\n",
  };
  const { body } = await sato.post("/api/studio/import", { files: given, apply: true });
  expect(body).toMatchObject({ from: "kokubunji", added: ["cities/mito/locales/ja/intake.yaml"], applied: true });
  expect(body.ignored).toEqual([
    "cities/kokubunji/agencies.yaml",
    "cities/hotlines.yaml",
    "flows/city.kokubunji.child.talk.yaml",
  ]);
});

test.each([
  { why: "no archive", ask: { zip: Buffer.from("hello").toString("base64") } },
  {
    why: "an archive without a file of ours",
    ask: { zip: Buffer.from(zipSync({ "a.txt": strToU8("x") })).toString("base64") },
  },
])("$why is refused", async ({ ask }) => {
  const refused = await sato.post("/api/studio/import", { ...ask, apply: true });
  expect(refused).toMatchObject({ status: 422, body: { code: "bundle_unreadable" } });
});

test.each(["cities/kokubunji/city.yaml", "cities/../flows/intake.yaml", "/etc/passwd.yaml"])(
  "nobody writes %s",
  async (path) => {
    const refused = await sato.post("/api/studio/files", { files: [{ path, text: "x: y", was: null }] });
    expect([400, 422]).toContain(refused.status);
  },
);

test("the words go out as a workbook, and come back as the same lines", async () => {
  const bytes = await sato.file("/api/studio/words.xlsx");
  const { body } = await sato.post("/api/studio/words/read", { base64: Buffer.from(bytes).toString("base64") });
  const { body: words } = await sato.get("/api/studio/words");
  expect(body.length).toBe(words.length);
  expect(body).toContainEqual({ key: words[0].key, texts: words[0].in });
  const refused = await sato.post("/api/studio/words/read", { base64: Buffer.from("no workbook").toString("base64") });
  expect(refused).toMatchObject({ status: 422, body: { code: "bundle_unreadable" } });
});

describe("npm run flows, on what went out", () => {
  const run = (...args: string[]) => runFlows(args, { root: folder, today: "2026-11-22" });

  test("check finds nothing, and names file, line and column when there is something", async () => {
    expect((await run("check")).failed).toBe(false);
    const path = join(folder, "flows/places.yaml");
    writeFileSync(path, (files["flows/places.yaml"] ?? "").replace("next: after }", "next: afer }"));
    const { text, failed } = await run("check");
    expect(failed).toBe(true);
    expect(text).toContain("flows/places.yaml:9:54: 誤り ステップ shown：行き先のステップ「afer」がありません →");
    expect((await run("test")).text).toContain("npm run flows -- check");
    writeFileSync(path, files["flows/places.yaml"] ?? "");
  });

  test("test says which talks say something else now, and diff what was changed", async () => {
    const path = join(folder, "locales/ja/intake.yaml");
    writeFileSync(
      path,
      (files["locales/ja/intake.yaml"] ?? "").replace("だれのことで、困っていますか。", "だれのことですか。"),
    );
    const tested = await run("test");
    expect(tested.failed).toBe(true);
    expect(tested.text).toContain("    - だれのことで、困っていますか。");
    expect(tested.text).toContain("    + だれのことですか。");
    const compared = await run("diff", ROOT, folder, "--city", "mito");
    expect(compared.text).toBe(
      "mito:\n  ことば intake:about.ask（日本語）：「だれのことで、困っていますか。」 → 「だれのことですか。」",
    );
    writeFileSync(path, files["locales/ja/intake.yaml"] ?? "");
  });

  test("fmt tidies line ends and leaves comments and order", async () => {
    const path = join(folder, "flows/places.yaml");
    writeFileSync(path, `${(files["flows/places.yaml"] ?? "").replaceAll("\n", "  \r\n")}\n\n`);
    expect((await run("fmt", "--check")).failed).toBe(true);
    await run("fmt");
    expect(readBundle(folder, "mito")["flows/places.yaml"]).toBe(files["flows/places.yaml"]);
    expect((await run("fmt", "--check")).failed).toBe(false);
  });

  test("what it does not know it explains", async () => {
    expect(await run("chekc")).toMatchObject({ failed: true, text: expect.stringContaining("npm run flows -- check") });
    expect(await run("check", "--city", "edo")).toMatchObject({
      failed: true,
      text: expect.stringContaining("no city edo"),
    });
  });
});
