import type { CaseStatus } from "../../core/casework/case.ts";

/** The colour of a case's standing; its words say the same. */
export const STATUS_TONES = {
  received: "yellow",
  offered: "yellow",
  accepted: "blue",
  in_support: "green",
  closed: "gray",
} as const satisfies Record<CaseStatus, string>;
