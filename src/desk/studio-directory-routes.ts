import type { StudioParts } from "../app/studio/studio-parts.ts";
import { HeldCases } from "../core/studio/publish-view.ts";
import { Nothing } from "./case-routes.ts";
import type { StaffRouter } from "./staff-router.ts";

const get = { method: "get", params: Nothing, query: Nothing, body: Nothing } as const;

/** A city's offices as a whole: what they hold. */
export function studioDirectoryRoutes(staff: StaffRouter, parts: StudioParts): void {
  staff.route(
    "see_studio",
    { ...get, path: "/api/studio/held", summary: "窓口にある終わっていない相談の数", answer: HeldCases },
    async ({ who }) => {
      const held = await parts.records.openCases(who.staff.city);
      return { ok: true, value: [...held].map(([id, open]) => ({ id, open })) };
    },
  );
}
