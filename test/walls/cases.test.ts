import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Staff } from "../../src/core/casework/case.ts";
import { hasPermission } from "../../src/core/casework/permissions.ts";
import { get, type OpenDesk, openDesk, post } from "../desk/desk-fixtures.ts";
import {
  CITIES,
  type CityId,
  listen,
  marksOf,
  ONLY_IN_KOKUBUNJI,
  openIn,
  otherThan,
  peopleOf,
  twoCities,
} from "./two-cities.ts";

/**
 * Goal: one installation serves several cities, and nobody reaches into another city's cases. Method: people of both cities do
 * whatever the API lets them ask, in any order, to cases of both; after each request the answer and the other city are looked at.
 */
let desk: OpenDesk;
const people: { staff: Staff; city: CityId; cookie: string }[] = [];
const streams: { city: CityId; hears: boolean; stream: Awaited<ReturnType<typeof listen>> }[] = [];
const opened = { mito: 0, kokubunji: 0 } satisfies Record<CityId, number>;
const cursors: string[] = [];

beforeAll(async () => {
  desk = await openDesk({ cities: twoCities() });
  for (const city of CITIES) {
    for (const staff of peopleOf(city)) {
      const cookie = await desk.signIn(staff);
      people.push({ staff, city, cookie });
      // New cases come to the eastern office, and the coordinator hears of all.
      const hears = staff.receiverId === "east" || staff.role === "coordinator";
      if (hasPermission(staff.role, "see")) streams.push({ city, hears, stream: await listen(desk.origin, cookie) });
    }
    for (let number = 0; number < 3; number++) await openOne(city);
  }
});
afterAll(() => desk.shut());

const MOVES = ["accept", "reply", "pass", "close", "acknowledge"] as const;
type Ask =
  | { type: "open"; city: CityId }
  | { type: "list"; who: number; list: string; cursor: number }
  | { type: "read"; who: number; city: CityId; number: number }
  | {
      type: "move";
      who: number;
      city: CityId;
      number: number;
      move: (typeof MOVES)[number];
      to: string;
      version: number;
    };

const who = fc.nat(9);
const city = fc.constantFrom(...CITIES);
const ask: fc.Arbitrary<Ask> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ type: fc.constant("open"), city }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("list"),
      who,
      list: fc.constantFrom("mine", "unit", "city", "closed"),
      cursor: fc.nat(20),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("read"), who, city, number: fc.nat(30) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("move"),
      who,
      city,
      number: fc.nat(30),
      move: fc.constantFrom(...MOVES),
      to: fc.constantFrom("east", "west", "north", "lead", ONLY_IN_KOKUBUNJI),
      version: fc.integer({ min: 1, max: 4 }),
    }),
  },
);

test("no answer, no move and no list reaches the other city, in any order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(ask, { minLength: 4, maxLength: 16 }), async (asks) => {
      for (const each of asks) await act(each);
    }),
    { numRuns: 25 },
  );
}, 120_000);

test("no live update is heard in the other city, and each city hears its own", async () => {
  for (const own of CITIES) await openOne(own);
  const hearers = streams.filter(({ hears }) => hears);
  expect(hearers.map(({ city: own }) => own)).toEqual(["mito", "mito", "kokubunji", "kokubunji"]);
  for (const { city: own, stream } of hearers) {
    await vi.waitFor(() => expect(stream.seen).toContain(`${own}-case-${opened[own] - 1}`));
  }
  for (const { city: own, stream } of streams) {
    expect(stream.seen).not.toContain(`${otherThan(own)}-case-`);
  }
});

async function openOne(own: CityId): Promise<void> {
  await openIn(desk, own, opened[own]);
  opened[own] += 1;
}

async function act(each: Ask): Promise<void> {
  if (each.type === "open") return openOne(each.city);
  const person = people[each.who];
  if (person === undefined) throw new Error("nobody asks");
  const { city: own, cookie } = person;
  if (each.type === "list") {
    // Also with a mark that was made for somebody of the other city.
    const after = cursors[each.cursor];
    const answer = await get(
      desk.origin,
      `/api/cases?${new URLSearchParams({ list: each.list, ...(after && { after }) })}`,
      cookie,
    );
    const body = await answer.text();
    expectNothingOf(otherThan(own), body);
    const next = /"next":"([^"]+)"/.exec(body)?.[1];
    if (next !== undefined) cursors.push(next);
    return;
  }
  const caseId = `${each.city}-case-${each.number % opened[each.city]}`;
  const before = await stateOf(each.city, caseId);
  const answer = await request(each, caseId, cookie);
  if (each.city === own) return expectNothingOf(otherThan(own), answer.body);
  // A case of another city is as unknown as one that never was.
  expect(answer).toEqual(await request(each, "never-was", cookie));
  expect([403, 404, 422]).toContain(answer.status);
  expect(await stateOf(each.city, caseId)).toEqual(before);
}

async function request(each: Extract<Ask, { type: "read" | "move" }>, caseId: string, cookie: string) {
  const at = `/api/cases/${caseId}`;
  const answer =
    each.type === "read"
      ? await get(desk.origin, at, cookie)
      : await post(desk.origin, `${at}/${each.move}`, bodyOf(each), { cookie });
  return { status: answer.status, body: await answer.text() };
}

function bodyOf({ move, to, version }: Extract<Ask, { type: "move" }>): unknown {
  switch (move) {
    case "accept":
    case "acknowledge":
      return {};
    case "reply":
      return { clientId: randomUUID(), text: "こんにちは" };
    case "pass":
      return { version, to, reason: "近いため", done: "" };
    case "close":
      return { version, outcome: "linked", reached: true, note: "" };
    default:
      return move satisfies never;
  }
}

/** A case as its own city's coordinator sees it. */
async function stateOf(own: CityId, caseId: string): Promise<unknown> {
  const reader = people.find(({ staff, city: where }) => where === own && staff.role === "coordinator");
  if (reader === undefined) throw new Error("the city has no coordinator");
  const found = await desk.records.readCase(reader.staff, caseId, "2026-11-22T04:00:00.000Z");
  return found.ok ? { row: found.value.row, messages: found.value.messages, history: found.value.history } : found;
}

function expectNothingOf(other: CityId, body: string): void {
  for (const mark of marksOf(other)) expect(body).not.toContain(mark);
}
