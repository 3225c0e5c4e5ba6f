import type { DatabaseSync } from "node:sqlite";
import { integer } from "./column.ts";

/**
 * Gives each claim a number of its own, ever growing. One counter for all conversations: a conversation that was forgotten
 * and comes back must not hand out the number that a very late worker still holds. 0 in a row means that nobody has it.
 */
export function prepareNextFence(db: DatabaseSync): () => number {
  const next = db.prepare("UPDATE fence SET last = last + 1 RETURNING last");
  return () => integer(next.get()?.last);
}
