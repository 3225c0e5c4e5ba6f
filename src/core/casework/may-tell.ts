import type { Consent } from "./case-opening.ts";
import type { Receiver } from "./route.ts";

/** Whether the resident's consent lets this office learn of the case. The city's lead department learns of every case. */
export function mayTell(
  consent: Pick<Consent, "scope" | "offices">,
  receiver: Pick<Receiver, "id">,
  leadId: string,
): boolean {
  if (receiver.id === leadId) return true;
  return consent.scope !== "none" && consent.offices.some(({ id }) => id === receiver.id);
}
