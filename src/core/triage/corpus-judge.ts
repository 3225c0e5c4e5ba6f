import type { CorpusEar } from "./corpus-ear.ts";
import type { DangerRuleSet } from "./danger-rule.ts";
import { compileRules } from "./danger-signs.ts";
import { judgeTier } from "./judge-danger.ts";
import type { TriageModel } from "./model/triage-model.ts";
import { readMessages } from "./read-message.ts";
import type { DangerTier } from "./understanding.ts";
import { watchDanger } from "./watch-danger.ts";

/**
 * Judges a corpus as residents are answered: rules and trained model together. The model hears the rules too, so that a line is judged
 * anew where other rules hear it, and only there: a changed set costs what is new in it. Yields between handfuls of lines.
 */
export function makeCorpusJudge(
  corpus: readonly { readonly text: string }[],
  { hearing }: Pick<CorpusEar, "hearing">,
  model: TriageModel,
) {
  /** Line by line: which rules hear it → its tier. */
  const judged = corpus.map(() => new Map<string, DangerTier>());
  return {
    /** The tier of each line; 3 is nothing. */
    *judge(set: DangerRuleSet): Generator<void, DangerTier[]> {
      const heard = yield* hearing(set);
      const rules = compileRules(set);
      let fresh = 0;
      for (const [at, known] of judged.entries()) {
        const by = heard[at] ?? "";
        const text = corpus[at]?.text ?? "";
        // Lines that are broken are also read as if they were not: rules that do not hear them may hear them then.
        const isBroken = BREAK.test(text);
        if (known.has(by) && !isBroken) continue;
        if (fresh++ % HANDFUL === 0) yield;
        const { tier } = isBroken
          ? watchDanger(text, model, rules)
          : { tier: judgeTier(readMessages([text], {}, model, rules)) };
        remember(known, by, tier);
      }
      return judged.map((known, at) => known.get(heard[at] ?? "") ?? 3);
    },
  };
}

export type CorpusJudge = ReturnType<typeof makeCorpusJudge>;

const BREAK = /[\r\n\u2028]/;
const HANDFUL = 150;
/** What is tried in a form is forgotten again, the oldest first. */
const REMEMBERED_MAX = 8;

function remember(known: Map<string, DangerTier>, by: string, tier: DangerTier): void {
  known.set(by, tier);
  const [oldest] = known.keys();
  if (known.size > REMEMBERED_MAX && oldest !== undefined) known.delete(oldest);
}
