import { staffNames } from "../casework/staff-names.ts";
import type { Sign } from "../city/criterion.ts";
import { DangerTier } from "../triage/understanding.ts";

/** Danger of this tier or worse, in words. */
export const SIGN_TIERS = {
  0: "今すぐの危険",
  1: "危険が高い（今すぐもふくむ）",
  2: "気がかりか、それより重い",
  3: "どの重さでも",
} satisfies Record<DangerTier, string>;

/** A sign in words: 「分野が3つ以上 か 8050」. `domains`: the city's words for them. */
export function describeSign(sign: Sign, domains: Readonly<Record<string, string>>): string {
  if ("all" in sign) return sign.all.map((part) => bracketed(part, domains)).join(" と ");
  if ("any" in sign) return sign.any.map((part) => bracketed(part, domains)).join(" か ");
  if ("domains_at_least" in sign) return `分野が${sign.domains_at_least}つ以上`;
  if ("topics_at_least" in sign) return `困りごとが${sign.topics_at_least}つ以上`;
  if ("domain" in sign) return `分野が「${domains[sign.domain] ?? sign.domain}」`;
  if ("pattern" in sign) return staffNames.patterns[sign.pattern] ?? sign.pattern;
  if ("about" in sign) return staffNames.abouts[sign.about];
  if ("danger_at_most" in sign) return SIGN_TIERS[DangerTier.parse(sign.danger_at_most)];
  return "no_office" in sign ? "合う窓口がない" : "伝えることに、同意がない";
}

function bracketed(sign: Sign, domains: Readonly<Record<string, string>>): string {
  const words = describeSign(sign, domains);
  return "all" in sign || "any" in sign ? `（${words}）` : words;
}
