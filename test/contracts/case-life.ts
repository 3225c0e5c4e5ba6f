import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CaseChange, Records } from "../../src/app/records.ts";
import { sweepDue } from "../../src/app/sweep-due.ts";
import type { Staff } from "../../src/core/casework/case.ts";
import { silentLog } from "../silent-log.ts";
import {
  ADDRESS,
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

const east = worker(EAST);
const west = worker(WEST);
const lead = worker(LEAD);
/** A Monday; the small city works on Mondays from 8:30 to 17:15. */
const MONDAY = "2026-11-30T00:00:00.000Z";
const PROMISED = "2026-12-07T08:15:00.000Z";

/** The life of a case in the record: what moves up by itself, what comes back from the resident, and who sees it meanwhile. */
export function caseLifeContract(open: () => Promise<Records>): void {
  let records: Records;
  let changes: CaseChange[];

  beforeEach(async () => {
    records = await open();
    changes = [];
    records.onChange((change) => changes.push(change));
    await records.openCase(anOpening({ at: MONDAY }), ADDRESS, PROMISED);
  });
  afterEach(() => records.close());

  const read = async (staff: Staff = coordinator) => {
    const found = await records.readCase(staff, "case-1", AT);
    if (!found.ok) throw new Error(found.error);
    return found.value;
  };
  const happened = async () =>
    (await read()).history.map(({ what, by, to }) =>
      [what, to, by === null ? null : `by ${by}`].filter(Boolean).join(" "),
    );
  const told = async () => (await records.announcements(50)).map(({ event }) => event.type);
  /** Sweeps at the moment at which the case is due next. */
  const sweep = async (at?: string) => {
    const { row } = await read();
    return sweepDue({ records, now: () => Date.parse(at ?? row.due?.at ?? AT), log: silentLog });
  };
  const accept = (staff: Staff) => records.acceptCase(staff, "case-1", MONDAY);
  const note = (what: "contact_yes" | "contact_no" | "contact_enough", at: string, id: string = what) =>
    records.addNote({ type: "note", caseId: "case-1", at, what }, id);

  describe("a case nobody takes", () => {
    test("moves up step by step, each step once however many sweep, and the resident is told who has it", async () => {
      expect((await read()).row.due).toEqual({ what: "accept", at: "2026-11-30T02:00:00.000Z", rung: 0 });
      expect(await sweep("2026-11-30T01:59:00.000Z")).toBe(0);
      const due = "2026-11-30T02:00:00.000Z";
      const both = await Promise.all([sweep(due), sweep(due)]);
      expect(both.toSorted()).toEqual([0, 1]);
      await sweep();
      expect((await read()).row).toMatchObject({ holder: LEAD, status: "offered", hops: 0 });
      await sweep();
      expect(await happened()).toEqual([
        "opened 東部センター",
        "reminded 東部センター",
        "climbed 福祉総務課",
        "told_coordinator",
      ]);
      expect((await read()).row.due).toMatchObject({ what: "accept", rung: 2 });
      expect(await told()).toEqual(["case_passed"]);
      expect((await records.announcements(1))[0]?.event).toMatchObject({ climbed: true, holder: { id: "lead" } });
      expect(changes.at(-1)).toMatchObject({ holderId: "lead", sharedWith: expect.arrayContaining(["east"]) });
    });

    test("can still be taken by the office it came from", async () => {
      await sweep();
      await sweep();
      expect((await read(east)).moves).toContain("take_back");
      expect(await records.staffMove(east, "case-1", { move: "take_back" }, MONDAY)).toMatchObject({
        ok: true,
        value: { holder: EAST, acceptedBy: east.name, status: "accepted" },
      });
    });
  });

  describe("a case somebody has taken", () => {
    test("tells the resident by when; when that passes she is asked, then the lead department sees it, then the coordinators", async () => {
      await accept(east);
      expect((await records.announcements(1))[0]?.event).toMatchObject({ type: "case_accepted", contactBy: PROMISED });
      expect((await records.readCase(lead, "case-1", AT)).ok).toBe(false);
      await sweep();
      expect(await told()).toEqual(["case_accepted", "contact_asked"]);
      await sweep();
      expect((await read(lead)).moves).toEqual(["pass", "escalate", "note"]);
      await sweep();
      expect((await read()).row).toMatchObject({ holder: EAST, status: "accepted", due: { what: "contact", rung: 2 } });
      expect((await happened()).slice(2)).toEqual(["contact_asked", "told_lead 福祉総務課", "told_coordinator"]);
    });

    test("「はい」 marks that she was reached, 「まだ」 opens the deadline again with a mark, each once per event", async () => {
      await accept(east);
      await records.staffMove(east, "case-1", { move: "start", reason: "電話で話した" }, MONDAY);
      expect((await read()).row).toMatchObject({ status: "in_support", due: { what: "ask", at: PROMISED } });
      await sweep();
      await note("contact_no", PROMISED);
      await note("contact_no", PROMISED);
      const again = (await read()).row;
      expect(again).toMatchObject({
        status: "accepted",
        unheard: true,
        waiting: true,
        due: { what: "contact", rung: 0 },
      });
      expect(again.answerBy > PROMISED).toBe(true);
      expect((await records.announcements(50)).at(-1)?.event).toMatchObject({
        type: "contact_renewed",
        contactBy: again.answerBy,
      });
      expect((await read(lead)).row.unheard).toBe(true);
      await note("contact_yes", "2026-12-07T08:30:00.000Z");
      expect((await read()).row).toMatchObject({ status: "in_support", unheard: false, due: { what: "review" } });
      expect((await happened()).filter((line) => line.startsWith("contact_no"))).toHaveLength(1);
    });

    test("「もういい」 stays with its holder, who has to look; nobody asks again", async () => {
      await accept(east);
      await note("contact_enough", PROMISED);
      expect((await read()).row).toMatchObject({ status: "accepted", waiting: true, unheard: false });
      await sweep();
      expect(await told()).toEqual(["case_accepted"]);
    });

    test("what LINE has delivered to her is a first contact", async () => {
      await accept(east);
      await records.reply(east, "case-1", "r1", "明日うかがいます", MONDAY);
      expect((await read()).row.status).toBe("accepted");
      await records.noteDelivery("r1", { state: "done", reason: null }, MONDAY);
      await records.noteDelivery("r1", { state: "done", reason: null }, MONDAY);
      expect((await read()).row).toMatchObject({ status: "in_support", due: { what: "review" } });
      expect((await happened()).filter((line) => line === "started")).toHaveLength(1);
    });
  });

  describe("others beside the holder", () => {
    test("are asked only where the consent names them; declining is of helping, the holder stays", async () => {
      await accept(east);
      const ask = (whom: typeof WEST) =>
        records.staffMove(east, "case-1", { move: "ask_help", whom, reason: "子どものこと" }, MONDAY);
      expect(await ask(NORTH)).toEqual({ ok: false, error: "not_consented" });
      expect(await ask(WEST)).toMatchObject({ ok: true });
      expect(await ask(WEST)).toEqual({ ok: false, error: "already_asked" });
      expect((await read(west)).moves).toContain("answer_help");
      const answer = { move: "answer_help", helps: false, reason: "担当がいない" } as const;
      expect(await records.staffMove(west, "case-1", answer, MONDAY)).toMatchObject({
        ok: true,
        value: { holder: EAST },
      });
      expect((await read()).others).toEqual([{ receiver: WEST, part: "declined" }]);
      expect(await records.readCase(west, "case-1", AT)).toEqual({ ok: false, error: "not_permitted" });
      expect((await records.listCases(west, "city", null, 10)).cases).toEqual([]);
    });

    test("whom no consent names gets it only on a ground, which is written down", async () => {
      await accept(east);
      const pass = { version: 2, to: NORTH, reason: "安全のため", done: "" };
      expect(await records.passOn(east, "case-1", pass, MONDAY)).toEqual({ ok: false, error: "not_consented" });
      expect(await records.passOn(east, "case-1", { ...pass, ground: "report_elderly" }, MONDAY)).toMatchObject({
        ok: true,
      });
      expect((await read()).history.at(-1)).toMatchObject({ what: "passed", ground: "report_elderly" });
    });

    test("to the lead department it may go without one, and an office named by the consent needs none", async () => {
      await records.openCase(
        aDangerOpening({
          caseId: "case-2",
          consent: { ...consentTo([]), scope: "city_only" },
          route: { ...anOpening().route, lead: NORTH },
        }),
        ADDRESS,
        PROMISED,
      );
      const pass = { to: LEAD, reason: "取りまとめ", done: "" };
      expect(await records.passOn(coordinator, "case-2", { ...pass, version: 1 }, MONDAY)).toMatchObject({ ok: true });
      expect(await records.passOn(east, "case-1", { ...pass, version: 1, to: WEST }, MONDAY)).toMatchObject({
        ok: true,
      });
    });
  });

  test("escalating shows it to the lead department; once more, and it is the coordinators'", async () => {
    await accept(east);
    const escalate = () => records.staffMove(east, "case-1", { move: "escalate", reason: "手にあまる" }, MONDAY);
    await escalate();
    expect((await read(lead)).others).toContainEqual({ receiver: LEAD, part: "told" });
    await escalate();
    expect((await read()).row.due?.rung).toBe(2);
  });

  test("a closed case is taken up again by who had it, and the resident hears of it", async () => {
    await accept(east);
    await records.closeCase(east, "case-1", { version: 2, outcome: "linked", reached: true, note: "" }, MONDAY);
    expect((await read()).row.due).toBeNull();
    const reopen = { move: "reopen", reason: "また困っている" } as const;
    expect(await records.staffMove(east, "case-1", reopen, PROMISED)).toMatchObject({
      ok: true,
      value: { status: "accepted", acceptedBy: east.name, due: { what: "contact" } },
    });
    expect((await read()).row.outcome).toBeUndefined();
    expect((await told()).at(-1)).toBe("case_reopened");
  });

  describe("a danger alert nobody acknowledges", () => {
    const alarm = () =>
      records.openCase(
        aDangerOpening({ caseId: "case-9", at: MONDAY, route: { ...anOpening().route, lead: EAST } }),
        ADDRESS,
        PROMISED,
      );
    const seen = async (staff: Staff) =>
      (await records.listAlarms(staff)).map(({ caseId, rung }) => ({ caseId, rung }));
    const minutes = (count: number) => new Date(Date.parse(MONDAY) + count * 60_000).toISOString();

    test("goes to the lead department, the coordinators, and everybody, by the minute, until a person has seen it", async () => {
      await alarm();
      expect([await seen(east), await seen(lead), await seen(worker(NORTH))]).toEqual([
        [{ caseId: "case-9", rung: 0 }],
        [],
        [],
      ]);
      await sweep(minutes(4));
      expect(await seen(lead)).toEqual([]);
      await sweep(minutes(5));
      expect(await seen(lead)).toEqual([{ caseId: "case-9", rung: 1 }]);
      await sweep(minutes(10));
      await sweep(minutes(15));
      // Everybody hears of it; not everybody may open it.
      expect(await seen(worker(NORTH))).toEqual([{ caseId: null, rung: 3 }]);
      expect(await seen(worker(NORTH, { city: "kokubunji" }))).toEqual([]);
      expect(changes.at(-1)).toMatchObject({ caseId: "case-9", toEverybody: true });
      const { history } = await records
        .readCase(lead, "case-9", AT)
        .then((found) => (found.ok ? found.value : { history: [] }));
      expect(history.map(({ what }) => what)).toEqual([
        "opened",
        "alarm",
        "alarm_lead",
        "alarm_coordinators",
        "alarm_everybody",
        // Nobody has accepted it either.
        "reminded",
      ]);
      expect(await records.acknowledge(lead, "case-9", minutes(16))).toMatchObject({
        ok: true,
        value: { alarm: false, alarmRung: 0 },
      });
      expect(await seen(worker(NORTH))).toEqual([]);
      // That it is over, everybody hears too; later changes are not theirs.
      expect(changes.at(-1)?.toEverybody).toBe(true);
      await sweep(minutes(17));
      expect(await seen(worker(NORTH))).toEqual([]);
    });
  });

  test("the figures count how long residents waited, how often they were passed on, and what is open", async () => {
    await records.acceptCase(east, "case-1", "2026-11-30T01:00:00.000Z");
    await records.staffMove(east, "case-1", { move: "start", reason: "" }, "2026-11-30T03:00:00.000Z");
    await records.openCase(anOpening({ caseId: "case-2", eventId: "e2", at: MONDAY }), ADDRESS, PROMISED);
    const figures = await records.readFigures("mito", "2026-09-01T00:00:00.000Z", "2026-12-01T00:00:00.000Z");
    expect(figures).toEqual([
      {
        ...{ office: { id: "east", name: EAST.name }, cases: 2, open: 2, unaccepted: 1, unreached: 1, overdue: 1 },
        ...{ stuck: 0, unheard: 0, hops: 0, wandered: 0, acceptMinutes: 68, contactMinutes: 188 },
      },
    ]);
    expect(await records.readFigures("kokubunji", "2026-09-01T00:00:00.000Z", AT)).toEqual([]);
  });

  test("the plan's figures count what was opened and how it ended since then, of one city", async () => {
    const since = "2026-04-01T00:00:00.000Z";
    expect(await records.countForPlan("mito", since)).toEqual({ cases: 1, linked: 0, plans: 0 });
    const accepted = await records.acceptCase(east, "case-1", "2026-11-30T01:00:00.000Z");
    if (!accepted.ok) throw new Error(accepted.error);
    const ending = { version: accepted.value.version, outcome: "plan" as const, reached: true, note: "" };
    expect(await records.closeCase(east, "case-1", ending, "2026-11-30T02:00:00.000Z")).toMatchObject({ ok: true });
    expect(await records.countForPlan("mito", since)).toEqual({ cases: 1, linked: 0, plans: 1 });
    expect(await records.countForPlan("mito", "2026-12-01T00:00:00.000Z")).toEqual({ cases: 0, linked: 0, plans: 0 });
    expect(await records.countForPlan("kokubunji", since)).toEqual({ cases: 0, linked: 0, plans: 0 });
  });
}
