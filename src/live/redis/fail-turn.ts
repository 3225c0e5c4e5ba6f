import type { LiveStore } from "../../app/live-store.ts";
import type { Parts } from "./parts.ts";
import { integer } from "./reply.ts";

/** `LiveStore.failTurn`. A claim that was lost meanwhile changes nothing: its new owner decides. */
export function makeFailTurn({ run, names, due, now }: Parts): LiveStore["failTurn"] {
  return async ({ conversationId, fence }, retryAt) => {
    const args = [conversationId, now(), fence, retryAt];
    due.offer("turns", conversationId, integer(await run("fail-turn", names.ofConversation(conversationId), args)));
  };
}
