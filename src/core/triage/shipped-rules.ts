import { DANGER_RULES } from "./danger-rules.ts";
import { type CompiledRules, compileRules } from "./danger-signs.ts";

/** The curated rules, ready to be matched: what every city goes by that has changed none. */
export const SHIPPED_RULES: CompiledRules = compileRules(DANGER_RULES);
