import type { City } from "../../core/city/city.ts";
import { officesOf } from "../../core/directory/office.ts";
import type { OfficeHolding } from "../../core/studio/publish-view.ts";
import type { StudioParts } from "./studio-parts.ts";

/**
 * Offices that a change of the city would take out while they hold open cases: nobody could sign in for them any more. Counts only.
 * An office that was gone before is not of this change.
 */
export async function casesLeft(
  { records }: Pick<StudioParts, "records">,
  before: City,
  after: City,
): Promise<OfficeHolding[]> {
  const kept = new Set(officesOf(after).map(({ id }) => id));
  const gone = officesOf(before).filter(({ id }) => !kept.has(id));
  if (gone.length === 0) return [];
  const held = await records.openCases(before.id);
  return gone.flatMap(({ id, name }) => {
    const open = held.get(id) ?? 0;
    return open === 0 ? [] : [{ id, name, open }];
  });
}
