import { z } from "zod";
import { Receiver } from "../casework/route.ts";
import { About, AgeBand, Domain, Topic } from "../domain.ts";
import { Danger, Understanding } from "../triage/understanding.ts";

/** POST /api/studio/who: who would get this? `area` as a resident would type it; "" is not said. */
export const WhoAsk = z.strictObject({
  of: z.string().default("draft"),
  story: z.string().max(2000),
  area: z.string().max(100).default(""),
  age: AgeBand.nullable().default(null),
  about: About.nullable().default(null),
  topics: z.array(Topic).default([]),
  at: z.iso.datetime({ offset: true }),
});
export type WhoAsk = z.infer<typeof WhoAsk>;

const Office = z.strictObject({ ...Receiver.shape, openNow: z.boolean().nullable() });

/** The receivers, and everything that led to them. `openNow` null: the hours are not known. */
export const WhoGets = z.strictObject({
  understanding: Understanding,
  danger: Danger,
  domains: z.array(Domain),
  area: z.strictObject({
    kind: z.enum(["none", "one", "several", "outside", "unknown"]),
    names: z.array(z.string()),
  }),
  lead: Office,
  with: z.array(Office),
  fallbacks: z.array(Receiver),
  /** The reasons, in the words that residents read. */
  because: z.array(z.string()),
  /** By when somebody must have answered. */
  answerBy: z.string(),
});
export type WhoGets = z.infer<typeof WhoGets>;

/** GET /api/studio/gaps: every domain by every area, and who serves it. */
export const Gaps = z.strictObject({
  domains: z.array(z.strictObject({ id: Domain, name: z.string() })),
  rows: z.array(
    z.strictObject({
      /** null: not said where. */
      area: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
      cells: z.array(
        z.strictObject({
          domain: Domain,
          receiver: Receiver,
          /** The reason's code (casework/route.ts): "department" and "lead" mean that no agency takes it here. */
          code: z.string(),
          state: z.enum(["served", "gap", "department"]),
        }),
      ),
    }),
  ),
  /** Agencies of one domain and order that both have an area. */
  overlaps: z.array(z.strictObject({ domain: Domain, area: z.string(), agencies: z.array(z.string()) })),
});
export type Gaps = z.infer<typeof Gaps>;
