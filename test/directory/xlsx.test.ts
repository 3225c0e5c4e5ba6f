import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { writeXlsx } from "../../src/app/write-xlsx.ts";
import { exportXlsx } from "../../src/directory/export-xlsx.ts";
import { smallCity } from "./small-city.ts";

/** The parts of a workbook as text. */
const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
const cellsOf = (sheet: string) =>
  Object.fromEntries(
    [...sheet.matchAll(/<c r="([A-Z]+\d+)"[^>]*><is><t[^>]*>([^<]*)<\/t><\/is><\/c>/g)].map((match) => [
      match[1],
      match[2],
    ]),
  );

describe("相談機関一覧表 for Excel", () => {
  const parts = partsOf(exportXlsx(smallCity({ note: '=1+1 <b>&"昼"\u0007' })));
  const sheet = parts["xl/worksheets/sheet1.xml"] ?? "";

  test("has a line for each office; what is not known is 確認中", () => {
    expect(cellsOf(sheet)).toMatchObject({
      A1: expect.stringContaining("水戸市　相談機関一覧表"),
      A2: "窓口",
      E2: "電話",
      A3: "福祉総務課",
      B3: "所管課",
      E3: "確認中",
      A4: "東部センター",
      C4: "高齢",
      D4: "福祉総務課",
      L4: "=1+1 &lt;b&gt;&amp;&quot;昼&quot;",
    });
    expect(sheet.match(/<row /g)).toHaveLength(6);
  });

  test("is texts only: nothing runs when it is opened", () => {
    expect(Object.keys(parts).sort()).toEqual([
      "[Content_Types].xml",
      "_rels/.rels",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/workbook.xml",
      "xl/worksheets/sheet1.xml",
    ]);
    expect(sheet).not.toMatch(/<f[ >]|externalLink|vbaProject|hyperlink/);
    expect(sheet.match(/<c /g)?.length).toBe(sheet.match(/t="inlineStr"/g)?.length);
  });

  test("prints one page wide on A4, its head on every page", () => {
    expect(sheet).toContain('paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"');
    expect(parts["xl/workbook.xml"]).toContain("'相談機関一覧表'!$1:$2");
  });

  test("is the same file for the same city", () => {
    expect(exportXlsx(smallCity())).toEqual(exportXlsx(smallCity()));
  });
});

test("columns after Z, and a sheet named with an apostrophe", () => {
  const header = Array.from({ length: 30 }, (_, at) => `h${at}`);
  const parts = partsOf(writeXlsx({ name: "市's", title: "t", header, rows: [header], widths: header.map(() => 8) }));
  expect(cellsOf(parts["xl/worksheets/sheet1.xml"] ?? "")).toMatchObject({ Z2: "h25", AA2: "h26", AD3: "h29" });
  expect(parts["xl/workbook.xml"]).toContain("'市''s'!$1:$2");
});
