import type { Kysely } from "kysely";
import { z } from "zod";
import type { Publishing, PublishOutcome, StudioHead } from "../../app/studio-records.ts";
import type { Staff } from "../../core/casework/case.ts";
import type { Bundle } from "../../core/studio/bundle.ts";
import { Correction, type Revision } from "../../core/studio/revision-view.ts";
import type { Tables } from "../tables.ts";
import type { Writing } from "../writing.ts";
import { emptyDraft } from "./drafts.ts";
import { auditStudio, lockHead } from "./head.ts";
import { filesOf, hashOf, keepTexts, listingOf } from "./texts.ts";

export async function readHeads(db: Kysely<Tables>): Promise<StudioHead[]> {
  const rows = await db.selectFrom("studio_heads").select(["city", "current", "fixes"]).execute();
  return rows.flatMap(({ city, current, fixes }) => (current === null ? [] : [{ city, current, fixes }]));
}

export async function readRevision(db: Kysely<Tables>, city: string, name: string) {
  const row = await db
    .selectFrom("studio_revisions")
    .selectAll()
    .where("city", "=", city)
    .where("name", "=", name)
    .executeTakeFirst();
  return row === undefined ? null : { revision: revisionOf(row), files: await filesOf(db, row.files) };
}

export async function readHistory(db: Kysely<Tables>, city: string): Promise<Revision[]> {
  const rows = await db
    .selectFrom("studio_revisions")
    .select(["name", "number", "kind", "at", "by_id", "by_name", "reviewed_by_id", "reviewed_by_name"])
    .select(["note", "from_name", "shipped"])
    .where("city", "=", city)
    .orderBy("at", "desc")
    .orderBy("number", "desc")
    .execute();
  return rows.map(revisionOf);
}

export async function readCorrections(db: Kysely<Tables>, city: string): Promise<Correction[]> {
  const rows = await db.selectFrom("studio_fixes").select("changes").where("city", "=", city).orderBy("seq").execute();
  return rows.flatMap(({ changes }) => z.array(Correction).parse(JSON.parse(changes)));
}

/** Once for each name: the same folders are the same revision, whichever process brings them. */
export async function keepShipped(writing: Writing, city: string, name: string, files: Bundle, at: string) {
  const { db } = writing;
  const known = db.selectFrom("studio_revisions").select("name").where("city", "=", city).where("name", "=", name);
  if ((await known.executeTakeFirst()) !== undefined) return;
  await keepTexts(db, Object.values(files));
  const nobody = { by_id: null, by_name: null, reviewed_by_id: null, reviewed_by_name: null, from_name: null };
  await db
    .insertInto("studio_revisions")
    .values({
      ...{ city, name, number: 0, kind: "shipped", at, note: "", shipped: name, ...nobody },
      files: listingOf(files),
    })
    .onConflict((conflict) => conflict.columns(["city", "name"]).doNothing())
    .execute();
}

/** All of it in one transaction: a process that dies on the way has published nothing. */
export async function publish(
  writing: Writing,
  staff: Staff,
  publishing: Publishing,
  at: string,
): Promise<PublishOutcome> {
  const { db } = writing;
  const { city } = staff;
  const head = await lockHead(writing, city);
  const shownBefore = head.current ?? publishing.current;
  if (shownBefore !== publishing.current || (publishing.draft !== null && publishing.draft !== head.draft_version)) {
    await auditStudio(writing, staff, "studio_publish", publishing.from, "changed_meanwhile");
    return { published: false, why: "changed_meanwhile" };
  }
  await keepTexts(db, Object.values(publishing.files));
  const number = head.number + 1;
  const files = listingOf(publishing.files);
  const row = {
    ...{ city, name: `r${number}.${hashOf(files).slice(0, 8)}`, number, kind: publishing.kind, at },
    ...{ by_id: staff.id, by_name: staff.name, note: publishing.note, from_name: publishing.from },
    reviewed_by_id: publishing.reviewedBy?.id ?? null,
    reviewed_by_name: publishing.reviewedBy?.name ?? null,
    ...{ shipped: publishing.shipped, files },
  };
  await db.insertInto("studio_revisions").values(row).execute();
  if (publishing.corrections.length > 0) {
    const changes = JSON.stringify(publishing.corrections);
    await db.insertInto("studio_fixes").values({ city, revision: row.name, at, changes }).execute();
  }
  await db
    .updateTable("studio_heads")
    .set((eb) => ({
      ...{ current: row.name, number },
      fixes: eb("fixes", "+", publishing.corrections.length > 0 ? 1 : 0),
    }))
    .where("city", "=", city)
    .execute();
  if (publishing.draft !== null) await emptyDraft(writing, city, null);
  await auditStudio(writing, staff, `studio_${publishing.kind}`, row.name);
  return { published: true, revision: revisionOf(row) };
}

type Row = Omit<Tables["studio_revisions"], "city" | "files">;

function revisionOf(row: Row): Revision {
  return {
    ...{ name: row.name, number: row.number, kind: row.kind, at: row.at, note: row.note },
    by: personOf(row.by_id, row.by_name),
    reviewedBy: personOf(row.reviewed_by_id, row.reviewed_by_name),
    from: row.from_name,
    shipped: row.shipped,
  };
}

function personOf(id: string | null, name: string | null) {
  return id === null || name === null ? null : { id, name };
}
