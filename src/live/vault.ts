import type { z } from "zod";
import type { KeyRing } from "../app/key-ring.ts";

/** What is kept sealed. Each has its own purpose, so that one cannot be passed off as another. */
export type SealedKind = "event" | "session" | "effect" | "attempt" | "address" | "token";

/** Seals values as JSON and opens them again through their schema: nothing stored is trusted by its looks. */
export type Vault = {
  seal(kind: SealedKind, id: string, value: unknown): Uint8Array;
  /** null when the key is unknown, the data was changed or moved, or the schema does not fit. */
  open<T>(kind: SealedKind, id: string, schema: z.ZodType<T>, sealed: Uint8Array): T | null;
  /** A one-way name for a reply token, by which a used one is recognised without keeping it. */
  nameToken(token: string): string;
};

/** `id` names the row a value belongs to (an event, a conversation, a line): in another row it does not open. */
export function makeVault(keys: KeyRing): Vault {
  return {
    seal: (kind, id, value) => keys.seal(JSON.stringify(value), `live/${kind}/${id}`),
    open(kind, id, schema, sealed) {
      try {
        return schema.parse(JSON.parse(keys.open(sealed, `live/${kind}/${id}`)));
      } catch {
        // One bad row must not stop everybody's conversations: the caller sets it aside where an operator sees it.
        return null;
      }
    },
    nameToken: (token) => keys.blind(token, "live/used-token"),
  };
}
