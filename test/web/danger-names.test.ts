import { expect, test } from "vitest";
import { DANGER_RULES } from "../../src/core/triage/danger-rules.ts";
import { RULE_NAMES } from "../../src/web/studio/danger/rule-names.ts";

test("every danger rule that came with the program has a name that administrators can read", () => {
  expect(Object.keys(RULE_NAMES).toSorted()).toEqual(DANGER_RULES.rules.map(({ id }) => id).toSorted());
});
