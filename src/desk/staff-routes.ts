import { z } from "zod";
import type { AccountGuard } from "../app/account-guard.ts";
import type { AuditTrail } from "../app/audit-trail.ts";
import type { StaffDirectory } from "../app/staff-directory.ts";
import { ChangeStaffBody, FirstPassword, NewStaffBody, StaffLine, WhichStaff } from "../core/casework/account-view.ts";
import { findReceiver } from "../core/casework/receivers.ts";
import type { Result } from "../core/result.ts";
import type { Script } from "../core/script.ts";
import type { Accounts } from "./accounts.ts";
import { addStaff, giveNewPassword } from "./add-staff.ts";
import { Nothing } from "./case-routes.ts";
import type { DeskError } from "./http-status.ts";
import type { StaffRouter } from "./staff-router.ts";
import type { SignedIn } from "./who-is.ts";

type Parts = {
  accounts: Accounts;
  directory: StaffDirectory;
  guard: AccountGuard;
  audit: AuditTrail;
  cities: ReadonlyMap<string, Script>;
  now: () => number;
};

const post = <B extends z.ZodType, A extends z.ZodType>(name: string, summary: string, body: B, answer: A) => ({
  ...{ method: "post" as const, path: `/api/staff/${name}`, summary, params: Nothing, query: Nothing },
  ...{ body, answer },
});
const DONE = { ok: true, value: {} } as const;

/** Accounts of the administrator's own city. */
export function staffRoutes(staff: StaffRouter, parts: Parts): void {
  const { directory, guard } = parts;
  const may = "administer_staff";
  staff.route(
    may,
    {
      ...{
        method: "get",
        path: "/api/staff",
        summary: "職員のアカウント",
        params: Nothing,
        query: Nothing,
        body: Nothing,
      },
      answer: z.array(StaffLine),
    },
    async ({ who }) => ({ ok: true, value: await listed(directory, who) }),
  );
  staff.route(may, post("add", "アカウントを作る", NewStaffBody, FirstPassword), ({ who, body }) =>
    add(parts, who, body),
  );
  staff.route(may, post("change", "役割と窓口を変える", ChangeStaffBody, Nothing), async ({ who, body }) => {
    const { id, role, receiverId } = body;
    if (role === "staff" && receiverId === null) return { ok: false, error: "receiver_missing" };
    if (receiverId !== null && findReceiver(who.script.city, receiverId) === null)
      return { ok: false, error: "receiver_unknown" };
    return done(await directory.change(who.staff, id, { what: "change_staff", role, receiverId }));
  });
  staff.route(may, post("disable", "使えなくする", WhichStaff, Nothing), async ({ who, body }) =>
    done(await directory.change(who.staff, body.id, { what: "disable_staff" })),
  );
  staff.route(may, post("enable", "また使えるようにする", WhichStaff, Nothing), async ({ who, body }) =>
    done(await directory.change(who.staff, body.id, { what: "enable_staff" })),
  );
  staff.route(may, post("sign-out", "サインアウトさせる", WhichStaff, Nothing), ({ who, body }) =>
    onAccount(parts, who, body.id, "sign_out_staff", async () => {
      await guard.endSessions(body.id, null);
      return {};
    }),
  );
  staff.route(may, post("reset-second-factor", "確認コードをやり直す", WhichStaff, Nothing), ({ who, body }) =>
    onAccount(parts, who, body.id, "reset_second_factor", async () => {
      await guard.forgetSecondFactor(body.id);
      await guard.endSessions(body.id, null);
      return {};
    }),
  );
  staff.route(may, post("new-password", "パスワードを作り直す", WhichStaff, FirstPassword), ({ who, body }) =>
    onAccount(parts, who, body.id, "new_password", async () => {
      const password = await giveNewPassword(parts.accounts, body.id, new Date(parts.now()).toISOString());
      await guard.endSessions(body.id, null);
      return { password };
    }),
  );
}

async function listed(directory: StaffDirectory, { staff: { id, city } }: SignedIn): Promise<StaffLine[]> {
  const all = await directory.list(city);
  return all.map(({ userId, ...account }) => ({ id: userId, ...account, self: userId === id }));
}

async function add(
  { accounts, directory, audit, cities, now }: Parts,
  { staff: { id, role, city } }: SignedIn,
  person: z.infer<typeof NewStaffBody>,
): Promise<Result<{ password: string }, DeskError>> {
  const added = await addStaff({ accounts, directory, cities }, { ...person, city }, new Date(now()).toISOString());
  if (!added.ok) {
    const { error } = added;
    return { ok: false, error: error === "city_unknown" || error === "role_unknown" ? "invalid" : error };
  }
  await audit.note({
    ...{ city, actor: { id, role }, action: "add_staff", personId: added.value.userId, outcome: "ok" },
    reason: `${person.role} ${person.receiverId ?? "-"}`,
  });
  return { ok: true, value: { password: added.value.password } };
}

/** Does something to an account of her own city, written down first; one of another city does not exist for her. */
async function onAccount<T>(
  { directory, audit }: Parts,
  { staff: { id, role, city } }: SignedIn,
  userId: string,
  action: string,
  act: () => Promise<T>,
): Promise<Result<T, DeskError>> {
  const isHers = (await directory.list(city)).some((one) => one.userId === userId);
  const about = isHers ? { personId: userId } : {};
  await audit.note({ city, actor: { id, role }, action, outcome: isHers ? "ok" : "account_unknown", ...about });
  return isHers ? { ok: true, value: await act() } : { ok: false, error: "account_unknown" };
}

function done(result: Result<null, DeskError>): Result<Record<string, never>, DeskError> {
  return result.ok ? DONE : result;
}
