import type { Kysely } from "kysely";
import type { StaffDirectory } from "../app/staff-directory.ts";
import { Staff } from "../core/casework/case.ts";
import type { Tables } from "./tables.ts";

/** Who works where, in the same database as the accounts, so that a post without an account cannot be written. */
export function staffDirectory(db: Kysely<Tables>): StaffDirectory {
  return {
    async find(userId) {
      const row = await db
        .selectFrom("staff")
        .innerJoin("user", "user.id", "staff.user_id")
        .select(["user.id", "user.name", "city", "role", "receiver_id"])
        .where("user_id", "=", userId)
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
  };
}
