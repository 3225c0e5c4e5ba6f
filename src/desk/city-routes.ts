import { z } from "zod";
import { findReceiver, receiversOf } from "../core/casework/receivers.ts";
import { Receiver } from "../core/casework/route.ts";
import { Me } from "../core/casework/views.ts";
import type { City } from "../core/city/city.ts";
import { isOpenOffice } from "../core/city/is-open-office.ts";
import { outlineFlow } from "../core/studio-outline.ts";
import { StudioCity, StudioFlows } from "../core/studio-view.ts";
import { Nothing } from "./case-routes.ts";
import type { StaffRouter } from "./staff-router.ts";
import type { SignedIn } from "./who-is.ts";

const asked = { method: "get", params: Nothing, query: Nothing, body: Nothing } as const;

/** What staff want to know about themselves and their city, and what administrators see of flows and the city pack. */
export function cityRoutes(staff: StaffRouter, demo: boolean, now: () => number): void {
  staff.route("account", { ...asked, path: "/api/me", summary: "わたし", answer: Me }, async ({ who }) => ({
    ok: true,
    value: meOf(who, demo, now()),
  }));

  staff.route(
    "see_receivers",
    { ...asked, path: "/api/receivers", summary: "つなぎ先になる窓口", answer: z.array(Receiver) },
    async ({ who }) => ({ ok: true, value: openReceivers(who.script.city, new Date(now()).toISOString()) }),
  );

  staff.route(
    "see_studio",
    { ...asked, path: "/api/studio/flows", summary: "聞き取りの流れ", answer: StudioFlows },
    async ({ who: { script } }) => {
      const others = Object.values(script.flows).filter((flow) => flow.id !== script.main);
      const flows = [script.flows[script.main], ...others].flatMap((flow) => flow ?? []);
      // Without parameters the placeholders stand as they are, which is what the studio shows.
      return {
        ok: true,
        value: { revision: script.revision, flows: flows.map((flow) => outlineFlow(flow, script.words)) },
      };
    },
  );

  staff.route(
    "see_studio",
    { ...asked, path: "/api/studio/city", summary: "市の情報", answer: StudioCity },
    async ({ who: { script } }) => ({ ok: true, value: { city: script.city, stale: isStale(script.city, now()) } }),
  );
}

function meOf({ staff, email, script: { city }, hold, secondFactor }: SignedIn, demo: boolean, now: number): Me {
  return {
    name: staff.name,
    email,
    role: staff.role,
    ...{ hold, secondFactor, idleMinutes: city.idle_minutes },
    city: { id: city.id, name: city.name, domains: city.domains },
    receiver: staff.receiverId === null ? null : findReceiver(city, staff.receiverId),
    demo,
    staleNote: isStale(city, now) ? city.plan.stale_note : null,
  };
}

/** Whether the period of the city's plan is over, by the date in Japan. */
export function isStale(city: City, now: number): boolean {
  const today = new Date(now).toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" });
  return today > city.plan.to;
}

/** Nobody is handed a case while she is closed for a time. */
function openReceivers(city: City, at: string): Receiver[] {
  const closed = [...city.agencies, ...city.departments].filter((office) => !isOpenOffice(office, at));
  return receiversOf(city).filter(({ id }) => !closed.some((office) => office.id === id));
}
