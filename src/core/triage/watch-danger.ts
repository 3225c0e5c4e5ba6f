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
  const unbroken = withoutBreaks(text);
  if (unbroken === text) return judgeDanger(readMessages([text], {}, model, rules));
  const joined = judgeDanger(readMessages([unbroken], {}, model, rules));
  // Read last, as whoever understands it next reads it.
  const broken = judgeDanger(readMessages([text], {}, model, rules));
  return joined.tier < broken.tier ? joined : broken;
}

const LINE_BREAK = /(?<=[\p{L}ー])[ \t　]*[\r\n\u2028]+[ \t　]*(?=[\p{L}ー])/gu;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]/u;

/**
 * Lines are broken where a phone is narrow or a breath is short, also in the middle of what matters (「もう死に」「たい」): a break is a
 * pause to the rules and the model, and of a hundred dangers six were not heard for it. Where a sentence has ended it stays one.
 */
function withoutBreaks(text: string): string {
  if (!/[\r\n\u2028]/.test(text)) return text;
  return text.replace(LINE_BREAK, (found, at: number) => {
    const [before, after] = [text[at - 1] ?? "", text[at + found.length] ?? ""];
    return UNSPACED.test(before) && UNSPACED.test(after) ? "" : " ";
  });
}
