import type { Records } from "../app/records.ts";
import { fiscalYearStart, PlanView, planView } from "../core/casework/plan-view.ts";
import { japanTime } from "../core/city/japan-time.ts";
import { Nothing } from "./case-routes.ts";
import { isStale } from "./city-routes.ts";
import type { StaffRouter } from "./staff-router.ts";

const asked = { method: "get", params: Nothing, query: Nothing, body: Nothing } as const;

/** 市の計画と会議, for everybody who works with cases, of her own city alone. */
export function planRoutes(staff: StaffRouter, records: Records, now: () => number): void {
  staff.route(
    "see_plan",
    { ...asked, path: "/api/plan", summary: "市の計画と会議", answer: PlanView },
    async ({ who: { script } }) => {
      const to = japanTime(new Date(now()).toISOString()).date;
      const from = fiscalYearStart(to);
      const counts = await records.countForPlan(script.city.id, `${from}T00:00:00+09:00`);
      return { ok: true, value: planView(script.city, counts, { from, to }, isStale(script.city, now())) };
    },
  );
}
