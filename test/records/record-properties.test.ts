import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { ROLES, type Staff } from "../../src/core/casework/case.ts";
import { allows } from "../../src/core/casework/permissions.ts";
import { type OpenedRecords, openRecords } from "../../src/records/open-records.ts";
import {
  ADDRESS,
  ANSWER_BY,
  AT,
  anOpening,
  consentTo,
  coordinator,
  EAST,
  LEAD,
  NORTH,
  WEST,
  worker,
} from "../contracts/case-fixtures.ts";
import { aCity } from "../desk/desk-fixtures.ts";
import { DATABASES } from "./databases.ts";

const cities = new Map([["mito", { city: aCity("mito", "水戸市"), holidays: new Set<string>() }]]);
const keys = makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(3) }]);
const OFFICES = [EAST, WEST, NORTH] as const;
let records: OpenedRecords;

const staff: Staff[] = [
  ...OFFICES.flatMap((office) => [
    worker(office),
    worker(office, { id: `${office.id}-2`, name: `${office.name} 二人目` }),
  ]),
  coordinator,
];

const MOVES = ["accept", "pass", "close", "reply", "start", "take_back", "reopen", "due", "contact_no"] as const;
type Step = { who: number; move: (typeof MOVES)[number]; to: number; stale: boolean };
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(staff.length - 1),
  move: fc.constantFrom("accept", "accept", ...MOVES),
  to: fc.nat(OFFICES.length - 1),
  stale: fc.boolean(),
});

/** Steps in rounds: those of a round are begun at the same moment, on the case as it then is. */
const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 8 });

let made = 0;

describe.each(DATABASES)("$name", ({ here, fresh }) => {
  beforeAll(async () => {
    if (here) records = await openRecords({ dialect: await fresh(), keys, now: () => Date.parse(AT), cities });
  });
  afterAll(() => records?.close());
  describe.skipIf(!here)("whatever several people do at once to a case", () => holdsTogether());
  describe.skipIf(!here)("the list's filter", () => showsWhatIsAllowed());
});

function holdsTogether(): void {
  test("it has exactly one holder, a legal state, and its history tells the same story", async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async (plan) => {
        const caseId = `case-${made++}`;
        await records.openCase(anOpening({ caseId, eventId: caseId, consent: consentTo([EAST]) }), ADDRESS, ANSWER_BY);
        const done = {
          accept: 0,
          pass: 0,
          close: 0,
          reply: 0,
          start: 0,
          take_back: 0,
          reopen: 0,
          due: 0,
          contact_no: 0,
        };
        for (const round of plan) {
          const version = (await rowOf(caseId)).version;
          const results = await Promise.all(
            round.map((one, place) => play(caseId, one, version, `${caseId}-${made++}-${place}`)),
          );
          for (const [place, ok] of results.entries()) if (ok) done[round[place]?.move ?? "reply"]++;
          await checkCase(caseId, done);
        }
      }),
      { numRuns: 60 },
    );
  });
}

async function play(
  caseId: string,
  { who, move, to, stale }: Step,
  current: number,
  messageId: string,
): Promise<boolean> {
  const actor = staff[who] ?? coordinator;
  const version = stale ? current - 1 : current;
  switch (move) {
    case "accept":
      return (await records.acceptCase(actor, caseId, AT)).ok;
    case "pass":
      return (
        await records.passOn(
          actor,
          caseId,
          { version, to: OFFICES[to] ?? EAST, reason: "理由", done: "", ground: "agreed" },
          AT,
        )
      ).ok;
    case "close":
      return (await records.closeCase(actor, caseId, { version, outcome: "linked", reached: true, note: "" }, AT)).ok;
    case "reply":
      return (await records.reply(actor, caseId, messageId, "返事", AT)).ok;
    case "start":
    case "reopen":
      return (await records.staffMove(actor, caseId, { move, reason: "理由" }, AT)).ok;
    case "take_back":
      return (await records.staffMove(actor, caseId, { move }, AT)).ok;
    case "due":
      return records.takeDue(caseId, new Date(Date.parse(AT) + (to + 1) * 30 * 86_400_000).toISOString());
    case "contact_no":
      await records.addNote({ type: "note", caseId, at: AT, what: "contact_no" }, messageId);
      return true;
    default:
      return move satisfies never;
  }
}

const rowOf = (caseId: string) =>
  records.db.selectFrom("cases").selectAll().where("id", "=", caseId).executeTakeFirstOrThrow();

async function checkCase(caseId: string, done: Record<Step["move"], number>): Promise<void> {
  const row = await rowOf(caseId);
  const history = await records.db
    .selectFrom("history")
    .selectAll()
    .where("case_id", "=", caseId)
    .orderBy("seq")
    .execute();
  const count = (what: string) => history.filter((line) => line.what === what).length;
  expect([...OFFICES, LEAD].map((office) => office.id)).toContain(row.holder_id);
  expect(row.hops).toBe(done.pass);
  expect(count("passed")).toBe(done.pass);
  expect(count("closed")).toBe(done.close);
  expect(count("taken_back")).toBe(done.take_back);
  expect(count("reopened")).toBe(done.reopen);
  expect(done.close - done.reopen).toBe(row.status === "closed" ? 1 : 0);
  expect(count("replied")).toBe(done.reply);
  // Accepting twice by the same person succeeds twice and happens once.
  expect(count("accepted")).toBeLessThanOrEqual(done.accept);
  expect(row.due_at === null).toBe(row.status === "closed");
  expect(row.accepted_by_id === null).toBe(row.status === "offered");
  // Who accepted works for who holds it.
  if (row.accepted_by_id !== null)
    expect(staff.find((one) => one.id === row.accepted_by_id)?.receiverId).toBe(row.holder_id);
  const lastMove = history.findLast((line) => ["passed", "climbed", "taken_back"].includes(line.what));
  expect(row.holder_name).toBe(lastMove?.to_name ?? EAST.name);
  const announced = await records.db
    .selectFrom("announcements")
    .select("id")
    .where("id", "like", `case:${caseId}:%`)
    .execute();
  const told = [
    "accepted",
    "passed",
    "climbed",
    "taken_back",
    "closed",
    "reopened",
    "replied",
    "contact_asked",
    "contact_renewed",
  ];
  expect(announced).toHaveLength(history.filter((line) => told.includes(line.what)).length);
}

function showsWhatIsAllowed(): void {
  test("shows exactly the cases that the predicate allows, for every role and office", async () => {
    for (const [place, lead] of OFFICES.entries()) {
      for (const city of ["mito", "kokubunji"]) {
        for (const share of [true, false]) {
          const id = `listed-${place}-${city}-${share}`;
          const others = OFFICES.filter((office) => office !== lead).slice(0, 1);
          const consent = { ...consentTo(others), scope: share ? ("share" as const) : ("city_only" as const) };
          const route = { lead, with: others, because: [], fallbacks: [] };
          await records.openCase(anOpening({ caseId: id, eventId: id, city, consent, route }), ADDRESS, ANSWER_BY);
        }
      }
    }
    const all = await records.db.selectFrom("cases").selectAll().where("rank", "<", 8).execute();
    const others = await records.db.selectFrom("case_others").selectAll().execute();
    let shown = 0;
    for (const role of ROLES) {
      for (const office of [...OFFICES, null]) {
        for (const city of ["mito", "kokubunji"]) {
          const person = worker(office, { role, city });
          const allowed = all.filter((row) => {
            const seen = others.filter(
              ({ case_id, part }) =>
                case_id === row.id && (part === "told" || (row.consent === "share" && part !== "declined")),
            );
            const sharedWith = [
              ...seen.map((other) => other.receiver_id),
              ...(row.from_id === null ? [] : [row.from_id]),
            ];
            return allows(person, "see", { city: row.city, holderId: row.holder_id, sharedWith, toldIds: [] });
          });
          const { cases, counts } = await records.listCases(person, "city", null, 1000);
          expect(cases.map((row) => row.id).toSorted()).toEqual(allowed.map((row) => row.id).toSorted());
          expect(counts.city).toBe(allowed.length);
          shown += allowed.length;
        }
      }
    }
    expect(shown).toBeGreaterThan(50);
  });
}
