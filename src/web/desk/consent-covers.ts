import type { Consent } from "../../core/casework/case-opening.ts";
import type { Receiver } from "../../core/casework/route.ts";

/** Whether the resident agreed that this receiver may know. A human may still decide to pass a case on; she is only warned. */
export function consentCovers(consent: Pick<Consent, "scope" | "offices">, receiver: Pick<Receiver, "id">): boolean {
  return consent.scope !== "none" && consent.offices.some((office) => office.id === receiver.id);
}
