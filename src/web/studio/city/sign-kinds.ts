import type { Sign } from "../../../core/city/criterion.ts";

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
