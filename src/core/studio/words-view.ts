import { z } from "zod";
import { Language } from "../language.ts";

const EasyProblem = z.strictObject({ rule: z.string(), part: z.string(), from: z.number().int() });

/** GET /api/studio/words?of= — every text in all languages side by side, in the order of the Japanese files. */
export const StudioWords = z.array(
  z.strictObject({
    key: z.string(),
    in: z.record(Language, z.string().nullable()),
    /** Languages whose text was translated from an older Japanese. */
    stale: z.array(Language),
    /** What やさしい日本語 asks for and this text does not do; `from` in UTF-16 units. */
    easy: z.array(EasyProblem),
    /** Steps that say it ("intake.about"). */
    steps: z.array(z.string()),
  }),
);
export type StudioWords = z.infer<typeof StudioWords>;
