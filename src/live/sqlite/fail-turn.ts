import type { LiveStore } from "../../app/live-store.ts";
import type { Parts } from "./parts.ts";
import type { RescheduleTurn } from "./turn-schedule.ts";

/** `LiveStore.failTurn`. A claim that was lost meanwhile changes nothing: its new owner decides. */
export function prepareFailTurn({ db, group }: Parts, reschedule: RescheduleTurn): LiveStore["failTurn"] {
  const giveBack = db.prepare("UPDATE conversation SET fence = 0, held_until = ? WHERE id = ? AND fence = ?");
  return ({ conversationId, fence }, retryAt) =>
    group.write(() => {
      if (giveBack.run(retryAt, conversationId, fence).changes > 0) reschedule(conversationId);
    });
}
