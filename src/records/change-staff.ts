import type { StaffChange, StaffChangeError } from "../app/staff-directory.ts";
import type { Staff } from "../core/casework/case.ts";
import type { Result } from "../core/result.ts";
import { utc, type Writing } from "./writing.ts";

/**
 * Changes what an account of the administrator's own city is for, or switches it off or on. A city keeps one administrator:
 * her accounts are locked meanwhile, so that two cannot remove each other. Written down with what it was before.
 */
export async function changeStaff(
  writing: Writing,
  by: Staff,
  userId: string,
  change: StaffChange,
): Promise<Result<null, StaffChangeError>> {
  const all = await writing.db
    .selectFrom("staff")
    .selectAll()
    .where("city", "=", by.city)
    .orderBy("user_id")
    .$if(writing.kind === "postgres", (staff) => staff.forUpdate())
    .execute();
  const before = all.find((one) => one.user_id === userId);
  const result = before === undefined ? "account_unknown" : mistakeIn(all, before, change);
  if (before !== undefined && result === null) await write(writing, before.user_id, change);
  writing.audited.push({
    ...{ city: by.city, at: utc(writing.now()), actor_id: by.id, actor_role: by.role, case_id: null },
    action: change.what,
    person_id: before?.user_id ?? null,
    outcome: result ?? "ok",
    reason: before !== undefined && change.what === "change_staff" ? told(before, change) : null,
  });
  return result === null ? { ok: true, value: null } : { ok: false, error: result };
}

type Row = { user_id: string; role: Staff["role"]; receiver_id: string | null; disabled_at: string | null };

function mistakeIn(all: readonly Row[], before: Row, change: StaffChange): StaffChangeError | null {
  const isAdministrator = (one: Row) => one.role === "administrator" && one.disabled_at === null;
  const staysOne =
    change.what === "enable_staff" || (change.what === "change_staff" && change.role === "administrator");
  const others = all.filter((one) => one.user_id !== before.user_id && isAdministrator(one));
  return isAdministrator(before) && !staysOne && others.length === 0 ? "last_administrator" : null;
}

async function write({ db, now }: Writing, userId: string, change: StaffChange): Promise<void> {
  const row = db.updateTable("staff").where("user_id", "=", userId);
  switch (change.what) {
    case "change_staff":
      return void (await row.set({ role: change.role, receiver_id: change.receiverId }).execute());
    case "disable_staff":
      await row.set({ disabled_at: utc(now()) }).execute();
      return void (await db.deleteFrom("session").where("userId", "=", userId).execute());
    case "enable_staff":
      return void (await row.set({ disabled_at: null }).execute());
    default:
      return change satisfies never;
  }
}

function told(before: Row, after: Extract<StaffChange, { what: "change_staff" }>): string {
  return `${before.role} ${before.receiver_id ?? "-"} > ${after.role} ${after.receiverId ?? "-"}`;
}
