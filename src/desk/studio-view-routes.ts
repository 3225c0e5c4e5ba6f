import { z } from "zod";
import { bundleOf } from "../app/studio/open-draft.ts";
import { refuse, type StudioParts, type StudioResult } from "../app/studio/studio-parts.ts";
import type { CompiledBundle } from "../app/studio-content.ts";
import { City } from "../core/city/city.ts";
import { Flow } from "../core/flow/flow.ts";
import { listWords } from "../core/studio/list-words.ts";
import { ProblemsAsk } from "../core/studio/publish-view.ts";
import { gapsOf, whoGets } from "../core/studio/who-gets.ts";
import { Gaps, WhoAsk, WhoGets } from "../core/studio/who-view.ts";
import { StudioWords } from "../core/studio/words-view.ts";
import { outlineFlow } from "../core/studio-outline.ts";
import { StudioFlow } from "../core/studio-view.ts";
import { Nothing } from "./case-routes.ts";
import type { StaffRouter } from "./staff-router.ts";

const get = { method: "get", params: Nothing, query: ProblemsAsk, body: Nothing } as const;

/** A flow for the outline, and as the flow language has it, for the forms. Flows that cannot be read are among the problems. */
const Outline = z.array(z.strictObject({ outline: StudioFlow, flow: Flow }));

/** The draft, or any revision (`of`), as people look at it: flows, words, the city, and who gets what. */
export function studioViewRoutes(staff: StaffRouter, parts: StudioParts): void {
  const compiled = async (city: string, of: string): Promise<StudioResult<CompiledBundle>> => {
    const bundle = await bundleOf(parts, city, of);
    if (bundle === null) return refuse("revision_unknown");
    return {
      ok: true,
      value: await parts.content.compile(bundle, city, { revision: null, today: null, checks: false }),
    };
  };

  staff.route(
    "see_studio",
    { ...get, path: "/api/studio/outline", summary: "流れ（下書き・版）", answer: Outline },
    async ({ who, query }) => {
      const read = await compiled(who.staff.city, query.of);
      if (!read.ok) return read;
      const { flows, texts } = read.value;
      const first = flows[who.script.main];
      const others = Object.values(flows).filter((flow) => flow !== first);
      const value = [...(first === undefined ? [] : [first]), ...others].map((flow) => {
        return { flow, outline: outlineFlow(flow, (language, key) => texts[language].get(key) ?? "") };
      });
      return { ok: true, value };
    },
  );
  staff.route(
    "see_studio",
    { ...get, path: "/api/studio/words", summary: "ことば（すべての言語）", answer: StudioWords },
    async ({ who, query }) => {
      const read = await compiled(who.staff.city, query.of);
      return read.ok ? { ok: true, value: listWords(read.value, Object.values(read.value.flows)) } : read;
    },
  );
  staff.route(
    "see_studio",
    { ...get, path: "/api/studio/pack", summary: "市の情報（下書き・版）", answer: City.nullable() },
    async ({ who, query }) => {
      const read = await compiled(who.staff.city, query.of);
      return read.ok ? { ok: true, value: read.value.city } : read;
    },
  );
  staff.route(
    "see_studio",
    { ...get, path: "/api/studio/gaps", summary: "担当のない所・重なる所", answer: Gaps.nullable() },
    async ({ who, query }) => {
      const read = await compiled(who.staff.city, query.of);
      if (!read.ok) return read;
      return { ok: true, value: read.value.city === null ? null : gapsOf(read.value.city) };
    },
  );
  staff.route(
    "see_studio",
    {
      ...({ method: "post", params: Nothing, query: Nothing, path: "/api/studio/who" } as const),
      ...{ summary: "この相談は、だれに届くか", body: WhoAsk, answer: WhoGets },
    },
    async ({ who, body }) => {
      const read = await compiled(who.staff.city, body.of);
      if (!read.ok) return read;
      const { script, problems } = read.value;
      if (script === null)
        return refuse("checks_failed", { problems: problems.filter(({ level }) => level === "error") });
      return { ok: true, value: whoGets(script, body) };
    },
  );
}
