import { z } from "zod";
import type { Attempt } from "../app/live-store.ts";

/** Reads a stored attempt back. The body of a push must come back byte for byte, for LINE to know it by its retry key. */
export const AttemptSchema: z.ZodType<Attempt> = z.discriminatedUnion("how", [
  // Once its body was kept as well.
  z.object({ how: z.literal("reply") }),
  z.strictObject({ how: z.literal("push"), retryKey: z.string(), body: z.string(), firstAt: z.number() }),
  z.strictObject({ how: z.literal("record") }),
]);
