import { staffNames } from "../casework/staff-names.ts";
import { OwnRule } from "../triage/danger-changes.ts";
import { DangerKind, DangerTier } from "../triage/understanding.ts";

/** What a field of a danger rule says, for people to read; null where it stands as it is written, or is not there. */
export function describeRuleField(field: string, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "boolean") return value ? "はい" : "いいえ";
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String).join("\n");
  switch (field) {
    case "kind":
      return staffNames.kinds[DangerKind.parse(value)];
    case "tier":
      return staffNames.tier[DangerTier.parse(value)];
    case "language":
      return staffNames.languages[OwnRule.shape.language.parse(value)];
    case "scope":
      return RULE_SCOPES[OwnRule.shape.scope.parse(value)];
    default:
      return typeof value === "string" ? value : JSON.stringify(value);
  }
}

const RULE_SCOPES = {
  near: "10文字くらいまで",
  sentence: "同じ文の中なら、どこでも",
} as const satisfies Record<OwnRule["scope"], string>;
