import { checkFlows } from "../flow/check-flows.ts";
import type { Script } from "../script.ts";
import { checkPaths } from "./check-paths.ts";
import { checkQuestions } from "./check-questions.ts";
import { checkTranslations } from "./check-translations.ts";
import { checkWordings } from "./check-wordings.ts";
import type { ProblemCode } from "./content-problem.ts";
import type { ScriptProblem, ScriptTexts } from "./script-problem.ts";

/**
 * Everything that can be seen in a script as a whole, beyond what its files say one by one: where conversations would get stuck,
 * questions nobody can answer, what LINE would refuse, what a language lacks.
 */
export function checkScript(script: Script, texts: ScriptTexts): ScriptProblem[] {
  const flows = checkFlows(script).map(({ reason: _english, ...problem }): ScriptProblem => {
    return { ...problem, level: "error", detail: problem.code === "limit" ? problem.about : null };
  });
  const structure = flows.some(({ code }) => BREAKS_WAYS.includes(code));
  // Where steps are missing, ways cannot be followed; the texts can be read all the same.
  const ways = structure ? [] : checkPaths(script);
  return [...flows, ...ways, ...checkQuestions(script), ...checkTranslations(texts), ...checkWordings(texts)];
}

const BREAKS_WAYS: readonly ProblemCode[] = ["no_main", "start_missing", "target_missing", "flow_missing"];
/** With one of these a conversation stumbles, or never ends: talks are not even tried. */
export const BREAKS_TALKS: readonly ProblemCode[] = [...BREAKS_WAYS, "silent_loop"];
