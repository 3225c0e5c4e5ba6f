import type { Staff } from "../../src/core/casework/case.ts";
import type { CaseOpening } from "../../src/core/casework/case-opening.ts";
import type { Script } from "../../src/core/script.ts";
import {
  ADDRESS,
  ANSWER_BY,
  administrator,
  anOpening,
  auditor,
  coordinator,
  EAST,
  NORTH,
  worker,
} from "../contracts/case-fixtures.ts";
import { aCity, aScript, get, type OpenDesk } from "../desk/desk-fixtures.ts";

/** Two cities of one installation whose offices even have the same ids and names; one office is 国分寺市's alone. */
export const CITIES = ["mito", "kokubunji"] as const;
export type CityId = (typeof CITIES)[number];
export const ONLY_IN_KOKUBUNJI = "south";

const NAMES = { mito: "水戸市", kokubunji: "国分寺市" } as const satisfies Record<CityId, string>;

export function otherThan(city: CityId): CityId {
  return city === "mito" ? "kokubunji" : "mito";
}

export function twoCities(): Map<string, Script> {
  const [mito, kokubunji] = [aCity("mito", NAMES.mito), aCity("kokubunji", NAMES.kokubunji)];
  const south = kokubunji.agencies
    .slice(0, 1)
    .map((agency) => ({ ...agency, id: ONLY_IN_KOKUBUNJI, name: "南部センター", order: 9 }));
  return new Map([
    ["mito", aScript(mito)],
    ["kokubunji", aScript({ ...kokubunji, agencies: [...kokubunji.agencies, ...south] })],
  ]);
}

/** The same posts in each city. */
export function peopleOf(city: CityId): Staff[] {
  return [worker(EAST), worker(NORTH), coordinator, administrator, auditor].map((staff) => ({
    ...staff,
    id: `${city}-${staff.id}`,
    name: `${NAMES[city]} ${staff.name}`,
    city,
  }));
}

/** What must never be read in another city: its name, its cases' ids, what its residents wrote. */
export function marksOf(city: CityId): string[] {
  return [NAMES[city], `${city}-case-`, `${city}の秘密`];
}

export function caseIn(city: CityId, number: number): CaseOpening {
  return anOpening({
    city,
    caseId: `${city}-case-${number}`,
    eventId: `${city}-event-${number}`,
    conversationId: `${city}-conversation-${number}`,
    words: [{ messageId: "m1", at: "2026-11-22T01:00:00.000Z", text: `${city}の秘密 ${number}`, step: "intake.story" }],
  });
}

export function openIn(desk: OpenDesk, city: CityId, number: number) {
  return desk.records.openCase(caseIn(city, number), { ...ADDRESS, city }, ANSWER_BY);
}

/** Reads a desk's live updates; `seen` grows as lines come in. */
export async function listen(origin: string, cookie: string) {
  const response = await get(origin, "/api/events", cookie);
  const stream = { seen: "" };
  const text = response.body?.pipeThrough(new TextDecoderStream());
  const reading = (async () => {
    for await (const chunk of text ?? []) stream.seen += chunk;
  })();
  return Object.assign(stream, { reading });
}
