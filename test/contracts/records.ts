import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CaseChange, Records } from "../../src/app/records.ts";
import { receiptNumber } from "../../src/core/casework/receipt.ts";
import {
  ADDRESS,
  ANSWER_BY,
  AT,
  aDangerOpening,
  anOpening,
  consentTo,
  coordinator,
  EAST,
  LEAD,
  NORTH,
  WEST,
  worker,
} from "./case-fixtures.ts";

const LATER = "2026-11-22T02:00:00.000Z";
const east = worker(EAST);
const west = worker(WEST);

/** What every record must do, whatever database is under it. `open` gives an empty one. */
export function recordsContract(open: () => Promise<Records>): void {
  let records: Records;
  let changes: CaseChange[];

  beforeEach(async () => {
    records = await open();
    changes = [];
    records.onChange((change) => changes.push(change));
  });
  afterEach(() => records.close());

  const opened = (change = {}) => records.openCase(anOpening(change), ADDRESS, ANSWER_BY);
  const read = async (staff = east, caseId = "case-1") => {
    const result = await records.readCase(staff, caseId, LATER);
    if (!result.ok) throw new Error(result.error);
    return result.value;
  };
  const said = (messageId: string, text: string) =>
    records.addMessage({ type: "add_message", caseId: "case-1", messageId, at: LATER, text, kind: "text" }, messageId);

  describe("opening a case", () => {
    test("gives a receipt number and the holder of the route", async () => {
      const first = await opened();
      expect(first).toEqual({
        caseId: "case-1",
        reason: "handoff",
        receipt: expect.any(String),
        holder: EAST,
        answerBy: ANSWER_BY,
        created: true,
      });
      expect(first.receipt).toMatch(/^\d{4}-\d{4}$/);
      expect((await read()).opening).toEqual(anOpening());
    });

    test("opens once, however often and however closely it is repeated", async () => {
      const all = await Promise.all([opened(), opened(), opened()]);
      expect(all.filter((one) => one.created)).toHaveLength(1);
      expect(new Set(all.map((one) => one.receipt)).size).toBe(1);
      expect((await read()).history.map((line) => line.what)).toEqual(["opened"]);
    });

    test("of many that come in the same moment one that cannot be opened takes no other with it", async () => {
      const ids = Array.from({ length: 12 }, (_, n) => `case-${n}`);
      const asked = ids.map((caseId) => opened({ caseId, ...(caseId === "case-7" ? { at: "some day" } : {}) }));
      const all = await Promise.allSettled(asked);
      expect(all.map(({ status }) => status === "fulfilled")).toEqual(ids.map((id) => id !== "case-7"));
      expect(changes.map(({ caseId }) => caseId).sort()).toEqual(ids.filter((id) => id !== "case-7").sort());
      expect((await read(east, "case-11")).history.map((line) => line.what)).toEqual(["opened"]);
      expect(await opened({ caseId: "case-7" })).toMatchObject({ created: true });
    });

    test("two cases whose ids make the same receipt number get different ones", async () => {
      expect(receiptNumber("twin-686", 0)).toBe(receiptNumber("twin-5368", 0));
      const { receipt } = await opened({ caseId: "twin-686", eventId: "e1" });
      expect(await opened({ caseId: "twin-5368", eventId: "e2" })).toMatchObject({
        created: true,
        receipt: receiptNumber("twin-5368", 1),
      });
      expect(await opened({ caseId: "twin-686", eventId: "e1" })).toMatchObject({ created: false, receipt });
    });

    test("completes a case raised for danger: the lead department hands it to the route's holder, the alarm stays", async () => {
      const raised = await records.openCase(aDangerOpening(), ADDRESS, "2026-11-22T08:00:00.000Z");
      expect(raised.holder).toEqual(LEAD);
      const handed = await opened();
      expect(handed).toMatchObject({
        receipt: raised.receipt,
        holder: EAST,
        created: false,
        answerBy: "2026-11-22T08:00:00.000Z",
      });
      const { row, opening, history } = await read();
      expect(row).toMatchObject({ reason: "handoff", alarm: true, tier: 1, kinds: ["suicide"], consent: "share" });
      expect(opening.words.map((words) => words.messageId)).toEqual(["m0", "m1"]);
      expect(history.map((line) => line.what)).toEqual(["opened", "alarm", "completed"]);
      expect(await opened()).toMatchObject({ holder: EAST, created: false });
      expect((await read()).history).toHaveLength(3);
      expect(await records.openCase(aDangerOpening(), ADDRESS, ANSWER_BY)).toMatchObject({
        holder: EAST,
        created: false,
      });
    });

    test.each([
      { who: "has accepted it", before: () => records.acceptCase(worker(LEAD), "case-1", AT), holder: LEAD },
      {
        who: "has passed it on",
        before: () =>
          records.passOn(
            coordinator,
            "case-1",
            { version: 1, to: NORTH, reason: "近いため", done: "", ground: "agreed" },
            AT,
          ),
        holder: NORTH,
      },
    ])("completing does not take a case from where a person $who", async ({ before, holder }) => {
      await records.openCase(aDangerOpening(), ADDRESS, ANSWER_BY);
      expect(await before()).toMatchObject({ ok: true });
      expect(await opened()).toMatchObject({ holder });
    });

    test("words taken back before the handoff do not come back with it", async () => {
      await records.openCase(aDangerOpening(), ADDRESS, ANSWER_BY);
      await records.redact({ type: "redact", caseId: "case-1", messageId: "m1", at: LATER }, "e");
      await opened();
      const { opening } = await read();
      expect(JSON.stringify(opening)).not.toContain("眠れません");
      expect(opening.words.map((words) => words.messageId)).toEqual(["m0"]);
    });
  });

  describe("what the resident does", () => {
    test("a message is added once and waits for an answer", async () => {
      await opened();
      await Promise.all([said("m2", "今日はいますか"), said("m2", "今日はいますか")]);
      const { messages, row } = await read();
      expect(messages).toMatchObject([
        { id: "m2", from: "resident", text: "今日はいますか", redacted: false, delivery: null },
      ]);
      expect(row.waiting).toBe(true);
    });

    test("danger words raise the case until somebody has seen them, once per event", async () => {
      await opened();
      await records.acknowledge(east, "case-1", LATER);
      const danger = { tier: 0 as const, kinds: ["danger" as const], evidence: [{ text: "包丁", rule: "weapon" }] };
      const alert = { type: "alert" as const, caseId: "case-1", at: LATER, danger };
      await records.addAlert(alert, "e1");
      await records.addAlert(alert, "e1");
      const raised = await read();
      expect(raised.row).toMatchObject({ alarm: true, tier: 0, kinds: ["danger"] });
      expect(raised.moves).toContain("acknowledge");
      expect(raised.history.filter((line) => line.what === "alarm")).toHaveLength(1);
      expect(await records.acknowledge(east, "case-1", LATER)).toMatchObject({
        ok: true,
        value: { alarm: false, tier: 0 },
      });
      await records.addAlert(alert, "e1");
      expect((await read()).row.alarm).toBe(false);
    });

    test("taking a message back removes its words from the conversation, the sheet and the evidence", async () => {
      await opened();
      await said("m2", "介護のことは忘れてください");
      await records.redact({ type: "redact", caseId: "case-1", messageId: "m1", at: LATER }, "e1");
      await records.redact({ type: "redact", caseId: "case-1", messageId: "m1", at: LATER }, "e2");
      const { opening, history } = await read();
      expect(opening.words).toEqual([]);
      expect(opening.understanding?.topics[0]?.evidence).toEqual([]);
      // 「介護」 is still said by another message.
      expect(opening.understanding?.domains[0]?.evidence).toEqual([{ text: "介護", rule: "word" }]);
      expect(history.filter((line) => line.what === "redacted")).toMatchObject([{ note: null }]);
      await records.redact({ type: "redact", caseId: "case-1", messageId: "m2", at: LATER }, "e3");
      expect((await read()).messages).toMatchObject([{ id: "m2", text: null, redacted: true }]);
      expect(JSON.stringify((await read()).opening)).not.toContain('"介護"');
    });

    test("a message taken back before it arrives comes in without its words", async () => {
      await opened();
      await records.redact({ type: "redact", caseId: "case-1", messageId: "m9", at: LATER }, "e1");
      await said("m9", "これは消します");
      expect((await read()).messages).toMatchObject([{ id: "m9", text: null, redacted: true }]);
    });

    test("lines that were taken together go as a whole when one of them is taken back, before they arrive or after", async () => {
      await opened();
      await said("m3+m4", "死に\nたい");
      await records.redact({ type: "redact", caseId: "case-1", messageId: "m4", at: LATER }, "e2");
      await records.redact({ type: "redact", caseId: "case-1", messageId: "m5", at: LATER }, "e3");
      await said("m5+m6", "きのう\nから");
      await said("m44", "まだいます");
      expect((await read()).messages.map(({ id, text }) => [id, text]).toSorted()).toEqual([
        ["m3+m4", null],
        ["m44", "まだいます"],
        ["m5+m6", null],
      ]);
    });

    test("where her session is not known, she is alarmed about in the case that she has, once and with her words", async () => {
      await opened();
      const told = [{ messageId: "m7", at: LATER, text: "死にたい", step: null }];
      const blind = aDangerOpening({ caseId: "case-2", eventId: "e-blind", at: LATER, words: told });
      const joined = await Promise.all([1, 2].map(() => records.openCase(blind, ADDRESS, ANSWER_BY, { joins: true })));
      expect(joined).toMatchObject([{ caseId: "case-1", reason: "handoff", created: false }, { caseId: "case-1" }]);
      const found = await read();
      expect(found.row).toMatchObject({ alarm: true });
      expect(found.messages).toMatchObject([{ id: "m7", text: "死にたい" }]);
      expect(found.history.filter(({ what }) => what === "alarm")).toHaveLength(1);
      // Of somebody who has none it is a case of its own.
      const other = { ...blind, caseId: "case-3", conversationId: "another" };
      expect(await records.openCase(other, ADDRESS, ANSWER_BY, { joins: true })).toMatchObject({ caseId: "case-3" });
    });

    test("words that the case has alarm once more only where worse is heard in them", async () => {
      const word = { messageId: "m0", at: AT, text: "もう消えたいです", step: null };
      await opened({ words: [word], danger: { tier: 1, kinds: ["suicide"], evidence: [] } });
      const alarmed = async (tier: 0 | 1, eventId: string) => {
        const danger = { tier, kinds: ["suicide" as const], evidence: [] };
        await records.addAlert({ type: "alert", caseId: "case-1", at: LATER, danger, about: ["m0"] }, eventId);
        return (await read()).history.filter(({ what }) => what === "alarm").length;
      };
      expect([await alarmed(1, "e1"), await alarmed(0, "e2"), await alarmed(0, "e3")]).toEqual([1, 2, 2]);
    });

    test("blocking and coming back, once per event", async () => {
      await opened();
      const note = { type: "note" as const, caseId: "case-1", at: LATER };
      await records.addNote({ ...note, what: "line_blocked" }, "e1");
      expect((await read()).row.reachable).toBe(false);
      await records.addNote({ ...note, what: "line_unblocked" }, "e2");
      await records.addNote({ ...note, what: "line_blocked" }, "e1");
      expect((await read()).row.reachable).toBe(true);
    });

    test("withdrawing the consent closes the case to the others involved", async () => {
      await opened();
      expect((await records.readCase(west, "case-1", LATER)).ok).toBe(true);
      await records.addNote({ type: "note", caseId: "case-1", at: LATER, what: "consent_withdrawn" }, "e1");
      expect(await records.readCase(west, "case-1", LATER)).toEqual({ ok: false, error: "not_permitted" });
      expect((await read()).row).toMatchObject({ consent: "none", waiting: true, holder: EAST });
      expect(changes.at(-1)?.sharedWith).toEqual([]);
    });

    test("an effect on a case that is not there fails, so that it is tried again", async () => {
      await expect(said("m1", "x")).rejects.toThrow("case-1");
    });
  });

  describe("what staff do", () => {
    test("of two who accept at once one gets it", async () => {
      await opened();
      const other = worker(EAST, { id: "staff-east-2" });
      const both = await Promise.all([records.acceptCase(east, "case-1", AT), records.acceptCase(other, "case-1", AT)]);
      expect(both.toSorted((one) => (one.ok ? -1 : 1))).toMatchObject([
        { ok: true, value: { status: "accepted", acceptedBy: east.name, version: 2 } },
        { ok: false, error: "already_accepted" },
      ]);
      const winner = both[0].ok ? east : other;
      expect(await records.acceptCase(winner, "case-1", AT)).toMatchObject({ ok: true, value: { version: 2 } });
      expect(await records.announcements(10)).toMatchObject([
        {
          id: "case:case-1:accepted:2",
          conversationId: "conversation-1",
          address: ADDRESS,
          event: { type: "case_accepted", holder: { id: "east" } },
        },
      ]);
    });

    test("a reply is added and announced once, and its delivery is noted", async () => {
      await opened();
      expect(await records.reply(east, "case-1", "r1", "明日うかがいます", AT)).toEqual({
        ok: false,
        error: "not_accepted",
      });
      await records.acceptCase(east, "case-1", AT);
      await said("m2", "お願いします");
      const reply = () => records.reply(east, "case-1", "r1", "明日うかがいます", LATER);
      const [first, second] = await Promise.all([reply(), reply()]);
      expect(first).toMatchObject({ ok: true, value: { id: "r1", delivery: { state: "planned" } } });
      expect(second).toEqual(first);
      expect((await read()).row.waiting).toBe(false);
      expect((await records.announcements(10)).filter((one) => one.event.type === "staff_replied")).toMatchObject([
        { id: "case:case-1:reply:r1", event: { messageId: "r1", text: "明日うかがいます" } },
      ]);
      await records.noteDelivery("r1", { state: "done", reason: null }, LATER);
      await records.noteDelivery("r1", { state: "waiting", reason: "late line" }, LATER);
      expect((await read()).messages.find((message) => message.id === "r1")?.delivery).toEqual({
        state: "done",
        reason: null,
      });
    });

    test("a reply id of another case is not answered with that case's words", async () => {
      await opened();
      await opened({ caseId: "case-2", eventId: "event-2", route: { ...anOpening().route, lead: WEST, with: [] } });
      await records.acceptCase(east, "case-1", AT);
      await records.acceptCase(west, "case-2", AT);
      await records.reply(east, "case-1", "r1", "東部の返事", AT);
      expect(await records.reply(west, "case-2", "r1", "西部の返事", AT)).toEqual({
        ok: false,
        error: "changed_meanwhile",
      });
    });

    test("nobody can reply to a resident who has blocked us", async () => {
      await opened();
      await records.acceptCase(east, "case-1", AT);
      await records.addNote({ type: "note", caseId: "case-1", at: LATER, what: "line_blocked" }, "e1");
      expect(await records.reply(east, "case-1", "r1", "もしもし", AT)).toEqual({ ok: false, error: "unreachable" });
      expect((await read()).moves).not.toContain("reply");
    });

    test("passing on offers the case to a new holder, with the reason; the old one sees it until somebody takes it", async () => {
      await opened({ consent: consentTo([EAST]), route: { ...anOpening().route, with: [] } });
      await records.acceptCase(east, "case-1", AT);
      const move = {
        version: 2,
        to: NORTH,
        reason: "お住まいが北部のため",
        done: "電話で一度話した",
        ground: "agreed" as const,
      };
      expect(await records.passOn(east, "case-1", { ...move, version: 1 }, LATER)).toEqual({
        ok: false,
        error: "changed_meanwhile",
      });
      expect(await records.passOn(east, "case-1", { ...move, to: EAST }, LATER)).toEqual({
        ok: false,
        error: "receiver_same",
      });
      expect(await records.passOn(east, "case-1", move, LATER)).toMatchObject({
        ok: true,
        value: { holder: NORTH, status: "offered", acceptedBy: null, hops: 1, version: 3 },
      });
      const { history } = await read(worker(NORTH));
      expect(history.at(-1)).toMatchObject({ what: "passed", from: EAST.name, to: NORTH.name, by: east.name });
      expect(history.at(-1)?.note).toBe("お住まいが北部のため\nこれまでにしたこと：電話で一度話した");
      expect(changes.at(-1)).toMatchObject({ holderId: "north", previousHolderId: "east", sharedWith: ["east"] });
      expect((await read(east)).moves).toContain("take_back");
      await records.acceptCase(worker(NORTH), "case-1", LATER);
      expect(await records.readCase(east, "case-1", LATER)).toEqual({ ok: false, error: "not_permitted" });
    });

    test("closing needs somebody who had it, and says how it ended", async () => {
      await opened();
      const move = { version: 1, outcome: "linked" as const, reached: true, note: "訪問につないだ" };
      expect(await records.closeCase(east, "case-1", move, LATER)).toEqual({ ok: false, error: "not_accepted" });
      await records.acceptCase(east, "case-1", AT);
      expect(await records.closeCase(east, "case-1", { ...move, version: 2 }, LATER)).toMatchObject({
        ok: true,
        value: { status: "closed", outcome: "linked" },
      });
      expect(await records.closeCase(east, "case-1", { ...move, version: 3 }, LATER)).toEqual({
        ok: false,
        error: "already_closed",
      });
      expect((await read()).moves).toEqual(["reopen", "note"]);
      expect((await records.announcements(10)).at(-1)?.event.type).toBe("case_closed");
    });

    test("what was announced is not announced again", async () => {
      await opened();
      await records.acceptCase(east, "case-1", AT);
      const [first] = await records.announcements(10);
      await records.announced([first?.id ?? ""]);
      await records.announced([]);
      expect(await records.announcements(10)).toEqual([]);
    });
  });

  describe("lists", () => {
    const route = (lead: typeof EAST) => ({ ...anOpening().route, lead, with: [] });

    test("alarms first, then worse danger, then the longest waiting; pages do not overlap", async () => {
      const at = (minute: number) => `2026-11-22T01:0${minute}:00.000Z`;
      const danger = (tier: 2 | 3) => ({ tier, kinds: [], evidence: [] });
      await opened({ caseId: "new", at: at(5) });
      await opened({ caseId: "old", at: at(1) });
      await opened({ caseId: "worrying", at: at(4), danger: danger(2) });
      await records.openCase(aDangerOpening({ caseId: "alarm", at: at(6), route: route(EAST) }), ADDRESS, ANSWER_BY);
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page = await records.listCases(east, "unit", after, 2);
        seen.push(...page.cases.map((row) => row.id));
        after = page.next;
      } while (after !== null);
      expect(seen).toEqual(["alarm", "worrying", "old", "new"]);
    });

    test("each list holds what its name says, and counts are of what one may see", async () => {
      await opened({ caseId: "a", route: route(EAST) });
      await opened({ caseId: "b", route: route(EAST) });
      await opened({ caseId: "c", route: route(WEST) });
      await opened({ caseId: "d", city: "kokubunji" });
      await records.acceptCase(east, "a", AT);
      await records.acceptCase(west, "c", AT);
      await records.closeCase(west, "c", { version: 2, outcome: "information", reached: true, note: "" }, LATER);
      const ids = async (staff: typeof east, list: "mine" | "unit" | "city" | "closed") =>
        (await records.listCases(staff, list, null, 10)).cases.map((row) => row.id);
      expect(await ids(east, "mine")).toEqual(["a"]);
      expect(await ids(east, "unit")).toEqual(["a", "b"]);
      expect(await ids(coordinator, "city")).toEqual(["a", "b"]);
      expect(await ids(west, "closed")).toEqual(["c"]);
      expect((await records.listCases(coordinator, "mine", null, 10)).counts).toEqual({
        mine: 0,
        unit: 0,
        city: 2,
        closed: 1,
      });
      expect((await records.listCases(east, "mine", "not a mark", 10)).counts).toEqual({
        mine: 1,
        unit: 2,
        city: 2,
        closed: 0,
      });
    });
  });

  describe("for operators", () => {
    test("the receipt number of a conversation is that of its latest case, within the city", async () => {
      const { receipt: older } = await opened({ caseId: "a", at: AT, conversationId: "talk" });
      const { receipt: newer } = await opened({ caseId: "b", at: LATER, conversationId: "talk" });
      await opened({ caseId: "c", city: "kokubunji", conversationId: "elsewhere" });
      expect(newer).not.toBe(older);
      expect(await records.receiptsOf("mito", ["talk", "elsewhere", "nobody"])).toEqual(new Map([["talk", newer]]));
      expect(await records.receiptsOf("mito", [])).toEqual(new Map());
    });
  });
}
