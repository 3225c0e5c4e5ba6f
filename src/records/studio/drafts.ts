import type { Kysely } from "kysely";
import type { DraftBase, SaveOutcome, StoredDraft, StudioRecords } from "../../app/studio-records.ts";
import type { Staff } from "../../core/casework/case.ts";
import type { FileConflict, FileSave, Review } from "../../core/studio/draft-view.ts";
import type { Tables } from "../tables.ts";
import type { Writing } from "../writing.ts";
import { auditStudio, lockHead, readReview } from "./head.ts";
import { readRevision } from "./revisions.ts";
import { hashOf, keepTexts, readTexts } from "./texts.ts";

/** The draft as it is kept: what differs from its base. */
export async function readDraft(db: Kysely<Tables>, city: string): Promise<StoredDraft> {
  const head = await db.selectFrom("studio_heads").selectAll().where("city", "=", city).executeTakeFirst();
  if (head === undefined) return { version: 0, base: null, files: [], review: null };
  const rows = await db.selectFrom("studio_draft_files").selectAll().where("city", "=", city).orderBy("path").execute();
  const texts = await readTexts(
    db,
    rows.flatMap(({ hash }) => hash ?? []),
  );
  return {
    version: head.draft_version,
    base: head.base === null || head.shipped === null ? null : { name: head.base, shipped: head.shipped },
    files: rows.map(({ path, hash, at, by_id, by_name }) => {
      return { path, text: hash === null ? null : (texts.get(hash) ?? null), at, by: { id: by_id, name: by_name } };
    }),
    review: readReview(head.review),
  };
}

/** Saves files, all or none: what somebody else changed meanwhile is refused with her version. */
export async function saveFiles(
  writing: Writing,
  staff: Staff,
  base: DraftBase,
  files: readonly FileSave[],
  at: string,
): Promise<SaveOutcome> {
  const head = await lockHead(writing, staff.city);
  const started = head.base ?? base.name;
  const origin = (await readRevision(writing.db, staff.city, started))?.files ?? {};
  const draft = await readDraft(writing.db, staff.city);
  const conflicts = files.flatMap((file): FileConflict[] => {
    const kept = draft.files.find(({ path }) => path === file.path);
    const before = kept === undefined ? (origin[file.path] ?? null) : kept.text;
    const version = before === null ? null : hashOf(before);
    if (version === file.was) return [];
    const { by = null, at: when = null } = kept ?? {};
    return [{ path: file.path, theirs: before, version, by, at: when, base: origin[file.path] ?? null }];
  });
  if (conflicts.length > 0) {
    await auditStudio(writing, staff, "studio_save", conflicts[0]?.path ?? "", "draft_conflict");
    return { saved: false, conflicts };
  }
  await putFiles(writing, staff, files, at);
  const version = head.draft_version + 1;
  await writing.db
    .updateTable("studio_heads")
    .set({ draft_version: version, review: null, base: started, shipped: head.shipped ?? base.shipped })
    .where("city", "=", staff.city)
    .execute();
  return { saved: true, version };
}

/** Empties the draft, or fills it anew from another base. */
export async function replaceDraft(
  writing: Writing,
  staff: Staff,
  version: number,
  base: DraftBase | null,
  files: Readonly<Record<string, string | null>>,
  at: string,
): Promise<Awaited<ReturnType<StudioRecords["replaceDraft"]>>> {
  const head = await lockHead(writing, staff.city);
  if (head.draft_version !== version) return "draft_changed";
  await emptyDraft(writing, staff.city, base);
  const list = Object.entries(files).map(([path, text]) => ({ path, text, was: null }));
  await putFiles(writing, staff, list, at);
  if (list.length === 0) await auditStudio(writing, staff, "studio_discard", base?.name ?? head.base ?? "");
  return "replaced";
}

export async function noteReview(
  writing: Writing,
  staff: Staff,
  version: number,
  review: Review | null,
): Promise<"noted" | "draft_changed"> {
  const head = await lockHead(writing, staff.city);
  if (head.draft_version !== version) return "draft_changed";
  const kept = review === null ? null : JSON.stringify(review);
  await writing.db.updateTable("studio_heads").set({ review: kept }).where("city", "=", staff.city).execute();
  const action =
    review === null ? "studio_return" : review.approvedBy === null ? "studio_ask_review" : "studio_approve";
  await auditStudio(writing, staff, action, `draft ${version}`);
  return "noted";
}

/** Nothing is changed any more; the version goes up, so that whoever looked at the old draft notices. */
export async function emptyDraft({ db }: Pick<Writing, "db">, city: string, base: DraftBase | null): Promise<void> {
  await db.deleteFrom("studio_draft_files").where("city", "=", city).execute();
  await db
    .updateTable("studio_heads")
    .set((eb) => ({
      ...{ base: base?.name ?? null, shipped: base?.shipped ?? null, review: null },
      draft_version: eb("draft_version", "+", 1),
    }))
    .where("city", "=", city)
    .execute();
}

async function putFiles(
  writing: Writing,
  staff: Staff,
  files: readonly Pick<FileSave, "path" | "text">[],
  at: string,
): Promise<void> {
  await keepTexts(
    writing.db,
    files.flatMap(({ text }) => text ?? []),
  );
  for (const { path, text } of files) {
    const hash = text === null ? null : hashOf(text);
    const by = { hash, at, by_id: staff.id, by_name: staff.name };
    await writing.db
      .insertInto("studio_draft_files")
      .values({ city: staff.city, path, ...by })
      .onConflict((conflict) => conflict.columns(["city", "path"]).doUpdateSet(by))
      .execute();
    await auditStudio(writing, staff, text === null ? "studio_remove" : "studio_save", path);
  }
}
