import { staffNames } from "../../../core/casework/staff-names.ts";
import type { Sign } from "../../../core/city/criterion.ts";
import { DangerTier } from "../../../core/triage/understanding.ts";
import { cityWords } from "./city-words.ts";

export const KINDS = [
  ...(["domains_at_least", "topics_at_least", "domain", "pattern", "about", "danger_at_most"] as const),
  ...(["without_consent", "no_office", "all", "any"] as const),
] as const;
export type SignKind = (typeof KINDS)[number];

export function signKind(sign: Sign): SignKind {
  return KINDS.find((kind) => kind in sign) ?? "domains_at_least";
}

/** A sign of this kind to begin with. */
export function signOf(kind: SignKind): Sign {
  switch (kind) {
    case "domains_at_least":
      return { domains_at_least: 3 };
    case "topics_at_least":
      return { topics_at_least: 3 };
    case "domain":
      return { domain: "poverty" };
    case "pattern":
      return { pattern: "8050" };
    case "about":
      return { about: "neighbour" };
    case "danger_at_most":
      return { danger_at_most: 1 };
    case "without_consent":
      return { without_consent: true };
    case "no_office":
      return { no_office: true };
    case "all":
    case "any": {
      const one: Sign[] = [{ domains_at_least: 2 }];
      return kind === "all" ? { all: one } : { any: one };
    }
    default:
      return kind satisfies never;
  }
}

/** A sign in words: 「分野が3つ以上」か「8050」. */
export function signInWords(sign: Sign, domains: Readonly<Record<string, unknown>>): string {
  const say = cityWords.sign;
  if ("all" in sign) return sign.all.map((part) => bracketed(part, domains)).join(say.and);
  if ("any" in sign) return sign.any.map((part) => bracketed(part, domains)).join(say.or);
  if ("domains_at_least" in sign) return say.domainsAtLeast(sign.domains_at_least);
  if ("topics_at_least" in sign) return say.topicsAtLeast(sign.topics_at_least);
  if ("domain" in sign) return say.domain(String(domains[sign.domain] ?? sign.domain));
  if ("pattern" in sign) return staffNames.patterns[sign.pattern] ?? sign.pattern;
  if ("about" in sign) return staffNames.abouts[sign.about];
  if ("danger_at_most" in sign) return say.tiers[DangerTier.parse(sign.danger_at_most)];
  return "no_office" in sign ? say.kinds.no_office : say.kinds.without_consent;
}

function bracketed(sign: Sign, domains: Readonly<Record<string, unknown>>): string {
  const words = signInWords(sign, domains);
  return "all" in sign || "any" in sign ? `（${words}）` : words;
}
