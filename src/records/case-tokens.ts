import type { KeyRing } from "../app/key-ring.ts";
import type { CaseOpening } from "../core/casework/case-opening.ts";
import { searchWord, searchWordsOf } from "../core/casework/search-words.ts";
import type { Writing } from "./writing.ts";

/** A keyed, one-way name of a word in one city: equal words are found, none can be read, and no other city's list tells anything. */
export function tokenOf(keys: KeyRing, city: string, typed: string): string {
  return keys.blind(searchWord(typed), `search:${city}`);
}

/** Writes anew by what a case is found; what was taken back from its sheet finds it no more. */
export async function writeTokens(writing: Writing, sheet: CaseOpening): Promise<void> {
  await writing.db.deleteFrom("case_tokens").where("case_id", "=", sheet.caseId).execute();
  await addTokens(writing, sheet);
}

/** The same for a case that has none yet. */
export async function addTokens({ db, keys }: Writing, sheet: CaseOpening): Promise<void> {
  const words = searchWordsOf(sheet.wishes);
  if (words.length === 0) return;
  const rows = words.map((word) => ({ case_id: sheet.caseId, token: tokenOf(keys, sheet.city, word) }));
  await db.insertInto("case_tokens").values(rows).execute();
}
