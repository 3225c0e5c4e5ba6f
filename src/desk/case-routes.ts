import { z } from "zod";
import type { Records } from "../app/records.ts";
import { findReceiver } from "../core/casework/receivers.ts";
import {
  CaseFilter,
  CaseList,
  CaseListName,
  CaseMessage,
  CaseRow,
  CaseView,
  CloseBody,
  PassBody,
  ReplyBody,
} from "../core/casework/views.ts";
import { Domain } from "../core/domain.ts";
import { caseView } from "./case-view.ts";
import type { NoteList } from "./note-lists.ts";
import type { StaffRouter } from "./staff-router.ts";

const PAGE = 50;

/** Ids come from outside and are written into the audit: an id has an end. */
const OneCase = z.strictObject({ id: z.string().max(100) });
/** "a,b" → ["a", "b"]; absent: none. */
function listed<T extends z.ZodType<string, string>>(one: T) {
  return z
    .string()
    .max(200)
    .default("")
    .transform((text) => (text === "" ? [] : text.split(",")))
    .pipe(z.array(one));
}

export const Nothing = z.strictObject({});
/** In which language whoever works at the desk reads; what residents wrote stays as it is. */
const ReaderLanguage = z.strictObject({ language: z.enum(["ja", "en"]).default("ja") });
const WhichList = z.strictObject({
  list: CaseListName.default("unit"),
  after: z.string().max(300).optional(),
  /** Several with a comma between. */
  filter: listed(CaseFilter),
  domain: listed(Domain),
});

/** The lists, the case page and the moves. Who may do what to which case is decided by the record. */
export function caseRoutes(staff: StaffRouter, records: Records, noteList: NoteList, now: () => number): void {
  const at = () => new Date(now()).toISOString();
  readRoutes(staff, records, noteList, at);
  moveRoutes(staff, records, at);
}

function readRoutes(staff: StaffRouter, records: Records, noteList: NoteList, at: () => string): void {
  staff.route(
    "see",
    {
      method: "get",
      path: "/api/cases",
      summary: "一覧",
      params: Nothing,
      query: WhichList,
      body: Nothing,
      answer: CaseList,
      packed: true,
    },
    async ({ who, query: { list, after = null, filter, domain } }) => {
      const by = filter.length + domain.length === 0 ? null : { by: filter, domains: domain, now: at() };
      const value = await records.listCases(who.staff, list, after, PAGE, by);
      const chosen = [...filter, ...domain].join(",") || "all";
      const what = [list, chosen, ...(after === null ? [] : ["from", after])].join(" ");
      await noteList(who, what, idsOf(value.cases));
      return { ok: true, value };
    },
  );

  staff.route(
    "see",
    {
      method: "get",
      path: "/api/cases/:id",
      summary: "相談ケース",
      params: OneCase,
      query: ReaderLanguage,
      body: Nothing,
      answer: CaseView,
    },
    async ({ who, params, query }) => {
      const found = await records.readCase(who.staff, params.id, at());
      return found.ok ? { ok: true, value: caseView(who.script, found.value, who.staff, query.language) } : found;
    },
  );
}

function moveRoutes(staff: StaffRouter, records: Records, at: () => string): void {
  staff.route("accept", move("accept", "受け付ける", Nothing, CaseRow), ({ who, params }) =>
    records.acceptCase(who.staff, params.id, at()),
  );

  staff.route("reply", move("reply", "返事を書く", ReplyBody, CaseMessage), ({ who, params, body }) =>
    records.reply(who.staff, params.id, body.clientId, body.text, at()),
  );

  staff.route("pass", move("pass", "ほかの窓口へつなぐ", PassBody, CaseRow), async ({ who, params, body }) => {
    const to = findReceiver(who.script.city, body.to);
    if (to === null) return { ok: false, error: "receiver_unknown" };
    return records.passOn(
      who.staff,
      params.id,
      { version: body.version, to, reason: body.reason, done: body.done, ground: body.ground },
      at(),
    );
  });

  staff.route("close", move("close", "おわりにする", CloseBody, CaseRow), ({ who, params, body }) =>
    records.closeCase(who.staff, params.id, body, at()),
  );

  staff.route("acknowledge", move("acknowledge", "危険の知らせを確認する", Nothing, CaseRow), ({ who, params }) =>
    records.acknowledge(who.staff, params.id, at()),
  );
}

function idsOf(cases: readonly CaseRow[]): string[] {
  return cases.map(({ id }) => id);
}

/** A route that does one thing to one case. */
export function move<B extends z.ZodType, A extends z.ZodType>(name: string, summary: string, body: B, answer: A) {
  return {
    method: "post" as const,
    path: `/api/cases/:id/${name}`,
    summary,
    params: OneCase,
    query: Nothing,
    body,
    answer,
  };
}
