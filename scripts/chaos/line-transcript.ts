import { z } from "zod";
import { Violation } from "../../src/core/simulator-view.ts";

/** What the process that plays LINE tells about its day. Counts by name; no words. */
export const LineTranscript = z.strictObject({
  calls: z.array(
    z.strictObject({
      at: z.number(),
      endpoint: z.string(),
      requestId: z.string(),
      retryKey: z.string().nullable(),
      status: z.number().nullable(),
      fault: z.string().nullable(),
      userId: z.string().nullable(),
    }),
  ),
  /** What was done to calls of the product, and to webhooks on their way. */
  faults: z.record(z.string(), z.number()),
  violations: z.array(Violation),
  /** Webhooks of which no answer has come yet. */
  webhooksUnderWay: z.number(),
});
export type LineTranscript = z.infer<typeof LineTranscript>;
