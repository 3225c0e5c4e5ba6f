import type { CompiledRules } from "./danger-signs.ts";
import { judgeDanger } from "./judge-danger.ts";
import type { TriageModel } from "./model/triage-model.ts";
import { readMessages } from "./read-message.ts";
import { SHIPPED_RULES } from "./shipped-rules.ts";
import type { Danger } from "./understanding.ts";

/**
 * Looks for signs of danger in one message, in any language served. Pure and linear in the length of the text.
 * @param model null: the curated rules alone, which miss much.
 * @param rules the city's own, where it has changed some.
 * @returns the worst tier (0 now … 3 none), the kinds from worst to least, and the resident's own words with what read them.
 */
export function watchDanger(text: string, model: TriageModel | null, rules: CompiledRules = SHIPPED_RULES): Danger {
  return judgeDanger(readMessages([text], {}, model, rules));
}
