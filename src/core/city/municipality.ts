import { z } from "zod";

/** A city, ward, town or village with its reading in hiragana: 小金井市, こがねいし. */
export const Municipality = z.strictObject({ name: z.string(), kana: z.string() });
export type Municipality = z.infer<typeof Municipality>;
