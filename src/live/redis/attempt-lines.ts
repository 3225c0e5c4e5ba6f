import type { LiveStore } from "../../app/live-store.ts";
import type { Parts } from "./parts.ts";
import { integer } from "./reply.ts";

/** `LiveStore.attempt`. Refused not only when another worker has the lines but from the end of the lease on. */
export function makeAttempt({ run, names, vault, now }: Parts): LiveStore["attempt"] {
  return async ({ conversationId, fence, queue, replyToken }, lineIds, attempt) => {
    if (attempt.how === "reply" && replyToken === null) throw new Error("a reply without a reply token");
    const token = attempt.how === "reply" && replyToken !== null ? vault.nameToken(replyToken.token) : "";
    const lines = lineIds.flatMap((id) => [id, vault.seal("attempt", id, attempt)]);
    const args = [conversationId, now(), fence, queue, token, lineIds.length, ...lines];
    const answer = await run("attempt-lines", names.ofConversation(conversationId), args);
    return integer(answer) === 1 ? "ok" : "stale";
  };
}
