import type { Insertable } from "kysely";
import type { Staff } from "../core/casework/case.ts";
import type { NoticeAudience, NoticeKind } from "../core/casework/notice.ts";
import type { CaseHistory } from "../core/casework/views.ts";
import { insertedOnce } from "./compiled-once.ts";
import type { NoticesTable, Tables } from "./tables.ts";
import { utc, type Writing } from "./writing.ts";

type Happening = CaseHistory["what"];
type Told = readonly [kind: NoticeKind, ...audiences: NoticeAudience[]];

/** What of a case's history staff are told outside of the desk, and whom. What staff did themselves they know. */
const TOLD: Readonly<Partial<Record<Happening, Told>>> = {
  opened: ["offered", "holder"],
  completed: ["offered", "holder"],
  reopened: ["offered", "holder"],
  passed: ["passed", "holder"],
  climbed: ["passed", "holder"],
  reminded: ["reminder", "holder"],
  contact_no: ["reminder", "holder"],
  told_lead: ["reminder", "lead"],
  escalated: ["reminder", "lead"],
  told_coordinator: ["reminder", "coordinators"],
  alarm: ["danger", "holder"],
  alarm_lead: ["danger", "lead"],
  alarm_coordinators: ["danger", "coordinators"],
  alarm_everybody: ["danger", "holder", "lead", "coordinators"],
};

const HOUR_MS = 3_600_000;

/** Plans what a line of history is to be told by, in its own transaction; and writes down who acknowledged a danger alert. */
export async function planNotices(
  writing: Writing,
  line: { caseId: string; city?: string; cause: string; at: string; what: Happening; by?: Staff | null },
): Promise<void> {
  const { caseId, what } = line;
  if (what === "acknowledged") return acknowledgeNotices(writing, caseId, line.by?.name ?? "", line.at);
  const [kind, ...audiences] = TOLD[what] ?? [];
  if (kind === undefined) return;
  for (const audience of audiences) {
    const id = `${kind}:${audience}:${caseId}:${line.cause}`;
    await planNotice(writing, { id, caseId, city: line.city, kind, audience });
  }
}

/** The resident wrote: told at once, and what she writes in the next hour in one notice at its end. */
export async function planWrote(writing: Writing, caseId: string, messageId: string): Promise<void> {
  const now = writing.now();
  const last = await writing.db
    .selectFrom("notices")
    .select(["due_at", "ended_at"])
    .where("case_id", "=", caseId)
    .where("kind", "=", "wrote")
    .orderBy("due_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (last !== undefined && last.ended_at === null) return;
  const notBefore = last?.ended_at == null ? now : Math.max(now, Date.parse(last.ended_at) + HOUR_MS);
  await planNotice(
    writing,
    { id: `wrote:${caseId}:${messageId}`, caseId, kind: "wrote", audience: "holder" },
    notBefore,
  );
}

type Planned = Pick<NoticesTable, "id" | "kind" | "audience"> & { caseId: string; city?: string | undefined };

async function planNotice(
  writing: Writing,
  { id, caseId, city, kind, audience }: Planned,
  due = writing.now(),
): Promise<void> {
  const of = city ?? (await cityOf(writing, caseId));
  await insertNotice(writing, { id, city: of, case_id: caseId, kind, audience, receiver_id: null }, due);
}

async function cityOf({ db }: Writing, caseId: string): Promise<string> {
  const { city } = await db.selectFrom("cases").select("city").where("id", "=", caseId).executeTakeFirstOrThrow();
  return city;
}

type NewNotice = Pick<NoticesTable, "id" | "city" | "case_id" | "kind" | "audience" | "receiver_id">;

/** Once per id. */
export async function insertNotice(
  writing: Pick<Writing, "db" | "now">,
  notice: NewNotice,
  due: number,
): Promise<void> {
  const state = { state: "planned" as const, tries: 0, relayed: 0 as const };
  await insertPlanned(writing.db, { ...notice, ...state, created_at: utc(writing.now()), due_at: utc(due) });
}

const insertPlanned = insertedOnce((db, row: Insertable<Tables["notices"]>) =>
  db
    .insertInto("notices")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doNothing()),
);

async function acknowledgeNotices({ db }: Writing, caseId: string, by: string, at: string): Promise<void> {
  await db
    .updateTable("notices")
    .set({ ack_by: by, ack_at: utc(at) })
    .where("case_id", "=", caseId)
    .where("kind", "=", "danger")
    .where("ack_at", "is", null)
    .execute();
}
