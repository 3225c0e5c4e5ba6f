import { z } from "zod";
import { hurryMenu, seeMenu } from "../app/studio/change-menu.ts";
import type { StudioParts } from "../app/studio/studio-parts.ts";
import { StudioMenu } from "../core/studio/menu-view.ts";
import { Nothing } from "./case-routes.ts";
import type { StaffRouter } from "./staff-router.ts";

/** The menu at the foot of the chat: how it stands on LINE, and brought there once more. It is saved with the other files. */
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
    {
      ...get,
      path: "/api/studio/menu/picture",
      summary: "はじめから入っているメニューの絵",
      query: Nothing,
      answer: z.unknown(),
    },
    "image/png",
    async () => ({
      ok: true,
      value: { bytes: parts.content.shippedPicture(), name: "menu.png", media: "image/png", drawn: true },
    }),
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
