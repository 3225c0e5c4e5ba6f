import type { Kysely } from "kysely";
import type { StudioRecords } from "../../app/studio-records.ts";
import type { Tables } from "../tables.ts";
import type { Writing } from "../writing.ts";
import { noteReview, readDraft, replaceDraft, saveFiles } from "./drafts.ts";
import { auditStudio } from "./head.ts";
import { claimMenu, hurryMenu, readMenuLine, settleMenu } from "./menus.ts";
import { openCases } from "./open-cases.ts";
import { keepShipped, publish, readCorrections, readHeads, readHistory, readRevision } from "./revisions.ts";

type Write = <T>(work: (page: Writing) => Promise<T>) => Promise<T>;

/** The studio's part of the record, on the same database and in the same kind of transaction. */
export function studioRecords(db: Kysely<Tables>, write: Write): StudioRecords {
  return {
    heads: () => readHeads(db),
    keepShipped: (city, name, files, at) => write((page) => keepShipped(page, city, name, files, at)),
    revision: (city, name) => readRevision(db, city, name),
    history: (city) => readHistory(db, city),
    corrections: (city) => readCorrections(db, city),
    openCases: (city) => openCases(db, city),
    draft: (city) => readDraft(db, city),
    saveFiles: (staff, base, files, at) => write((page) => saveFiles(page, staff, base, files, at)),
    replaceDraft: (staff, version, base, files, at) =>
      write((page) => replaceDraft(page, staff, version, base, files, at)),
    review: (staff, version, review) => write((page) => noteReview(page, staff, version, review)),
    publish: (staff, publishing, at) => write((page) => publish(page, staff, publishing, at)),
    claimMenu: (claim) => claimMenu(db, claim),
    settleMenu: (city, settled) => settleMenu(db, city, settled),
    menuLine: (city) => readMenuLine(db, city),
    hurryMenu: (staff, at) =>
      write(async (page) => {
        await hurryMenu(page.db, staff.city, at);
        await auditStudio(page, staff, "studio_menu_again", staff.city);
      }),
    notePresence: (staff, place, at) => notePresence(db, staff, place, at),
    presences: async (city, since) => {
      const rows = await db
        .selectFrom("studio_presence")
        .selectAll()
        .where("city", "=", city)
        .where("at", ">=", since)
        .orderBy("user_id")
        .execute();
      return rows.map(({ user_id, name, place, at }) => ({ id: user_id, name, place, at }));
    },
    note: (staff, action, about, outcome) => write((page) => auditStudio(page, staff, action, about, outcome)),
  };
}

async function notePresence(db: Kysely<Tables>, ...[staff, place, at]: Parameters<StudioRecords["notePresence"]>) {
  const now = { name: staff.name, place, at };
  await db
    .insertInto("studio_presence")
    .values({ city: staff.city, user_id: staff.id, ...now })
    .onConflict((conflict) => conflict.columns(["city", "user_id"]).doUpdateSet(now))
    .execute();
}
