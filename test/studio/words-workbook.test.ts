import { expect, test } from "vitest";
import { writeXlsx } from "../../src/app/write-xlsx.ts";
import { writeZip } from "../../src/app/write-zip.ts";
import { compileBundle } from "../../src/content/compile-bundle.ts";
import { loadShipped } from "../../src/content/load-scripts.ts";
import { readXlsx } from "../../src/content/read-xlsx.ts";
import { linesOfTable } from "../../src/core/studio/words-table.ts";

const SHEET = { name: "ことば", title: "題", header: ["key", "ja"], widths: [10, 10] };

test("what we write is read again, letter by letter", () => {
  const rows = [
    ["intake:a", "1行目\n2行目"],
    ["intake:b", `<b>&"'</b> =1+1`],
    ["intake:c", ""],
  ];
  expect(readXlsx(writeXlsx({ ...SHEET, rows }))).toEqual([["題"], ["key", "ja"], ...rows]);
});

/** A workbook as Excel saves it: texts in a list of their own, with readings, runs and cells left out. */
function savedByExcel(): Uint8Array {
  const parts = {
    "xl/workbook.xml": '<workbook><sheets><sheet name="x" sheetId="1" r:id="rId7"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="rId7" Target="worksheets/sheet3.xml"/></Relationships>',
    "xl/sharedStrings.xml": `<sst><si><t>key</t></si><si><t>en</t></si><si><t>相談</t><rPh sb="0" eb="2"><t>ソウダン</t></rPh></si><si><r><t>Hel</t></r><r><rPr/><t xml:space="preserve">lo &amp; hi_x000D_
x</t></r></si></sst>`,
    "xl/worksheets/sheet3.xml":
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>ja</t></is></c><c r="D1" t="s"><v>1</v></c></row>' +
      '<row r="2"><c r="A2" t="str"><v>intake:a</v></c><c r="B2" t="s"><v>2</v></c><c r="C2"/><c r="D2" t="s"><v>3</v></c></row></sheetData></worksheet>',
  };
  return writeZip(Object.entries(parts).map(([path, text]) => ({ path, bytes: Buffer.from(text) })));
}

test("what Excel saves is read: shared texts without their readings, runs joined, cells left out", () => {
  const rows = readXlsx(savedByExcel());
  expect(rows).toEqual([
    ["key", "ja", "", "en"],
    ["intake:a", "相談", "", "Hello & hi\nx"],
  ]);
  expect(linesOfTable(rows ?? [])).toEqual([
    { key: "intake:a", texts: { ja: "相談", "ja-easy": null, en: "Hello & hi\nx" } },
  ]);
});

test.each([
  ["no archive", Buffer.from("key,ja\n")],
  ["another archive", Buffer.from(writeZip([{ path: "a.txt", bytes: Buffer.from("a") }]))],
])("%s is no workbook", (_, bytes) => {
  expect(readXlsx(bytes)).toBeNull();
});

test.each([[[["a", "b"]]], [[["key", "other"]]], [[]]])("a table without key and language is none of ours", (rows) => {
  expect(linesOfTable(rows)).toBeNull();
});

test("the shipped やさしい日本語 breaks none of the rules that a machine can see", async () => {
  const [bundle] = [...(await loadShipped(new URL("../..", import.meta.url).pathname, ["mito"])).values()];
  const { problems } = await compileBundle(bundle?.bundle ?? {}, "mito");
  expect(problems.filter(({ code }) => code === "easy_japanese").map(({ message }) => message)).toEqual([]);
});
