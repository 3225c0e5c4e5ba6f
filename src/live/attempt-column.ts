import type { Attempt } from "../app/live-store.ts";
import type { Vault } from "./vault.ts";

/** An attempt that holds nothing but its kind is kept as that word; whatever is sealed is longer. */
const WORDS = { reply: Buffer.from("reply"), record: Buffer.from("record") };

export function attemptColumn(vault: Vault, lineId: string, attempt: Attempt): Uint8Array {
  return attempt.how === "push" ? vault.seal("attempt", lineId, attempt) : WORDS[attempt.how];
}

/** null when it does not open. */
export function readAttempt(vault: Vault, lineId: string, column: Uint8Array): Attempt | null {
  for (const how of ["reply", "record"] as const) if (WORDS[how].equals(column)) return { how };
  return vault.open("attempt", lineId, column);
}
