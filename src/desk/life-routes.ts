import { z } from "zod";
import type { Records } from "../app/records.ts";
import { AlarmLine, FIGURE_DAYS, Figures } from "../core/casework/figures-view.ts";
import { JudgeBody } from "../core/casework/judgement.ts";
import { LabelFigures, labelFigures } from "../core/casework/label-figures.ts";
import {
  AnswerHelpBody,
  AskHelpBody,
  LabelBody,
  NoteBody,
  ReasonBody,
  StartBody,
} from "../core/casework/move-bodies.ts";
import { findReceiver } from "../core/casework/receivers.ts";
import { TakeConsentBody } from "../core/casework/taken-consent.ts";
import { CaseRow } from "../core/casework/views.ts";
import { move, Nothing } from "./case-routes.ts";
import type { NoteList } from "./note-lists.ts";
import type { StaffRouter } from "./staff-router.ts";

const SearchBody = z.strictObject({ typed: z.string().trim().min(1).max(100) });
const DAY_MS = 86_400_000;

/** The further moves in the life of a case, the danger alerts that wait for a person, and the figures. */
export function lifeRoutes(staff: StaffRouter, records: Records, noteList: NoteList, now: () => number): void {
  const at = () => new Date(now()).toISOString();
  moveRoutes(staff, records, at);
  noteRoutes(staff, records, at);
  consentRoute(staff, records, now);
  lookRoutes(staff, records, noteList, now);
}

function moveRoutes(staff: StaffRouter, records: Records, at: () => string): void {
  staff.route("start", move("start", "はじめての連絡ができた", StartBody, CaseRow), ({ who, params, body }) =>
    records.staffMove(who.staff, params.id, { move: "start", reason: body.note }, at()),
  );

  staff.route("take_back", move("take_back", "引き取る", Nothing, CaseRow), ({ who, params }) =>
    records.staffMove(who.staff, params.id, { move: "take_back" }, at()),
  );

  staff.route("ask_help", move("ask_help", "いっしょに関わるよう頼む", AskHelpBody, CaseRow), async (ask) => {
    const { who, params, body } = ask;
    const whom = findReceiver(who.script.city, body.whom);
    if (whom === null) return { ok: false, error: "receiver_unknown" };
    return records.staffMove(who.staff, params.id, { move: "ask_help", whom, reason: body.reason }, at());
  });

  staff.route("answer_help", move("answer_help", "頼まれたことに答える", AnswerHelpBody, CaseRow), (ask) => {
    const { who, params, body } = ask;
    const reason = body.helps ? "" : body.reason;
    return records.staffMove(who.staff, params.id, { move: "answer_help", helps: body.helps, reason }, at());
  });

  staff.route("escalate", move("escalate", "上に知らせる", ReasonBody, CaseRow), ({ who, params, body }) =>
    records.staffMove(who.staff, params.id, { move: "escalate", reason: body.reason }, at()),
  );

  staff.route("reopen", move("reopen", "もう一度はじめる", ReasonBody, CaseRow), ({ who, params, body }) =>
    records.staffMove(who.staff, params.id, { move: "reopen", reason: body.reason }, at()),
  );
}

function noteRoutes(staff: StaffRouter, records: Records, at: () => string): void {
  staff.route("note", move("note", "メモを書く", NoteBody, CaseRow), ({ who, params, body }) =>
    records.writeDown(who.staff, params.id, { what: "note", ...body }, at()),
  );

  staff.route("judge", move("judge", "同意のない相談を どうするか決める", JudgeBody, CaseRow), (ask) => {
    const { choice, ground, reason: text } = ask.body;
    return records.writeDown(ask.who.staff, ask.params.id, { what: "judge", choice, ground, text }, at());
  });

  staff.route("label", move("label", "分野と内容をなおす", LabelBody, CaseRow), ({ who, params, body }) =>
    records.writeDown(who.staff, params.id, { what: "label", ...body }, at()),
  );
}

function consentRoute(staff: StaffRouter, records: Records, now: () => number): void {
  const shape = move("take_consent", "本人から聞いた同意を書きとめる", TakeConsentBody, CaseRow);
  staff.route("take_consent", shape, async ({ who, params, body }) => {
    const offices = body.offices.map((id) => findReceiver(who.script.city, id));
    const known = offices.filter((office) => office !== null);
    if (known.length < offices.length) return { ok: false, error: "receiver_unknown" };
    if (Date.parse(body.givenAt) > now()) return { ok: false, error: "not_yet" };
    const { note: text, ...said } = body;
    const taken = { ...said, what: "take_consent" as const, text, offices: known };
    return records.writeDown(who.staff, params.id, taken, new Date(now()).toISOString());
  });
}

function lookRoutes(staff: StaffRouter, records: Records, noteList: NoteList, now: () => number): void {
  // POST: what is looked for must not stand in the address, which proxies write down.
  staff.route(
    "see",
    {
      ...{ method: "post" as const, path: "/api/search", summary: "受付番号・名前・電話番号でさがす" },
      ...{ params: Nothing, query: Nothing, body: SearchBody, answer: z.array(CaseRow) },
    },
    async ({ who, body }) => ({ ok: true, value: await records.searchCases(who.staff, body.typed) }),
  );

  const look = { method: "get" as const, params: Nothing, query: Nothing, body: Nothing };

  staff.route(
    "desk",
    { ...look, path: "/api/alarms", summary: "まだだれも確認していない危険の知らせ", answer: z.array(AlarmLine) },
    async ({ who }) => {
      const value = await records.listAlarms(who.staff);
      const ids = value.map(({ caseId, receipt }) => caseId ?? receipt);
      if (ids.length > 0) await noteList(who, "alarms", ids);
      return { ok: true, value };
    },
  );

  staff.route(
    "see_figures",
    { ...look, path: "/api/figures", summary: "待ち時間とつなぎの数", answer: Figures },
    async ({ who }) => {
      const [since, until] = [now() - FIGURE_DAYS * DAY_MS, now()].map((ms) => new Date(ms).toISOString());
      const value = await records.readFigures(who.staff.city, since ?? "", until ?? "");
      return { ok: true, value: { days: FIGURE_DAYS, offices: value } };
    },
  );

  staff.route(
    "see_figures",
    { ...look, path: "/api/figures/labels", summary: "はじめの読みとりと人の確かめの数", answer: LabelFigures },
    async ({ who }) => {
      const since = new Date(now() - FIGURE_DAYS * DAY_MS).toISOString();
      return { ok: true, value: labelFigures(await records.readLabelPairs(who.staff, since), FIGURE_DAYS) };
    },
  );
}
