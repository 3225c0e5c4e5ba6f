import { z } from "zod";
import { CityMenu } from "../city-menu.ts";
import { FileVersion } from "./draft-view.ts";

export const MENU_STATES = ["waiting", "shown", "foreign", "failed"] as const;

/**
 * How a city's menu stands on LINE. waiting: being brought there. shown: there since `at`. foreign: another one stands there that
 * was made elsewhere. failed: `reason` says why, `nextAt` when it is tried again. `wanted` is the menu's name on LINE.
 */
export const MenuLine = z.strictObject({
  wanted: z.string(),
  state: z.enum(MENU_STATES),
  reason: z.string().nullable(),
  tries: z.number().int(),
  at: z.string(),
  nextAt: z.string().nullable(),
});
export type MenuLine = z.infer<typeof MenuLine>;

/** GET /api/studio/menu: the draft's menu (the published one where the draft's cannot be read), and how it stands on LINE. */
export const StudioMenu = z.strictObject({
  menu: CityMenu,
  /** Whether the picture was made from the labels, and its size. */
  picture: z.strictObject({ drawn: z.boolean(), width: z.number(), height: z.number(), bytes: z.number() }),
  /** Versions of the draft's two files, to be sent back with what is saved; null while there are none. */
  files: z.strictObject({ menu: FileVersion, picture: FileVersion }),
  /** null: it was never brought to LINE. */
  line: MenuLine.nullable(),
});
export type StudioMenu = z.infer<typeof StudioMenu>;

/** POST /api/studio/menu. `picture` null: the one that is there stays. */
export const MenuSave = z.strictObject({
  menu: CityMenu,
  picture: z.strictObject({ base64: z.base64().max(1_400_000), drawn: z.boolean() }).nullable(),
  was: z.strictObject({ menu: FileVersion, picture: FileVersion }),
});
export type MenuSave = z.infer<typeof MenuSave>;
