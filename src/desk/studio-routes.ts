import { z } from "zod";
import { compare } from "../app/studio/compare.ts";
import { editDraft, spliceDraft } from "../app/studio/edit-draft.ts";
import { exportBundle, importBundle } from "../app/studio/exchange.ts";
import { bundleOf, openDraft } from "../app/studio/open-draft.ts";
import { moveReview, publishDraft, rollBack } from "../app/studio/publish-draft.ts";
import { runTalks } from "../app/studio/run-talks.ts";
import { saveDraft } from "../app/studio/save-draft.ts";
import { seeDraft, seeFile } from "../app/studio/see-draft.ts";
import { nowOf, refuse, type StudioParts, todayOf } from "../app/studio/studio-parts.ts";
import { discardDraft, takeOver } from "../app/studio/take-over.ts";
import { keepTalk, tryTalk } from "../app/studio/try-talk.ts";
import { withScript } from "../app/studio/with-script.ts";
import { BundleDiff, DiffAsk } from "../core/studio/diff-view.ts";
import {
  FileAsk,
  Presence,
  PresenceNote,
  Review,
  Saved,
  SaveFiles,
  StudioDraft,
  StudioFile,
} from "../core/studio/draft-view.ts";
import { EditAsk, Edited, SpliceAsk } from "../core/studio/edit.ts";
import {
  DiscardAsk,
  ImportAsk,
  Imported,
  Problems,
  ProblemsAsk,
  PublishAsk,
  ReviewMove,
  RollbackAsk,
  TakenOver,
  TakeOverAsk,
} from "../core/studio/publish-view.ts";
import { Revision, StudioHistory } from "../core/studio/revision-view.ts";
import { KeepTalk, TalksRun, Tried, TryAsk } from "../core/studio/talk-view.ts";
import { Nothing } from "./case-routes.ts";
import type { StaffRouter } from "./staff-router.ts";
import { studioDangerRoutes } from "./studio-danger-routes.ts";
import { studioDirectoryRoutes } from "./studio-directory-routes.ts";
import { studioMenuRoutes } from "./studio-menu-routes.ts";
import { studioValueRoutes } from "./studio-value-routes.ts";
import { studioViewRoutes } from "./studio-view-routes.ts";

const get = { method: "get", params: Nothing, query: Nothing, body: Nothing } as const;
const post = { method: "post", params: Nothing, query: Nothing } as const;

/** The studio: one draft a city, its checks and trials, and the way to residents. For administrators, of their own city alone. */
export function studioRoutes(staff: StaffRouter, parts: StudioParts): void {
  draftRoutes(staff, parts);
  trialRoutes(staff, parts);
  publishRoutes(staff, parts);
  studioViewRoutes(staff, parts);
  studioValueRoutes(staff, parts);
  studioDirectoryRoutes(staff, parts);
  studioDangerRoutes(staff, parts);
  studioMenuRoutes(staff, parts);
}

function draftRoutes(staff: StaffRouter, parts: StudioParts): void {
  staff.route(
    "see_studio",
    { ...get, path: "/api/studio/draft", summary: "下書き", answer: StudioDraft },
    async ({ who }) => ({ ok: true, value: await seeDraft(parts, who.staff.city, who.staff.id) }),
  );
  staff.route(
    "see_studio",
    { ...get, path: "/api/studio/file", summary: "ファイル", query: FileAsk, answer: StudioFile },
    ({ who, query }) => seeFile(parts, who.staff.city, query.path, query.of),
  );
  staff.route(
    "edit_studio",
    { ...post, path: "/api/studio/files", summary: "下書きに保存", body: SaveFiles, answer: Saved },
    ({ who, body }) => saveDraft(parts, who.staff, body.files),
  );
  staff.route(
    "edit_studio",
    { ...post, path: "/api/studio/edits", summary: "下書きを直す", body: EditAsk, answer: Edited },
    ({ who, body }) => editDraft(parts, who.staff, body),
  );
  staff.route(
    "edit_studio",
    { ...post, path: "/api/studio/splices", summary: "直しを取り消す・やり直す", body: SpliceAsk, answer: Edited },
    ({ who, body }) => spliceDraft(parts, who.staff, body.splices),
  );
  staff.route(
    "edit_studio",
    { ...post, path: "/api/studio/discard", summary: "下書きを捨てる", body: DiscardAsk, answer: z.null() },
    ({ who, body }) => discardDraft(parts, who.staff, body.version),
  );
  staff.route(
    "edit_studio",
    { ...post, path: "/api/studio/take-over", summary: "新しい版を取り込む", body: TakeOverAsk, answer: TakenOver },
    ({ who, body }) => takeOver(parts, who.staff, body),
  );
  staff.route(
    "edit_studio",
    { ...post, path: "/api/studio/import", summary: "ファイルを取り込む", body: ImportAsk, answer: Imported },
    ({ who, body }) => importBundle(parts, who.staff, body),
  );
  const zip = { ...get, path: "/api/studio/bundle.zip", query: ProblemsAsk, answer: z.unknown() } as const;
  staff.file(
    "see_studio",
    { ...zip, summary: "ファイルを取り出す（ZIP）" },
    "application/zip",
    async ({ who: { staff }, query }) => {
      const bytes = await exportBundle(parts, staff.city, query.of);
      return bytes === null
        ? { ok: false, error: "not_found" }
        : { ok: true, value: { bytes, name: `tsunagu_${staff.city}.zip` } };
    },
  );
  staff.route(
    "see_studio",
    { ...post, path: "/api/studio/presence", summary: "いま見ている所", body: PresenceNote, answer: z.array(Presence) },
    async ({ who, body }) => {
      await parts.records.notePresence(who.staff, body.place, nowOf(parts));
      const { others } = await seeDraft(parts, who.staff.city, who.staff.id);
      return { ok: true, value: others };
    },
  );
}

function trialRoutes(staff: StaffRouter, parts: StudioParts): void {
  staff.route(
    "see_studio",
    { ...get, path: "/api/studio/problems", summary: "直すところ", query: ProblemsAsk, answer: Problems },
    async ({ who, query }) => {
      const bundle = await bundleOf(parts, who.staff.city, query.of);
      if (bundle === null) return refuse("revision_unknown");
      const options = { revision: null, today: todayOf(parts), checks: true };
      const { script, problems } = await parts.content.compile(bundle, who.staff.city, options);
      return { ok: true, value: { script: script !== null, problems } };
    },
  );
  staff.route(
    "see_studio",
    { ...get, path: "/api/studio/talks", summary: "会話の試験", query: ProblemsAsk, answer: TalksRun },
    async ({ who, query }) => {
      const bundle = await bundleOf(parts, who.staff.city, query.of);
      if (bundle === null) return refuse("revision_unknown");
      return withScript(parts, who.staff.city, bundle, async (script) => ({
        ok: true,
        value: await runTalks(parts, bundle, script),
      }));
    },
  );
  staff.route(
    "edit_studio",
    { ...post, path: "/api/studio/talks", summary: "会話を試験として残す", body: KeepTalk, answer: Saved },
    ({ who, body }) => keepTalk(parts, who.staff, body),
  );
  staff.route(
    "see_studio",
    { ...post, path: "/api/studio/try", summary: "会話を試す", body: TryAsk, answer: Tried },
    ({ who, body }) => tryTalk(parts, who.staff.city, body),
  );
}

function publishRoutes(staff: StaffRouter, parts: StudioParts): void {
  staff.route(
    "publish_studio",
    {
      ...post,
      path: "/api/studio/review",
      summary: "確認を頼む・確認する",
      body: ReviewMove,
      answer: Review.nullable(),
    },
    ({ who, body }) => moveReview(parts, who.staff, body),
  );
  staff.route(
    "publish_studio",
    { ...post, path: "/api/studio/publish", summary: "公開する", body: PublishAsk, answer: Revision },
    ({ who, body }) => publishDraft(parts, who.staff, body),
  );
  staff.route(
    "publish_studio",
    { ...post, path: "/api/studio/rollback", summary: "前の版に戻す", body: RollbackAsk, answer: Revision },
    ({ who, body }) => rollBack(parts, who.staff, body),
  );
  staff.route(
    "see_studio",
    { ...get, path: "/api/studio/revisions", summary: "版の一覧", answer: StudioHistory },
    async ({ who }) => {
      const { shown } = await openDraft(parts, who.staff.city);
      return { ok: true, value: { current: shown.name, revisions: await parts.records.history(who.staff.city) } };
    },
  );
  staff.route(
    "see_studio",
    { ...get, path: "/api/studio/diff", summary: "版のちがい", query: DiffAsk, answer: BundleDiff },
    ({ who, query }) => compare(parts, who.staff.city, query.from, query.to),
  );
}
