import type { LiveStore } from "../../app/live-store.ts";
import type { Parts } from "./parts.ts";

/** `LiveStore.addressOf`: null when the conversation is unknown (any more), or what is stored cannot be read. */
export function makeReadAddress({ client, names, vault }: Parts): LiveStore["addressOf"] {
  return async (conversationId) => {
    const sealed = await client.hgetBuffer(names.shardOf(conversationId).conversation(conversationId), "a");
    return sealed === null ? null : vault.open("address", conversationId, sealed);
  };
}
