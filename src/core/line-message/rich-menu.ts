import { z } from "zod";
import { RichMenuAction } from "./line-action.ts";
import { graphemes } from "./text-length.ts";

/** LINE's rich menu: the tiles at the foot of the chat. Sizes in pixels (facts: line.md 3.9). */
const WIDTH_TO_HEIGHT_MIN = 1.45;

const coordinate = z.number().int().min(0);
const length = z.number().int().min(1);

export const RichMenu = z
  .strictObject({
    size: z
      .strictObject({ width: z.number().int().min(800).max(2500), height: z.number().int().min(250) })
      .refine((size) => size.width / size.height >= WIDTH_TO_HEIGHT_MIN, { message: "invalid aspect ratio" }),
    selected: z.boolean(),
    name: graphemes(1, 300),
    chatBarText: graphemes(1, 14),
    areas: z
      .array(
        z.strictObject({
          bounds: z.strictObject({ x: coordinate, y: coordinate, width: length, height: length }),
          action: RichMenuAction,
        }),
      )
      .max(20),
  })
  .superRefine((menu, ctx) => {
    for (const [index, { bounds }] of menu.areas.entries()) {
      if (bounds.x + bounds.width <= menu.size.width && bounds.y + bounds.height <= menu.size.height) continue;
      ctx.addIssue({ code: "custom", message: "must be inside the rich menu", path: ["areas", index, "bounds"] });
    }
  });
export type RichMenu = z.infer<typeof RichMenu>;
