import { heardBy, seeDanger, tryDanger } from "../app/studio/change-danger.ts";
import type { StudioParts } from "../app/studio/studio-parts.ts";
import { DangerEffect, DangerTry, HeardAsk, HeardBy, StudioDanger } from "../core/studio/danger-view.ts";
import { Nothing } from "./case-routes.ts";
import type { StaffRouter } from "./staff-router.ts";

/** Danger rules: to be seen, and tried on the corpus. They are saved with the other files (`/api/studio/values`). */
export function studioDangerRoutes(staff: StaffRouter, parts: StudioParts): void {
  const get = { method: "get", params: Nothing, query: Nothing, body: Nothing } as const;
  const post = { method: "post", params: Nothing, query: Nothing } as const;
  staff.route(
    "see_studio",
    { ...get, path: "/api/studio/danger", summary: "危険を見つける決まり", answer: StudioDanger },
    async ({ who }) => ({ ok: true, value: await seeDanger(parts, who.staff.city) }),
  );
  staff.route(
    "see_studio",
    { ...get, path: "/api/studio/danger/heard", summary: "決まりが見つける文", query: HeardAsk, answer: HeardBy },
    async ({ who, query }) => {
      const value = await heardBy(parts, who.staff.city, query.rule);
      return value === null ? { ok: false, error: "not_found" } : { ok: true, value };
    },
  );
  staff.route(
    "see_studio",
    {
      ...{ ...post, path: "/api/studio/danger/effect", summary: "危険を見つける決まりを試す" },
      ...{ body: DangerTry, answer: DangerEffect },
    },
    async ({ who, body }) => ({ ok: true, value: await tryDanger(parts, who.staff.city, body.changes) }),
  );
}
