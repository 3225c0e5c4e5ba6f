import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { z } from "zod";
import type { Bundle } from "../../core/studio/bundle.ts";
import type { Tables } from "../tables.ts";

/** By what a file's text is known. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

/** Keeps texts by their content: what two revisions have in common is kept once. */
export async function keepTexts(db: Kysely<Tables>, texts: readonly string[]): Promise<void> {
  const rows = [...new Set(texts)].map((text) => ({ hash: hashOf(text), text }));
  const AT_ONCE = 100;
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await db
      .insertInto("studio_texts")
      .values(rows.slice(at, at + AT_ONCE))
      .onConflict((conflict) => conflict.column("hash").doNothing())
      .execute();
  }
}

/** The texts of these hashes. Throws when one is not there: nothing ever takes one away. */
export async function readTexts(db: Kysely<Tables>, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(hashes)];
  if (wanted.length === 0) return new Map();
  const rows = await db.selectFrom("studio_texts").selectAll().where("hash", "in", wanted).execute();
  const texts = new Map(rows.map(({ hash, text }) => [hash, text]));
  if (texts.size < wanted.length) throw new Error("a text of the studio is not in the record");
  return texts;
}

const Listing = z.record(z.string(), z.string());

/** A revision's list of files (path → hash) as it is kept. */
export function listingOf(files: Bundle): string {
  const entries = Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(entries.map(([path, text]) => [path, hashOf(text)])));
}

export async function filesOf(db: Kysely<Tables>, listing: string): Promise<Bundle> {
  const hashes = Listing.parse(JSON.parse(listing));
  const texts = await readTexts(db, Object.values(hashes));
  return Object.fromEntries(Object.entries(hashes).map(([path, hash]) => [path, texts.get(hash) ?? ""]));
}
