import { z } from "zod";
import { Language } from "../language.ts";

/** Everything that can be wrong with a bundle. A code is stable; its words may change. */
export const ProblemCode = z.enum([
  "file_missing",
  "file_foreign",
  "yaml",
  "shape",
  "step_kind",
  "id_differs",
  "no_main",
  "no_person",
  "start_missing",
  "target_missing",
  "flow_missing",
  "unreached",
  "uncalled",
  "never_saved",
  "silent_loop",
  "dead_end",
  "unanswerable",
  "too_many_taps",
  "no_danger_exit",
  "no_purpose_first",
  "handoff_without_consent",
  "value_doubled",
  "condition_never",
  "text_missing",
  "translation_missing",
  "translation_stale",
  "placeholder_differs",
  "placeholder_unknown",
  "limit",
  "label_doubled",
  "easy_japanese",
  "city",
  "city_today",
  "talk",
  "danger",
  "menu",
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** What a problem is about, as far as it is about such a thing, so that the studio can open the right form. */
export const ProblemPlace = z.strictObject({
  flow: z.string().nullable(),
  step: z.string().nullable(),
  /** Full key of a text ("intake:who.ask"). */
  key: z.string().nullable(),
  language: Language.nullable(),
  /** An entry of the city's files ("agencies: hokatsu-chuo: phone"). */
  entry: z.string().nullable(),
});
export type ProblemPlace = z.infer<typeof ProblemPlace>;

/**
 * Something wrong in a bundle: where, and what to do. An `error` keeps it from being published, a `warning` is shown. `line`
 * and `column` count from 1. `message` and `mend` are for administrators, in plain Japanese.
 */
export const ContentProblem = z.strictObject({
  code: ProblemCode,
  level: z.enum(["error", "warning"]),
  file: z.string(),
  line: z.number().int(),
  column: z.number().int(),
  place: ProblemPlace,
  message: z.string(),
  mend: z.string(),
});
export type ContentProblem = z.infer<typeof ContentProblem>;

/** Nothing in particular. */
export const NOWHERE: ProblemPlace = { flow: null, step: null, key: null, language: null, entry: null };
