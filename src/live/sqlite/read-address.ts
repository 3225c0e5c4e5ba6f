import type { Address } from "../../app/arrival.ts";
import { bytes } from "./column.ts";
import type { Parts } from "./parts.ts";

/** Reads where a resident is reached; null when the conversation is unknown (any more), or what is stored cannot be read. */
export function prepareReadAddress({ db, vault }: Parts): (conversationId: string) => Address | null {
  const find = db.prepare("SELECT address FROM conversation WHERE id = ?");
  return (conversationId) => {
    const row = find.get(conversationId);
    return row === undefined ? null : vault.open("address", conversationId, bytes(row.address));
  };
}
