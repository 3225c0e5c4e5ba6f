import { z } from "zod";
import { type DeadLetter, type LetterPlace, type LiveStore, NOTHING_WAITS } from "../app/live-store.ts";
import type { Records } from "../app/records.ts";
import {
  DANGER_REASON,
  Letter,
  LetterBody,
  type LineAlarm,
  type LineStatus,
  Operations,
} from "../core/operations-view.ts";
import type { Result } from "../core/result.ts";
import { Nothing } from "./case-routes.ts";
import type { DeskError } from "./http-status.ts";
import type { StaffRouter } from "./staff-router.ts";
import type { SignedIn } from "./who-is.ts";

/** What the operators' page looks at and acts on, besides the record. */
export type OperationsSources = {
  live: Pick<LiveStore, "gauge" | "deadLetters" | "deadLetter" | "retryDead" | "giveUp">;
  /** How a city's account stands with LINE; never rejects. */
  lineStatus: (city: string) => Promise<LineStatus>;
  alarmsOf: (city: string) => LineAlarm[];
  /** Something is to be done again: the workers need not sleep on. */
  wake: () => void;
};

type Parts = OperationsSources & { records: Pick<Records, "receiptsOf" | "noteOperation">; now: () => number };

const LETTERS_MAX = 100;
/** Behind which letter the page begins: 1 where it has danger in it, else 0; when; its id. */
const Page = z.strictObject({
  after: z
    .string()
    .max(400)
    .regex(/^[01]\.\d{1,15}\./)
    .optional(),
});
const PATH = "/api/operations";

/** Delivery as a whole, for those who keep it running. Each sees her own city's letters and counts. */
export function operationsRoutes(staff: StaffRouter, parts: Parts): void {
  staff.route(
    "operate",
    {
      method: "get",
      path: PATH,
      summary: "配送の様子",
      params: Nothing,
      query: Page,
      body: Nothing,
      answer: Operations,
    },
    async ({ who, query }) => ({ ok: true, value: await overview(parts, who.staff.city, placeIn(query.after)) }),
  );

  staff.route("operate", move("again", "もう一度送る"), ({ who, body }) =>
    onLetter(parts, who, body.id, async (letter) => {
      await parts.records.noteOperation(who.staff, { what: "deliver_again", ...idsOf(letter) });
      const done = await parts.live.retryDead(letter.id, parts.now());
      if (done === "again") parts.wake();
      return done === "again";
    }),
  );

  staff.route("operate", move("give-up", "あきらめる"), ({ who, body }) =>
    onLetter(parts, who, body.id, async (letter) => {
      await parts.records.noteOperation(who.staff, { what: "give_up_delivery", ...idsOf(letter) });
      return (await parts.live.giveUp(letter.id, parts.now())) === "given_up";
    }),
  );
}

function move(name: string, summary: string) {
  const shape = {
    method: "post",
    params: Nothing,
    query: Nothing,
    body: LetterBody,
    answer: z.strictObject({}),
  } as const;
  return { ...shape, path: `${PATH}/${name}`, summary };
}

async function overview(
  { live, lineStatus, alarmsOf, records, now }: Parts,
  city: string,
  after: LetterPlace | undefined,
): Promise<Operations> {
  const at = now();
  const [{ cities }, letters, line] = await Promise.all([
    live.gauge(at),
    live.deadLetters(LETTERS_MAX + 1, city, after),
    lineStatus(city),
  ]);
  const listed = letters.slice(0, LETTERS_MAX);
  const receipts = await records.receiptsOf(city, [...new Set(listed.map((letter) => letter.conversationId))]);
  return {
    at: new Date(at).toISOString(),
    line,
    alarms: alarmsOf(city),
    letters: listed.map((letter) => describe(letter, receipts.get(letter.conversationId) ?? null)),
    next: letters.length > listed.length ? namePlace(listed.at(-1)) : null,
    waiting: cities[city] ?? NOTHING_WAITS,
  };
}

function placeIn(after: string | undefined): LetterPlace | undefined {
  if (after === undefined) return undefined;
  const [isDanger, at, ...id] = after.split(".");
  return { isDanger: isDanger === "1", at: Number(at), id: id.join(".") };
}

function namePlace(letter: DeadLetter | undefined): string | null {
  return letter === undefined ? null : `${letter.reason.startsWith(DANGER_REASON) ? 1 : 0}.${letter.at}.${letter.id}`;
}

function describe({ id, what, reason, at, forgotten }: DeadLetter, receipt: string | null): Letter {
  const [state, kind] = what.split(" ");
  return Letter.parse({ id, state, kind, reason, at: new Date(at).toISOString(), receipt, forgotten });
}

/** Does something with a letter of her own city; one of another city does not exist for her. */
async function onLetter(
  { live }: Parts,
  { staff }: SignedIn,
  id: string,
  act: (letter: DeadLetter) => Promise<boolean>,
): Promise<Result<Record<string, never>, DeskError>> {
  const letter = await live.deadLetter(id);
  const isHers = letter?.city === null || letter?.city === staff.city;
  // Perhaps a colleague was faster.
  if (letter === null || !isHers || !(await act(letter))) return { ok: false, error: "letter_gone" };
  return { ok: true, value: {} };
}

function idsOf({ id, conversationId }: DeadLetter) {
  return { letterId: id, conversationId };
}
