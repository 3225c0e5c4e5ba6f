import type { Agency, Department } from "./city.ts";
import { japanTime } from "./japan-time.ts";

/** Whether an office takes in cases at a moment (ISO 8601 with an offset); not whether its doors are open at that hour. */
export function isOpenOffice(
  { status, closed_until }: Pick<Agency | Department, "status" | "closed_until">,
  at: string,
) {
  if (status === "active") return true;
  if (status === "closed") return false;
  return closed_until !== null && japanTime(at).date > closed_until;
}
