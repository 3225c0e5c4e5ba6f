import type { Trace } from "./draft.ts";
import { DONE, SKIP } from "./options.ts";
import type { Question } from "./question.ts";

/** Which way of a question an option is. */
export function wayOf(step: Question, value: string): Pick<Trace, "by" | "value"> {
  if (step.type === "consent") {
    return { by: value === "share" || value === "city_only" ? value : "none", value: null };
  }
  if (value === SKIP) return { by: "skip", value: null };
  return "choices" in step && value !== DONE ? { by: "choice", value } : { by: "next", value: null };
}
