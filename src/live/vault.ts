import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { z } from "zod";
import type { KeyRing } from "../app/key-ring.ts";
import { SESSION_DICTIONARY } from "./session-dictionary.ts";

/** What is kept sealed. Each has its own purpose, so that one cannot be passed off as another. */
export type SealedKind = "event" | "session" | "effect" | "attempt" | "address" | "token" | "spool";

/** Seals values as JSON and opens them again through their schema: nothing stored is trusted by its looks. */
export type Vault = {
  seal(kind: SealedKind, id: string, value: unknown): Uint8Array;
  /** null when the key is unknown, the data was changed or moved, or the schema does not fit. */
  open<T>(kind: SealedKind, id: string, schema: z.ZodType<T>, sealed: Uint8Array): T | null;
  /** A one-way name for a reply token, by which a used one is recognised without keeping it. */
  nameToken(token: string): string;
};

/** Sessions rest for long, and in memory: worth a little work. Shorter ones hardly shrink. */
const DEFLATE_FROM_CHARS = 300;
/** Stands before JSON deflated with SESSION_DICTIONARY; JSON itself never begins with it. */
const DEFLATED = 1;
const INFLATED_BYTES_MAX = 16 * 1024 * 1024;

/**
 * `id` names the row a value belongs to (an event, a conversation, a line): in another row it does not open.
 * `deflateSessions`: for a store that keeps them in memory. Either vault opens what the other has sealed.
 */
export function makeVault(keys: KeyRing, options: { deflateSessions: boolean } = { deflateSessions: false }): Vault {
  const { deflateSessions } = options;
  return {
    seal(kind, id, value) {
      const json = JSON.stringify(value);
      const deflate = deflateSessions && kind === "session" && json.length > DEFLATE_FROM_CHARS;
      return keys.seal(deflate ? deflated(json) : json, `live/${kind}/${id}`);
    },
    open(kind, id, schema, sealed) {
      try {
        return schema.parse(JSON.parse(textOf(keys.openBytes(sealed, `live/${kind}/${id}`))));
      } catch {
        // One bad row must not stop everybody's conversations: the caller sets it aside where an operator sees it.
        return null;
      }
    },
    nameToken: (token) => keys.blind(token, "live/used-token"),
  };
}

function deflated(json: string): Buffer {
  const packed = deflateRawSync(json, { level: 3, windowBits: 14, memLevel: 7, dictionary: SESSION_DICTIONARY });
  return Buffer.concat([Buffer.of(DEFLATED), packed]);
}

function textOf(bytes: Buffer): string {
  if (bytes[0] !== DEFLATED) return bytes.toString("utf8");
  const options = { dictionary: SESSION_DICTIONARY, maxOutputLength: INFLATED_BYTES_MAX };
  return inflateRawSync(bytes.subarray(1), options).toString("utf8");
}
