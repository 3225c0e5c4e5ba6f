import type { LiveStore } from "../../app/live-store.ts";
import type { Parts } from "./parts.ts";

/** `LiveStore.sessionOf`: past its time it is gone, also while the sweep has not come by yet. */
export function makeReadSession({ client, names, vault }: Parts): LiveStore["sessionOf"] {
  return async (conversationId, now) => {
    const key = names.shardOf(conversationId).conversation(conversationId);
    const [expiresAt = null, sealed = null] = await client.hmgetBuffer(key, "x", "s");
    if (sealed === null || (expiresAt !== null && Number(expiresAt.toString()) <= now)) return null;
    return vault.open("session", conversationId, sealed);
  };
}
