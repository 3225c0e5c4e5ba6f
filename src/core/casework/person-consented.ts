import type { CaseOpening } from "./case-opening.ts";
import { toldHerself } from "./told-herself.ts";
import type { CaseRow } from "./views.ts";

/**
 * Whether the person it is about has agreed, herself or by who may decide for her. Relatives, neighbours and 民生委員 agree to what they
 * told being handed on, and cannot consent for her (facts: domain.md 3.3). `now`: the consent as it stands.
 */
export function personConsented(
  { about, consent }: Pick<CaseOpening, "about" | "consent">,
  now: CaseRow["consent"],
): boolean {
  return now !== "none" && (toldHerself({ about }) || consent.taken !== undefined);
}
