import type { Language } from "../language.ts";
import type { ProblemCode } from "./content-problem.ts";

/** The texts of every language by full key ("intake:who.ask"), and which translations are of an older Japanese. */
export type ScriptTexts = {
  texts: Readonly<Record<Language, ReadonlyMap<string, string>>>;
  /** language → key → fingerprint of the Japanese it was translated from. */
  sources: Readonly<Record<Language, Readonly<Record<string, string>>>>;
  /** Texts that the engine says by itself, whatever the flows are: without one a resident would be shown a bare key. */
  required: readonly string[];
};

/**
 * Something wrong in a compiled script. `about` is what it is about: the step that is meant, the name, the part of a text.
 * `detail` is said along with it.
 */
export type ScriptProblem = {
  code: ProblemCode;
  level: "error" | "warning";
  flow: string | null;
  step: string | null;
  key: string | null;
  language: Language | null;
  about: string | null;
  detail: string | null;
};

/** A problem of a step. */
export function stepProblem(
  code: ProblemCode,
  flow: string,
  step: string | null,
  about: string | null = null,
  detail: string | null = null,
): ScriptProblem {
  return { code, level: "error", flow, step, key: null, language: null, about, detail };
}

/** A problem of a text in a language. */
export function textProblem(
  code: ProblemCode,
  level: ScriptProblem["level"],
  language: Language,
  key: string,
  about: string | null = null,
  detail: string | null = null,
): ScriptProblem {
  return { code, level, flow: null, step: null, key, language, about, detail };
}
