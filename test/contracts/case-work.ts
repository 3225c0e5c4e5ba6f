import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Records } from "../../src/app/records.ts";
import type { Staff } from "../../src/core/casework/case.ts";
import { COORDINATORS_ID } from "../../src/core/casework/notice.ts";
import type { CaseFilter } from "../../src/core/casework/views.ts";
import type { Domain } from "../../src/core/domain.ts";
import {
  ADDRESS,
  ANSWER_BY,
  AT,
  aDangerOpening,
  administrator,
  anOpening,
  coordinator,
  EAST,
  LEAD,
  NORTH,
  WEST,
  worker,
} from "./case-fixtures.ts";

const east = worker(EAST);
const west = worker(WEST);
const lead = worker(LEAD);

/** What staff write down around a case, how they find it, and how a list is narrowed down. */
export function caseWorkContract(open: () => Promise<Records>): void {
  let records: Records;

  beforeEach(async () => {
    records = await open();
    const wishes = { how: "phone", name: "ﾔﾏﾀﾞ 花子", phone: "090-1234-5678" };
    await records.openCase(anOpening({ wishes }), ADDRESS, ANSWER_BY);
    await records.openCase(aDangerOpening({ caseId: "case-2" }), ADDRESS, ANSWER_BY);
  });
  afterEach(() => records.close());

  const read = async (caseId: string, staff: Staff = coordinator) => {
    const found = await records.readCase(staff, caseId, AT);
    if (!found.ok) throw new Error(found.error);
    return found.value;
  };
  const narrowed = async (staff: Staff, by: CaseFilter, now = AT) =>
    (await records.listCases(staff, "city", null, 10, { by: [by], domains: [], now })).cases.map(({ id }) => id);

  describe("where nobody may be told", () => {
    test("a person decides, on a ground, and both are written down; nothing moves by itself", async () => {
      const judge = { what: "judge", choice: "report", ground: "report_elderly", text: "あざがあると聞いた" } as const;
      expect(await records.writeDown(lead, "case-2", judge, AT)).toMatchObject({ ok: true, value: { holder: LEAD } });
      expect((await read("case-2")).history.at(-1)).toMatchObject({
        ...{ what: "judged_report", ground: "report_elderly", note: "あざがあると聞いた", by: lead.name },
      });
      expect(await records.announcements(10)).toEqual([]);
    });

    test("there is nothing to decide where she consented, and others have no say", async () => {
      const judge = { what: "judge", choice: "wait", ground: null, text: "様子を見る" } as const;
      expect(await records.writeDown(east, "case-1", judge, AT)).toEqual({ ok: false, error: "consent_given" });
      expect(await records.writeDown(worker(NORTH), "case-2", judge, AT)).toEqual({
        ok: false,
        error: "not_permitted",
      });
    });
  });

  test("a note calls an office that may see the case, until one of its people has opened it", async () => {
    const note = { what: "note", text: "＠西部センター どう思いますか", mentions: ["west", "north"] } as const;
    expect(await records.writeDown(east, "case-1", note, AT)).toMatchObject({ ok: true });
    expect(await narrowed(west, "mentioned")).toEqual(["case-1"]);
    expect(await narrowed(worker(NORTH), "mentioned")).toEqual([]);
    expect((await read("case-1", west)).history.at(-1)).toMatchObject({ what: "noted", note: note.text });
    expect(await narrowed(west, "mentioned")).toEqual([]);
  });

  test("whoever sees the case is offered and called, whatever list she looks at; who lost sight of it is not", async () => {
    const called = async (staff: Staff) => {
      const lists = await Promise.all(
        (["mine", "city"] as const).map((list) => records.listCases(staff, list, null, 1)),
      );
      return lists.map((list) => list.called.map(({ id }) => id));
    };
    const offered = (await read("case-1", east)).callable.map(({ id }) => id);
    expect(offered).toEqual(["west", COORDINATORS_ID]);
    const mentions = [...offered, LEAD.id, NORTH.id];
    await records.writeDown(east, "case-1", { what: "note", text: "明日 訪問します", mentions }, AT);
    expect(await called(west)).toEqual([["case-1"], ["case-1"]]);
    expect(await called(coordinator)).toEqual([["case-1"], ["case-1"]]);
    expect(await narrowed(coordinator, "mentioned")).toEqual(["case-1"]);
    for (const other of [east, lead, worker(NORTH), administrator]) expect(await called(other)).toEqual([[], []]);
    // The coordinator has come; the others are still called.
    await read("case-1");
    expect(await called(coordinator)).toEqual([[], []]);
    expect(await called(west)).toEqual([["case-1"], ["case-1"]]);
    await records.addNote({ type: "note", caseId: "case-1", at: AT, what: "consent_withdrawn" }, "e9");
    expect(await called(west)).toEqual([[], []]);
    // Told by a person of the office that holds it, the lead department sees it, and can be called.
    await records.staffMove(east, "case-1", { move: "escalate", reason: "急ぐため" }, AT);
    expect((await read("case-1", east)).callable.map(({ id }) => id)).toEqual([LEAD.id, COORDINATORS_ID]);
  });

  test("labels are put right by hand, and what the machine made of it stays beside them", async () => {
    const label = (domains: ("poverty" | "child")[]) =>
      records.writeDown(east, "case-1", { what: "label", domains, mainTopic: "debt", topics: ["job"] }, AT);
    expect(await label(["child"])).toMatchObject({ ok: true });
    expect(await label(["poverty"])).toMatchObject({ ok: true, value: { domains: ["poverty"], mainTopic: "debt" } });
    const { labels, opening } = await read("case-1");
    expect(labels).toMatchObject({
      machine: { domains: ["elderly"], mainTopic: "care" },
      human: { domains: ["poverty"], mainTopic: "debt", topics: ["job"] },
      by: east.name,
    });
    expect(opening.domains).toEqual(["elderly"]);
    expect(await records.readLabelPairs(administrator, "2026-01-01T00:00:00Z")).toEqual([
      { machine: labels?.machine, human: labels?.human },
    ]);
    expect(await records.readLabelPairs({ ...administrator, city: "kokubunji" }, "2026-01-01T00:00:00Z")).toEqual([]);
  });

  describe("a consent that staff took", () => {
    const take = async (staff: Staff, caseId: string, offices = [EAST]) =>
      records.writeDown(
        staff,
        caseId,
        {
          ...{ what: "take_consent", how: "phone", giver: "self", givenAt: AT, text: "はっきり言われた", offices },
          version: (await read(caseId)).row.version,
        },
        AT,
      );

    test("opens the case to the offices that she named, and to no other", async () => {
      expect(await records.readCase(east, "case-2", AT)).toMatchObject({ ok: false });
      expect(await take(lead, "case-2")).toMatchObject({ ok: true, value: { consent: "share" } });
      const { opening, history, others } = await read("case-2", east);
      expect(opening.consent).toMatchObject({
        ...{ scope: "share", how: "phone", offices: [{ id: EAST.id }] },
        taken: { by: lead.name, giver: "self" },
      });
      expect(history.at(-1)).toMatchObject({ what: "consent_taken", to: EAST.name, note: "はっきり言われた" });
      expect(others.map(({ receiver }) => receiver.id)).toEqual([EAST.id]);
      expect(await records.readCase(worker(NORTH), "case-2", AT)).toMatchObject({ ok: false, error: "not_permitted" });
    });

    test("adds to one given in LINE, and after a withdrawal begins anew", async () => {
      const before = (await read("case-1")).opening.consent.offices.map(({ id }) => id);
      expect(await take(east, "case-1", [NORTH])).toMatchObject({ ok: true });
      const offices = async () => (await read("case-1")).opening.consent.offices.map(({ id }) => id);
      expect(await offices()).toEqual([...before.filter((id) => id !== NORTH.id), NORTH.id]);
      await records.addNote({ type: "note", caseId: "case-1", at: AT, what: "consent_withdrawn" }, "e9");
      expect(await records.readCase(worker(NORTH), "case-1", AT)).toMatchObject({ ok: false });
      expect(await take(east, "case-1", [NORTH])).toMatchObject({ ok: true, value: { consent: "share" } });
      expect(await offices()).toEqual([NORTH.id]);
      expect(await records.readCase(west, "case-1", AT)).toMatchObject({ ok: false });
    });

    test("is for who holds the case, as it stands now", async () => {
      expect(await take(west, "case-1", [NORTH])).toEqual({ ok: false, error: "not_holder" });
      const stale = { version: 99, offices: [NORTH], how: "paper", giver: "self", givenAt: AT, text: "" } as const;
      expect(await records.writeDown(east, "case-1", { what: "take_consent", ...stale }, AT)).toEqual({
        ...{ ok: false, error: "changed_meanwhile" },
      });
    });
  });

  describe("searching", () => {
    const ids = async (typed: string, staff: Staff = east) =>
      (await records.searchCases(staff, typed)).map(({ id }) => id);

    test.each(["やまだ花子", "ヤマダ　花子さん", "花子", "090-1234-5678", "０９０１２３４５６７８", "5678"])(
      "「%s」 finds her",
      async (typed) => expect(await ids(typed)).toEqual(["case-1"]),
    );

    test.each(["山", "1234", "%", "090"])("「%s」 finds nobody: whole words only", async (typed) =>
      expect(await ids(typed)).toEqual([]),
    );

    test("the receipt number finds it however it is typed, and only those who may see it", async () => {
      const { receipt } = (await read("case-1")).row;
      expect(await ids(receipt)).toEqual(["case-1"]);
      expect(await ids(receipt.replace("-", ""))).toEqual(["case-1"]);
      expect(await ids(receipt, worker(NORTH))).toEqual([]);
      expect(await ids("花子", worker(EAST, { city: "kokubunji" }))).toEqual([]);
    });
  });

  describe("searching for who reported of a neighbour", () => {
    test.each([
      { who: "the office that has the case", staff: east, typed: "鈴木一郎", found: ["report"] },
      { who: "a coordinator", staff: coordinator, typed: "0901", found: ["report"] },
      { who: "an office that only sees it", staff: west, typed: "鈴木一郎", found: [] },
      { who: "an office that only sees it", staff: west, typed: "0901", found: [] },
    ])("$who, by 「$typed」: $found", async ({ staff, typed, found }) => {
      const wishes = { name: "鈴木 一郎", phone: "080-0000-0901" };
      const report = anOpening({ caseId: "report", eventId: "report", about: "neighbour", wishes });
      const { receipt } = await records.openCase(report, ADDRESS, ANSWER_BY);
      expect((await records.searchCases(staff, typed)).map(({ id }) => id)).toEqual(found);
      expect((await records.searchCases(staff, receipt)).map(({ id }) => id)).toEqual(["report"]);
    });
  });

  describe("narrowing a list down", () => {
    test.each<{ by: CaseFilter; now: string; found: string[] }>([
      { by: "unaccepted", now: AT, found: ["case-2"] },
      { by: "danger", now: AT, found: ["case-2"] },
      { by: "overdue", now: AT, found: [] },
      { by: "overdue", now: "2027-01-01T00:00:00.000Z", found: ["case-2", "case-1"] },
      { by: "unheard", now: AT, found: ["case-1"] },
      { by: "stuck", now: AT, found: [] },
    ])("$by at $now: $found", async ({ by, now, found }) => {
      await records.acceptCase(east, "case-1", AT);
      await records.addNote({ type: "note", caseId: "case-1", at: AT, what: "contact_no" }, "e1");
      expect(await narrowed(coordinator, by, now)).toEqual(found);
    });

    test("to what my office is asked to help with", async () => {
      await records.acceptCase(east, "case-1", AT);
      await records.staffMove(east, "case-1", { move: "ask_help", whom: WEST, reason: "子どものこと" }, AT);
      expect(await narrowed(west, "asked")).toEqual(["case-1"]);
      expect(await narrowed(east, "asked")).toEqual([]);
    });

    test("by several at once, and by domain", async () => {
      const both = async (by: CaseFilter[], domains: Domain[]) =>
        (await records.listCases(coordinator, "city", null, 10, { by, domains, now: AT })).cases.map(({ id }) => id);
      await records.acceptCase(east, "case-1", AT);
      expect(await both(["unaccepted", "danger"], [])).toEqual(["case-2"]);
      expect(await both(["unaccepted", "unheard"], [])).toEqual([]);
      expect(await both([], ["elderly", "child"])).toEqual(["case-2", "case-1"]);
      expect(await both(["unaccepted"], ["elderly"])).toEqual(["case-2"]);
      expect(await both([], ["child"])).toEqual([]);
    });

    test("page by page, without losing any", async () => {
      for (const id of ["a", "b", "c"])
        await records.openCase(anOpening({ caseId: id, eventId: id }), ADDRESS, ANSWER_BY);
      const filter = { by: ["unaccepted"], domains: [], now: AT } as const;
      const first = await records.listCases(east, "unit", null, 2, filter);
      const second = await records.listCases(east, "unit", first.next, 2, filter);
      expect([...first.cases, ...second.cases].map(({ id }) => id)).toEqual(["a", "b", "c", "case-1"]);
      expect(second.next).toBeNull();
    });
  });
}
