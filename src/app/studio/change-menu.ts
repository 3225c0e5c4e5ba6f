import type { Staff } from "../../core/casework/case.ts";
import type { StudioMenu } from "../../core/studio/menu-view.ts";
import { nowOf, type StudioParts, type StudioResult } from "./studio-parts.ts";

/** How the published menu stands on LINE. */
export async function seeMenu({ records }: StudioParts, city: string): Promise<StudioResult<StudioMenu>> {
  return { ok: true, value: { line: await records.menuLine(city) } };
}

/** Tries at once to bring the published menu to LINE. */
export async function hurryMenu(parts: StudioParts, staff: Staff): Promise<StudioResult<null>> {
  await parts.records.hurryMenu(staff, nowOf(parts));
  return { ok: true, value: null };
}
