import { z } from "zod";

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

/** GET /api/studio/menu: how the published menu stands on LINE; null: it was never brought there. The draft's own is two files (`contents`). */
export const StudioMenu = z.strictObject({ line: MenuLine.nullable() });
export type StudioMenu = z.infer<typeof StudioMenu>;
