import { z } from "zod";
import { type DangerChanges, OwnRule, RuleChange } from "../../../core/triage/danger-changes.ts";
import { DangerKind, DangerTier, UnderstoodLanguage } from "../../../core/triage/understanding.ts";

/** A rule of the city's own while it is typed: terms as lines, nothing promised yet. */
export const OwnDraft = z.strictObject({
  ...{ id: z.string(), kind: DangerKind, tier: DangerTier, why: z.string(), terms: z.string() },
  ...{ language: UnderstoodLanguage, scope: z.enum(["near", "sentence"]), heeds: z.boolean() },
});
export type OwnDraft = z.infer<typeof OwnDraft>;

/** A change of a rule that came with the program, while it is typed. */
export const ChangeDraft = z.strictObject({
  ...{ id: z.string(), off: z.boolean(), tier: DangerTier.nullable(), why: z.string(), terms: z.string() },
});
export type ChangeDraft = z.infer<typeof ChangeDraft>;

/** Which form is open, and what has been typed in it. */
export const RuleDraft = z.discriminatedUnion("what", [
  z.strictObject({ what: z.literal("own"), draft: OwnDraft }),
  z.strictObject({ what: z.literal("change"), draft: ChangeDraft }),
]);
export type RuleDraft = z.infer<typeof RuleDraft>;

/** What a form begins with: the rule that is edited, or an empty one with a name that none has. */
export function ownDraft(rule: OwnRule | null, { own }: DangerChanges): OwnDraft {
  if (rule !== null) return { ...rule, terms: rule.terms.join("\n") };
  return {
    ...{ id: freshId(own), kind: "suicide", tier: 1, why: "", terms: "" },
    ...{ language: "ja", scope: "near", heeds: true },
  };
}

/** The same for a rule that came with the program. */
export function changeDraft(id: string, { changed }: DangerChanges): ChangeDraft {
  const change = changed.find((each) => each.id === id);
  if (change === undefined) return { id, off: false, tier: null, why: "", terms: "" };
  return { ...change, terms: change.terms.join("\n") };
}

/** The rule as it was typed; null while it cannot be one. */
export function readOwn(draft: OwnDraft): OwnRule | null {
  return OwnRule.safeParse({ ...draft, terms: linesOf(draft.terms) }).data ?? null;
}

/** The change as it was typed; null while it cannot be one. */
export function readChange(draft: ChangeDraft): RuleChange | null {
  return RuleChange.safeParse({ ...draft, terms: linesOf(draft.terms) }).data ?? null;
}

/** "own.1", "own.2", …: never one that stands already. */
function freshId(own: DangerChanges["own"]): string {
  let number = own.length + 1;
  while (own.some(({ id }) => id === `own.${number}`)) number += 1;
  return `own.${number}`;
}

/** One term a line. */
function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
