import { z } from "zod";
import type { Records } from "../app/records.ts";
import { writeCsv } from "../app/write-csv.ts";
import { writeXlsx } from "../app/write-xlsx.ts";
import { makePaper } from "../core/casework/make-paper.ts";
import { Paper, PaperForm } from "../core/casework/paper.ts";
import { formSheet, listSheet, type PaperSheet } from "../core/casework/paper-sheets.ts";
import { CaseListName, type CaseRow } from "../core/casework/views.ts";
import type { Result } from "../core/result.ts";
import { Nothing } from "./case-routes.ts";
import { paperView } from "./case-view.ts";
import type { DeskError } from "./http-status.ts";
import type { StaffRouter } from "./staff-router.ts";
import type { SignedIn } from "./who-is.ts";

type Parts = { records: Pick<Records, "readCase" | "listCases" | "noteExport">; now: () => number };

const OneCase = z.strictObject({ id: z.string().max(100) });
const WhichForm = z.strictObject({ form: PaperForm });
const WhichList = z.strictObject({ list: CaseListName.default("unit") });
const PAGE = 200;
/** More lines than anybody reads; a city's whole history is for the database's own tools. */
const LINES_MAX = 5000;
const LISTS = {
  mine: "わたしの担当",
  unit: "わたしの窓口",
  city: "市全体",
  closed: "おわった相談",
} satisfies Record<CaseListName, string>;

type Writer = { ending: string; media: string; write: (sheet: PaperSheet) => Uint8Array };
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const WRITERS: readonly Writer[] = [
  { ending: "xlsx", media: XLSX, write: writeXlsx },
  { ending: "csv", media: "text/csv; charset=utf-8", write: writeCsv },
];

/** The paper forms of a case, to print and as files, and the lists as files. Each leaves a line in the audit. */
export function paperRoutes(staff: StaffRouter, parts: Parts): void {
  staff.route(
    "export",
    {
      method: "get",
      path: "/api/cases/:id/paper",
      summary: "紙の様式（印刷）",
      params: OneCase,
      query: WhichForm,
      body: Nothing,
      answer: Paper,
    },
    ({ who, params, query }) => paperOf(parts, who, params.id, query.form, "print"),
  );
  for (const writer of WRITERS) {
    formFile(staff, parts, writer);
    listFile(staff, parts, writer);
  }
}

function formFile(staff: StaffRouter, parts: Parts, { ending, media, write }: Writer): void {
  const shape = {
    method: "get" as const,
    path: `/api/cases/:id/paper.${ending}`,
    summary: `紙の様式（${ending}）`,
    params: OneCase,
    query: WhichForm,
    body: Nothing,
    answer: z.unknown(),
  };
  staff.file("export", shape, media, async ({ who, params, query }) => {
    const paper = await paperOf(parts, who, params.id, query.form, ending);
    if (!paper.ok) return paper;
    const { receipt, title } = paper.value;
    return { ok: true, value: { bytes: write(formSheet(paper.value)), name: `${receipt}_${title}.${ending}` } };
  });
}

function listFile(staff: StaffRouter, parts: Parts, { ending, media, write }: Writer): void {
  const shape = {
    method: "get" as const,
    path: `/api/lists/cases.${ending}`,
    summary: `一覧（${ending}）`,
    params: Nothing,
    query: WhichList,
    body: Nothing,
    answer: z.unknown(),
  };
  staff.file("export", shape, media, async ({ who, query: { list } }) => {
    const { rows, whole } = await allRows(parts, who, list);
    await parts.records.noteExport(who.staff, `export_list_${ending}`, list);
    const sheet = listSheet(who.script.city, rows, LISTS[list], isoOf(parts), whole);
    return { ok: true, value: { bytes: write(sheet), name: `相談の一覧_${LISTS[list]}.${ending}` } };
  });
}

/** Reading checks whether she may see it; the second line of the audit says that it left the desk, and in which form. */
async function paperOf(
  parts: Parts,
  { staff, script }: SignedIn,
  caseId: string,
  form: PaperForm,
  how: string,
): Promise<Result<Paper, DeskError>> {
  const found = await parts.records.readCase(staff, caseId, isoOf(parts));
  if (!found.ok) return found;
  await parts.records.noteExport(staff, `export_${form}_${how}`, caseId);
  return { ok: true, value: makePaper(script, paperView(script, found.value, staff), form, isoOf(parts)) };
}

async function allRows({ records }: Parts, { staff }: SignedIn, list: CaseListName) {
  const rows: CaseRow[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<Records["listCases"]>> = await records.listCases(staff, list, after, PAGE);
    rows.push(...page.cases);
    after = page.next;
  } while (after !== null && rows.length < LINES_MAX);
  return { rows, whole: after === null };
}

function isoOf({ now }: Parts): string {
  return new Date(now()).toISOString();
}
