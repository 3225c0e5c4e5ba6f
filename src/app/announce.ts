import { acceptOwn } from "./accept-own.ts";
import type { LiveStore } from "./live-store.ts";
import type { Records } from "./records.ts";

const BATCH = 100;

/**
 * Carries what staff did to the residents' conversations. The record wrote each announcement together with the change it tells
 * of; carrying it over twice is harmless, because the live store knows the event's id. Returns how many were carried.
 */
export async function announce(deps: { live: LiveStore; records: Records; now: () => number }): Promise<number> {
  const announcements = await deps.records.announcements(BATCH);
  if (announcements.length === 0) return 0;
  await acceptOwn(deps, announcements);
  await deps.records.announced(announcements.map((each) => each.id));
  return announcements.length;
}
