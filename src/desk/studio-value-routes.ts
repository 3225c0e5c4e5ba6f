import { saveValues, seeContents } from "../app/studio/edit-values.ts";
import { recordTalks } from "../app/studio/record-talks.ts";
import type { StudioParts } from "../app/studio/studio-parts.ts";
import { RecordTalks, SaveValues, StudioContents, ValuesSaved } from "../core/studio/contents-view.ts";
import { Saved } from "../core/studio/draft-view.ts";
import { ProblemsAsk } from "../core/studio/publish-view.ts";
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
}
