import type { Kysely } from "kysely";
import type { KeyRing } from "../app/key-ring.ts";
import type { NoticeRecords } from "../app/notice-records.ts";
import { NoticeChannel } from "../core/casework/notice.ts";
import { addAudit } from "./add-audit.ts";
import { claimNotice, isNoticeDue, settleNotice } from "./claim-notice.ts";
import { compiledOnce, type Slots } from "./compiled-once.ts";
import { listNotices } from "./list-notices.ts";
import { insertNotice } from "./plan-notices.ts";
import { sealPurpose } from "./seal-purposes.ts";
import type { Tables } from "./tables.ts";
import { utc, type Writing } from "./writing.ts";

type Parts = {
  db: Kysely<Tables>;
  keys: KeyRing;
  /** Does a whole transaction, again when it collided with another one. */
  write: <T>(work: (page: Writing) => Promise<T>) => Promise<T>;
};

/** What staff are told, and how each office hears (app/notice-records.ts). */
export function noticeRecords({ db, keys, write }: Parts): NoticeRecords {
  return {
    // After every change of a case somebody looks, mostly in vain: no transaction for that.
    claim: async (now, leaseMs) =>
      (await isNoticeDue(db, now)) ? write((page) => claimNotice(page, now, leaseMs)) : null,
    settle: (claim, ending) => write((page) => settleNotice(page, claim, ending)),
    planDigests: (city, date, now) => write((page) => planDigests(page, city, date, now)),
    channels: (city) => channels(db, keys, city),
    putChannel: (staff, receiverId, channel) =>
      write(async (page) => {
        const sealed = keys.seal(JSON.stringify(channel), sealPurpose.channel(staff.city, receiverId));
        const row = { sealed, set_by: staff.id, set_at: utc(page.now()) };
        await page.db
          .insertInto("notice_channels")
          .values({ city: staff.city, receiver_id: receiverId, ...row })
          .onConflict((conflict) => conflict.columns(["city", "receiver_id"]).doUpdateSet(row))
          .execute();
        await addAudit(page, staff, "set_notice_channel", receiverId, "ok");
      }),
    planTest: (staff, receiverId, now) =>
      write(async (page) => {
        const id = `test:${staff.city}:${receiverId}:${now}`;
        const test = { kind: "test" as const, audience: "office" as const, receiver_id: receiverId };
        await insertNotice(page, { id, city: staff.city, case_id: null, ...test }, now);
        await addAudit(page, staff, "test_notice_channel", receiverId, "ok");
      }),
    list: (city, limit) => listNotices(db, city, limit),
    again: (staff, noticeId, now) =>
      write(async (page) => {
        const { numUpdatedRows } = await page.db
          .updateTable("notices")
          .set({ state: "planned", reason: null, ended_at: null, due_at: utc(now), created_at: utc(now) })
          .where("id", "=", noticeId)
          .where("city", "=", staff.city)
          .where("state", "=", "failed")
          .executeTakeFirst();
        if (numUpdatedRows === 1n) await addAudit(page, staff, "notice_again", noticeId, "ok");
        return numUpdatedRows === 1n;
      }),
  };
}

async function channels(db: Kysely<Tables>, keys: KeyRing, city: string): Promise<Map<string, NoticeChannel>> {
  const { rows } = await channelsOf(db, { city });
  return new Map(
    rows.map(({ receiver_id: id, sealed }) => [
      id,
      NoticeChannel.parse(JSON.parse(keys.open(sealed, sealPurpose.channel(city, id)))),
    ]),
  );
}

const channelsOf = compiledOnce((db, slot: Slots<{ city: string }>) =>
  db.selectFrom("notice_channels").selectAll().where("city", "=", slot("city")),
);

/** One for each office that holds an open case, by the office's id and the day. */
async function planDigests(page: Writing, city: string, date: string, now: number): Promise<void> {
  const holders = await page.db
    .selectFrom("cases")
    .select("holder_id")
    .distinct()
    .where("city", "=", city)
    .where("status", "<>", "closed")
    .execute();
  for (const { holder_id: id } of holders) {
    const digest = { kind: "digest" as const, audience: "office" as const, receiver_id: id };
    await insertNotice(page, { id: `digest:${city}:${id}:${date}`, city, case_id: null, ...digest }, now);
  }
}
