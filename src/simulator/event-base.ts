import type { Resident } from "../core/simulator-view.ts";
import type { Platform } from "./platform.ts";

/** What every webhook event says; `mode` is always active, since no other bot shares the account. */
export function eventBase({ ids, now }: Platform, { userId }: Resident) {
  return {
    webhookEventId: ids.event(),
    timestamp: now(),
    mode: "active",
    source: { type: "user", userId },
    deliveryContext: { isRedelivery: false },
  } as const;
}
