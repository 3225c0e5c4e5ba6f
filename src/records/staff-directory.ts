import type { Kysely } from "kysely";
import type { StaffDirectory } from "../app/staff-directory.ts";
import { Staff } from "../core/casework/case.ts";
import { changeStaff } from "./change-staff.ts";
import type { Tables } from "./tables.ts";
import type { Writing } from "./writing.ts";

/** Who works where, in the same database as the accounts, so that a post without an account cannot be written. */
export function staffDirectory(
  db: Kysely<Tables>,
  write: <T>(work: (page: Writing) => Promise<T>) => Promise<T>,
): StaffDirectory {
  return {
    async find(userId) {
      const row = await db
        .selectFrom("staff")
        .innerJoin("user", "user.id", "staff.user_id")
        .select(["user.id", "user.name", "city", "role", "receiver_id"])
        .where("user_id", "=", userId)
        .where("disabled_at", "is", null)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { id, name, city, role, receiver_id } = row;
      return Staff.parse({ id, name, city, role, receiverId: receiver_id });
    },
    async put({ userId, city, role, receiverId }) {
      const post = { city, role, receiver_id: receiverId };
      await db
        .insertInto("staff")
        .values({ user_id: userId, ...post })
        .onConflict((conflict) => conflict.column("user_id").doUpdateSet(post))
        .execute();
    },
    async list(city) {
      const rows = await db
        .selectFrom("staff")
        .innerJoin("user", "user.id", "staff.user_id")
        .leftJoin("twoFactor", (join) =>
          join.onRef("twoFactor.userId", "=", "user.id").on("user.twoFactorEnabled", "is not", null),
        )
        .select(["user.id", "name", "email", "role", "receiver_id", "disabled_at", "twoFactor.id as second"])
        .where("city", "=", city)
        .orderBy("name")
        .execute();
      return rows.map((row) => ({
        ...{ userId: row.id, name: row.name, email: row.email, role: row.role, receiverId: row.receiver_id },
        ...{ disabled: row.disabled_at !== null, secondFactor: row.second !== null },
      }));
    },
    change: (by, userId, change) => write((page) => changeStaff(page, by, userId, change)),
  };
}
