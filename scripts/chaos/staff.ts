import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { receiversOf } from "../../src/core/casework/receivers.ts";
import { CaseList, type CaseRow } from "../../src/core/casework/views.ts";
import type { City } from "../../src/core/city/city.ts";
import { makeAccounts } from "../../src/desk/accounts.ts";
import { putAccount } from "../../src/desk/add-staff.ts";
import type { RecordsDialect } from "../../src/records/open-database.ts";
import { openRecords } from "../../src/records/open-records.ts";
import { silentLog } from "../../test/silent-log.ts";

import { PUBLIC_URL } from "./her-browser.ts";

/** What staff wrote, once the desk has said that it has it. */
export type StaffReply = { caseId: string; receipt: string; text: string };

const PASSWORD = "a long enough password";
const COORDINATOR = "coordinator";
const ROUND_MS = 500;
const ANSWER_MS_MAX = 6000;
const REPLIES = 2;

/** Makes one account for each office of the city, and a coordinator; before the product runs. */
export async function hireStaff(dialect: RecordsDialect, key: Uint8Array, city: City): Promise<void> {
  const keys = makeKeyRing([{ id: "k1", key }]);
  const records = await openRecords({ dialect, keys, now: () => Date.now() });
  const accounts = makeAccounts({ db: records.db, kind: records.kind, keys, publicUrl: null, log: silentLog });
  const directory = records.staff;
  const post = { name: "相談員", city: city.id };
  for (const { id } of receiversOf(city)) {
    const person = { ...post, email: emailOf(id), role: "staff" as const, receiverId: id };
    await putAccount({ accounts, directory }, person, PASSWORD);
  }
  const person = { ...post, email: emailOf(COORDINATOR), role: "coordinator" as const, receiverId: null };
  await putAccount({ accounts, directory }, person, PASSWORD);
  await records.close();
}

/**
 * Works the desk until `goOn` is false and nothing is left: takes every case, and answers each twice. `trouble`: what each call was
 * refused with last, by whose it was and what; without it staff who can do nothing would look like staff who are slow.
 */
export async function workTheDesk(
  webs: readonly string[],
  goOn: () => boolean,
  { replies, trouble }: { replies: StaffReply[]; trouble: Map<string, string> },
): Promise<void> {
  const desk = makeDeskCaller(webs, trouble);
  const answered = new Map<string, number>();
  for (;;) {
    const last = !goOn();
    const rows = await desk.cases();
    const open = rows?.filter((row) => (answered.get(row.id) ?? 0) < REPLIES) ?? [];
    for (const row of open) {
      if (await takeAndAnswer(desk, row, (answered.get(row.id) ?? 0) + 1, replies))
        answered.set(row.id, (answered.get(row.id) ?? 0) + 1);
    }
    if (last && rows !== null && open.length === 0) return;
    await pause(ROUND_MS);
  }
}

type DeskCaller = ReturnType<typeof makeDeskCaller>;

/** False when the desk did not take it: to be tried again in the next round. */
async function takeAndAnswer(desk: DeskCaller, row: CaseRow, number: number, replies: StaffReply[]): Promise<boolean> {
  const office = row.holder.id;
  if (row.status === "offered") {
    const taken = await desk.call(office, `/api/cases/${row.id}/accept`, {});
    // Taken by ourselves, when the answer to that got lost.
    if (taken !== 200 && taken !== 409) return false;
  }
  const text = `${row.receipt}への返事${number}`;
  // The same id until it is known to be there: it must not become two.
  const clientId = randomUUID();
  for (;;) {
    const status = await desk.call(office, `/api/cases/${row.id}/reply`, { clientId, text });
    if (status === 200) break;
    if (status !== null && status < 500 && status !== 401) return false;
    await pause(ROUND_MS);
  }
  replies.push({ caseId: row.id, receipt: row.receipt, text });
  return true;
}

/** Calls one web after the other; null or an empty answer: nobody answered. */
function makeDeskCaller(webs: readonly string[], trouble: Map<string, string>) {
  const cookies = new Map<string, string>();
  let turn = 0;

  async function ask(who: string, path: string, body: unknown): Promise<Response | null> {
    turn += 1;
    const origin = webs[turn % webs.length] ?? "";
    try {
      const cookie = cookies.get(who) ?? (await signIn(origin, who));
      if (cookie === null) {
        noteTrouble(who, "sign-in", "refused");
        return null;
      }
      cookies.set(who, cookie);
      const answer = await send(origin, path, body, cookie);
      // Signed out meanwhile: she signs in again.
      if (answer.status === 401) cookies.delete(who);
      noteTrouble(who, path, answer.status);
      return answer;
    } catch (failure) {
      // Killed, or away.
      noteTrouble(who, path, failure instanceof Error ? failure.name : "unknown");
      return null;
    }
  }

  function noteTrouble(who: string, path: string, what: number | string): void {
    const call = `${who} ${path.split("?")[0]}`;
    if (what === 200) trouble.delete(call);
    else trouble.set(call, String(what));
  }

  return {
    /** All open cases, or null when the desk does not answer. */
    async cases(): Promise<CaseRow[] | null> {
      const rows: CaseRow[] = [];
      for (let after: string | null = ""; after !== null; ) {
        const next = after === "" ? "" : `&after=${encodeURIComponent(after)}`;
        const answer = await ask(COORDINATOR, `/api/cases?list=city${next}`, undefined);
        const page = answer?.status === 200 ? CaseList.safeParse(await answer.json().catch(() => null)) : null;
        if (!page?.success) return null;
        rows.push(...page.data.cases);
        after = page.data.next;
      }
      return rows;
    },
    async call(who: string, path: string, body: unknown): Promise<number | null> {
      const answer = await ask(who, path, body);
      await answer?.body?.cancel();
      return answer?.status ?? null;
    },
  };
}

async function signIn(origin: string, who: string): Promise<string | null> {
  const answer = await send(origin, "/api/auth/sign-in/email", { email: emailOf(who), password: PASSWORD }, "");
  if (answer.status !== 200) return null;
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .join("; ");
}

function send(origin: string, path: string, body: unknown, cookie: string): Promise<Response> {
  const signal = AbortSignal.timeout(ANSWER_MS_MAX);
  if (body === undefined) return fetch(origin + path, { headers: { cookie }, signal });
  return fetch(origin + path, {
    method: "POST",
    headers: { origin: PUBLIC_URL, "content-type": "application/json", cookie },
    body: JSON.stringify(body),
    signal,
  });
}

function emailOf(who: string): string {
  return `${who}@example.jp`;
}
