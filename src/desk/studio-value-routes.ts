import { z } from "zod";
import { saveValues, seeContents } from "../app/studio/edit-values.ts";
import { recordTalks } from "../app/studio/record-talks.ts";
import type { StudioParts } from "../app/studio/studio-parts.ts";
import { readWorkbook, wordsWorkbook } from "../app/studio/words-workbook.ts";
import { RecordTalks, SaveValues, StudioContents, ValuesSaved } from "../core/studio/contents-view.ts";
import { Saved } from "../core/studio/draft-view.ts";
import { ProblemsAsk } from "../core/studio/publish-view.ts";
import { WordsFile, WordsRead } from "../core/studio/words-table.ts";
import { Nothing } from "./case-routes.ts";
import type { StaffRouter } from "./staff-router.ts";

/** Forms: files as values, out and in. */
export function studioValueRoutes(staff: StaffRouter, parts: StudioParts): void {
  const none = { params: Nothing, query: Nothing };
  staff.route(
    "see_studio",
    {
      ...{ method: "get", path: "/api/studio/contents", summary: "流れとことばと市の中身", ...none },
      ...{ query: ProblemsAsk, body: Nothing, answer: StudioContents },
    },
    ({ who, query }) => seeContents(parts, who.staff.city, query.of),
  );
  staff.route(
    "edit_studio",
    {
      ...{ method: "post", path: "/api/studio/values", summary: "フォームで直したものを下書きに保存", ...none },
      ...{ body: SaveValues, answer: ValuesSaved },
    },
    ({ who, body }) => saveValues(parts, who.staff, body.files),
  );
  staff.route(
    "edit_studio",
    {
      ...{ method: "post", path: "/api/studio/talks/record", summary: "会話の試験を今の答えで録りなおす", ...none },
      ...{ body: RecordTalks, answer: Saved },
    },
    ({ who, body }) => recordTalks(parts, who.staff, body.paths, body.answer),
  );
  const xlsx = { method: "get", path: "/api/studio/words.xlsx", ...none, query: ProblemsAsk, body: Nothing } as const;
  staff.file(
    "see_studio",
    { ...xlsx, summary: "ことばを取り出す（Excel）", answer: z.unknown() },
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    async ({ who: { staff }, query }) => {
      const bytes = await wordsWorkbook(parts, staff.city, query.of);
      return bytes === null
        ? { ok: false, error: "not_found" }
        : { ok: true, value: { bytes, name: `${staff.city}-ことば.xlsx` } };
    },
  );
  staff.route(
    "edit_studio",
    {
      ...{ method: "post", path: "/api/studio/words/read", summary: "Excelのことばを読む", ...none },
      ...{ body: WordsFile, answer: WordsRead },
    },
    async ({ body }) => readWorkbook(parts, body.base64),
  );
}
