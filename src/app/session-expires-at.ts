import type { Script } from "../core/script.ts";
import type { Session } from "../core/session.ts";

const HOUR_MS = 3_600_000;

/** Until when (ms) a session is kept from `now` on; null while her case is open. */
export function sessionExpiresAt({ city }: Script, session: Session, now: number): number | null {
  const isOpen = session.case !== null && session.case.phase !== "closed";
  return isOpen ? null : now + city.retention.unsent_hours * HOUR_MS;
}
