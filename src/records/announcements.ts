import type { Kysely } from "kysely";
import { z } from "zod";
import { Address } from "../app/arrival.ts";
import type { KeyRing } from "../app/key-ring.ts";
import type { Announcement } from "../app/records.ts";
import { Event } from "../core/event.ts";
import { compiledOnce, type Slots } from "./compiled-once.ts";
import { sealPurpose } from "./seal-purposes.ts";
import type { CaseRecord, Tables } from "./tables.ts";
import type { Writing } from "./writing.ts";

const Sealed = z.strictObject({ address: Address, event: Event });

/** Puts into the same transaction that a resident must hear of `event`. Its id decides: announcing it again changes nothing. */
export async function announce(writing: Writing, record: CaseRecord, event: Event): Promise<void> {
  const address = Address.parse(JSON.parse(writing.keys.open(record.address, sealPurpose.address(record.id))));
  const sealed = writing.keys.seal(JSON.stringify({ address, event }), sealPurpose.announcement(event.id));
  await writing.db
    .insertInto("announcements")
    .values({ id: event.id, conversation_id: record.conversation_id, sealed })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

/** What has not been carried to the live store yet, oldest first. */
export async function announcements(db: Kysely<Tables>, keys: KeyRing, limit: number): Promise<Announcement[]> {
  const { rows } = await oldest(db, { limit });
  return rows.map((row) => {
    const { address, event } = Sealed.parse(JSON.parse(keys.open(row.sealed, sealPurpose.announcement(row.id))));
    return { id: row.id, conversationId: row.conversation_id, address, event };
  });
}

const oldest = compiledOnce((db, slot: Slots<{ limit: number }>) =>
  db.selectFrom("announcements").selectAll().orderBy("seq").limit(slot("limit")),
);

/** Carried over: the words need not be kept here any longer; that it happened stands in the history. */
export async function announced(db: Kysely<Tables>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom("announcements").where("id", "in", ids).execute();
}
