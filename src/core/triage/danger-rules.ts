import type { DangerRuleSet } from "./danger-rule.ts";
import { ABUSE_RULES } from "./lexicon-abuse.ts";
import { DANGER_RULES_ABROAD } from "./lexicon-danger-abroad.ts";
import { DANGER_RULES_ENGLISH } from "./lexicon-danger-english.ts";
import { DESTITUTION_RULES } from "./lexicon-destitution.ts";
import { DV_RULES } from "./lexicon-dv.ts";
import { IDIOMS, SOFTENERS } from "./lexicon-harmless.ts";
import { PERIL_RULES } from "./lexicon-peril.ts";
import { SUICIDE_RULES } from "./lexicon-suicide.ts";

/** The curated danger rules in force. A change raises the version, and its effect is looked at first: `npm run triage -- effect`. */
export const DANGER_RULES: DangerRuleSet = {
  version: 2,
  rules: [
    ...SUICIDE_RULES,
    ...ABUSE_RULES,
    ...DV_RULES,
    ...PERIL_RULES,
    ...DESTITUTION_RULES,
    ...DANGER_RULES_ENGLISH,
    ...DANGER_RULES_ABROAD,
  ],
  softeners: SOFTENERS,
  idioms: IDIOMS,
};
