import { writeZip } from "./write-zip.ts";

/** One sheet: rows of texts, the first of them the header. `widths` in characters, one for each column. */
export type Sheet = {
  name: string;
  title: string;
  header: readonly string[];
  rows: readonly (readonly string[])[];
  widths: readonly number[];
};

/** Style numbers of STYLES' cellXfs. */
const TITLE = 1;
const HEADER = 2;
const BODY = 3;
/** The title's row and the header's stay in sight while one scrolls. */
const FROZEN_ROWS = 2;

/**
 * An Excel workbook (Office Open XML, ECMA-376) of one sheet: a title, a header that stays and filters, texts that wrap, A4
 * landscape one page wide. Every cell is a text: there are no formulas and no macros for a spreadsheet to run.
 */
export function writeXlsx(sheet: Sheet): Uint8Array {
  const parts: Record<string, string> = {
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": workbook(sheet),
    "xl/_rels/workbook.xml.rels": relations([
      ["worksheet", "worksheets/sheet1.xml"],
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": STYLES,
    "xl/worksheets/sheet1.xml": worksheet(sheet),
  };
  return writeZip(Object.entries(parts).map(([path, xml]) => ({ path, bytes: Buffer.from(XML + xml) })));
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const CONTENT_TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;

const BORDER = ["left", "right", "top", "bottom"]
  .map((side) => `<${side} style="thin"><color rgb="FF999999"/></${side}>`)
  .join("");
const FONT = '<name val="游ゴシック"/><family val="3"/><charset val="128"/>';
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="10"/>${FONT}</font><font><b/><sz val="14"/>${FONT}</font><font><b/><sz val="10"/>${FONT}</font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8F1FE"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${BORDER}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="2" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

function workbook({ name, header, rows }: Sheet): string {
  const sheet = `'${name.replaceAll("'", "''")}'`;
  const last = `$${columnName(header.length - 1)}$${rows.length + FROZEN_ROWS}`;
  const names = [
    `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${xml(`${sheet}!$A$${FROZEN_ROWS}:${last}`)}</definedName>`,
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">${xml(`${sheet}!$1:$${FROZEN_ROWS}`)}</definedName>`,
  ];
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${xml(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames>${names.join("")}</definedNames></workbook>`;
}

function worksheet({ title, header, rows, widths }: Sheet): string {
  const last = columnName(header.length - 1);
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const lines = [row(1, [title], TITLE), row(2, header, HEADER), ...rows.map((cells, at) => row(at + 3, cells, BODY))];
  return [
    `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<dimension ref="A1:${last}${rows.length + FROZEN_ROWS}"/>`,
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${FROZEN_ROWS}" topLeftCell="A${FROZEN_ROWS + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<cols>${columns.join("")}</cols><sheetData>${lines.join("")}</sheetData>`,
    `<autoFilter ref="A${FROZEN_ROWS}:${last}${rows.length + FROZEN_ROWS}"/>`,
    `<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.2" footer="0.2"/>`,
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>`,
    `<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`,
  ].join("");
}

function row(number: number, cells: readonly string[], style: number): string {
  const each = cells.map(
    (text, at) =>
      `<c r="${columnName(at)}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`,
  );
  return `<row r="${number}">${each.join("")}</row>`;
}

/** 0 → "A", 26 → "AA" */
function columnName(at: number): string {
  const before = Math.floor(at / 26) - 1;
  return (before < 0 ? "" : columnName(before)) + String.fromCharCode(65 + (at % 26));
}

/** XML 1.0 has no place for control characters; a text that came with one loses it. */
function xml(text: string): string {
  return [...text]
    .filter((character) => character >= " " || "\t\n\r".includes(character))
    .join("")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
