import { z } from "zod";
import { RichMenu } from "../core/line-message/rich-menu.ts";
import type { ShownRichMenu } from "../core/simulator-view.ts";
import type { Database } from "./database.ts";

export type Picture = { contentType: string; bytes: Uint8Array };

/** The menus of each account, and which of them a resident sees: their own link first, then the account's default. */
export type RichMenus = {
  add(id: string, city: string, menu: RichMenu): void;
  list(city: string): ShownRichMenu[];
  find(city: string, id: string): ShownRichMenu | null;
  /** Links to it go too. */
  remove(city: string, id: string): boolean;
  setPicture(id: string, picture: Picture): void;
  picture(id: string): Picture | null;
  link(city: string, userId: string, id: string): void;
  unlink(city: string, userId: string): void;
  /** The id linked to this resident alone, or, with EVERYBODY, the default. */
  linked(city: string, userId: string): string | null;
  shownTo(city: string, userId: string): ShownRichMenu | null;
};

export const EVERYBODY = "all";

const Row = z
  .object({ id: z.string(), menu: z.string() })
  .transform((row): ShownRichMenu => ({ richMenuId: row.id, menu: RichMenu.parse(JSON.parse(row.menu)) }));
const PictureRow = z.object({ image: z.instanceof(Uint8Array), image_type: z.string() });
const Link = z.object({ rich_menu_id: z.string() });

export function makeRichMenus(db: Database): RichMenus {
  const find = (city: string, id: string) =>
    db.one(Row, "SELECT id, menu FROM rich_menu WHERE city = ? AND id = ?", city, id);
  const linked = (city: string, userId: string) =>
    db.one(Link, "SELECT rich_menu_id FROM rich_menu_link WHERE city = ? AND user_id = ?", city, userId)
      ?.rich_menu_id ?? null;
  return {
    find,
    linked,
    add: (id, city, menu) => {
      db.run("INSERT INTO rich_menu (id, city, menu) VALUES (?, ?, ?)", id, city, JSON.stringify(menu));
    },
    list: (city) => db.all(Row, "SELECT id, menu FROM rich_menu WHERE city = ? ORDER BY rowid", city),
    remove: (city, id) =>
      db.atomic(() => {
        db.run("DELETE FROM rich_menu_link WHERE city = ? AND rich_menu_id = ?", city, id);
        return db.run("DELETE FROM rich_menu WHERE city = ? AND id = ?", city, id) > 0;
      }),
    setPicture: (id, picture) => {
      db.run("UPDATE rich_menu SET image = ?, image_type = ? WHERE id = ?", picture.bytes, picture.contentType, id);
    },
    picture: (id) => {
      const row = db.one(PictureRow, "SELECT image, image_type FROM rich_menu WHERE id = ? AND image IS NOT NULL", id);
      return row === null ? null : { contentType: row.image_type, bytes: row.image };
    },
    link: (city, userId, id) => {
      db.run("INSERT OR REPLACE INTO rich_menu_link (city, user_id, rich_menu_id) VALUES (?, ?, ?)", city, userId, id);
    },
    unlink: (city, userId) => {
      db.run("DELETE FROM rich_menu_link WHERE city = ? AND user_id = ?", city, userId);
    },
    shownTo: (city, userId) => {
      const id = linked(city, userId) ?? linked(city, EVERYBODY);
      return id === null ? null : find(city, id);
    },
  };
}
