import { z } from "zod";
import { hurryMenu, saveMenu, seeMenu, seePicture } from "../app/studio/change-menu.ts";
import type { StudioParts } from "../app/studio/studio-parts.ts";
import { Saved } from "../core/studio/draft-view.ts";
import { MenuSave, StudioMenu } from "../core/studio/menu-view.ts";
import { Nothing } from "./case-routes.ts";
import type { StaffRouter } from "./staff-router.ts";

/** Which picture is meant to be shown: another one has another address, so that no browser shows an old one. */
const Shown = z.strictObject({ of: z.string().max(100).default("") });

/** The menu at the foot of the chat: to be seen, saved into the draft, and brought to LINE once more. */
export function studioMenuRoutes(staff: StaffRouter, parts: StudioParts): void {
  const get = { method: "get", params: Nothing, query: Nothing, body: Nothing } as const;
  const post = { method: "post", params: Nothing, query: Nothing } as const;
  staff.route(
    "see_studio",
    { ...get, path: "/api/studio/menu", summary: "トークのメニュー", answer: StudioMenu },
    ({ who }) => seeMenu(parts, who.staff.city),
  );
  staff.file(
    "see_studio",
    { ...get, path: "/api/studio/menu/picture", summary: "メニューの絵", query: Shown, answer: z.unknown() },
    "image/png",
    async ({ who }) => {
      const picture = await seePicture(parts, who.staff.city);
      if (picture === null) return { ok: false, error: "not_found" };
      const { bytes, type } = picture;
      return {
        ok: true,
        value: { bytes, name: type === "image/png" ? "menu.png" : "menu.jpg", media: type, drawn: true },
      };
    },
  );
  staff.route(
    "edit_studio",
    { ...post, path: "/api/studio/menu", summary: "メニューを下書きに保存", body: MenuSave, answer: Saved },
    ({ who, body }) => saveMenu(parts, who.staff, body),
  );
  staff.route(
    "publish_studio",
    {
      ...{ ...post, path: "/api/studio/menu/again", summary: "メニューをもう一度LINEに出す" },
      ...{ body: z.strictObject({}), answer: z.null() },
    },
    ({ who }) => hurryMenu(parts, who.staff),
  );
}
