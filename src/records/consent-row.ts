import type { Consent } from "../core/casework/case-opening.ts";
import { utc } from "./writing.ts";

/** What a consent says, as columns of `consents`: the bot's and those that staff took alike. */
export function consentRow({ scope, offices, wording, language, at, how }: Consent) {
  return { scope, offices: JSON.stringify(offices), wording, language, at: utc(at), how, withdrawn_at: null };
}
