import { z } from "zod";
import { Domain } from "../domain.ts";

/** A meeting in which cases are spoken of, or a standing one of the city, as its plan describes it. */
export const Meeting = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string(),
  /** multi_agency: 重層的支援会議. support: 支援会議 (法106条の6). existing: of one domain. internal: of the city's own offices. */
  kind: z.enum(["multi_agency", "support", "existing", "internal"]),
  /** Of one domain; null: of none, or of all. */
  domain: Domain.nullable(),
  /** Who calls it, in the plan's words. */
  host: z.string().nullable(),
  /** 本人同意: whether a case may be spoken of there only with the person's consent. */
  consent: z.enum(["needed", "not_needed"]).nullable(),
  /** 守秘義務: whether those who sit there are bound to secrecy by the meeting itself. */
  secrecy: z.boolean().nullable(),
  when: z.string().nullable(),
  about: z.array(z.string()),
  members: z.array(z.string()),
  source: z.string(),
  assured: z.iso.date().nullable(),
});
export type Meeting = z.infer<typeof Meeting>;
