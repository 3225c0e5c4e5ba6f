import type { DatabaseSync } from "node:sqlite";
import { type KeyRing, KeysDoNotFit } from "../../app/key-ring.ts";
import { bytes } from "./column.ts";

const PURPOSE = "live/key-check";

/**
 * Throws KeysDoNotFit when the key ring does not fit this file. Found out at start, a wrong RECORD_KEYS is a line in a log; found out
 * later, it would turn every waiting event into a dead letter.
 */
export function checkKeys(db: DatabaseSync, keys: KeyRing): void {
  const row = db.prepare("SELECT sealed FROM key_check").get();
  try {
    if (row !== undefined) keys.open(bytes(row.sealed), PURPOSE);
  } catch (failure) {
    throw new KeysDoNotFit(failure);
  }
  // Sealed anew with the ring's first key, so that an old key can be dropped one day.
  const renew = db.prepare(
    "INSERT INTO key_check VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed",
  );
  renew.run(keys.seal("fits", PURPOSE));
}
