import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { MENU_STATES } from "../../core/studio/menu-view.ts";
import type { DialectKind } from "../dialect-kind.ts";
import { columnTypes } from "./column-types.ts";

/** One line a city: which menu is to be on LINE, and what became of it. */
export function cityMenus(kind: DialectKind): Migration {
  const { text, strict } = columnTypes[kind];
  return {
    async up(db: Kysely<unknown>) {
      const states = sql.join(MENU_STATES.map((state) => sql.lit(state)));
      await db.schema
        .createTable("city_menus")
        .addColumn("city", text, (column) => column.primaryKey().notNull())
        .addColumn("wanted", text, (column) => column.notNull())
        .addColumn("state", text, (column) => column.notNull().check(sql`state in (${states})`))
        .addColumn("reason", text)
        .addColumn("tries", "integer", (column) => column.notNull())
        .addColumn("at", text, (column) => column.notNull())
        .addColumn("next_at", text)
        .addColumn("held_until", text)
        .addCheckConstraint("failed_has_a_reason", sql`(state = 'failed') = (reason is not null)`)
        .modifyEnd(strict)
        .execute();
    },
  };
}
