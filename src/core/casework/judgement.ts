import { z } from "zod";
import { Ground } from "./ground.ts";

/**
 * What a person decides where nobody may be told: protect a life (110, 119, whoever can help at once), report (通報), a 支援会議, keep
 * talking with the resident, or wait. The first three tell somebody and need a ground in law.
 */
export const JUDGEMENTS = ["protect", "report", "meeting", "talk", "wait"] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** Which grounds carry which decision. */
export const JUDGEMENT_GROUNDS = {
  protect: ["other_public", "clear_benefit", "own_city", "life_private"],
  report: ["report_child", "report_elderly", "report_disability", "dv"],
  meeting: ["support_meeting", "livelihood_meeting"],
  talk: [],
  wait: [],
} as const satisfies Record<Judgement, readonly Ground[]>;

export const JudgeBody = z
  .strictObject({
    choice: z.enum(JUDGEMENTS),
    ground: Ground.nullable(),
    reason: z.string().trim().min(1).max(500),
  })
  .refine(({ choice, ground }) => fits(choice, ground), { path: ["ground"], message: "no ground for this" });

/** Whether this ground carries this decision; what tells nobody needs none, and takes none. */
export function fits(choice: Judgement, ground: Ground | null): boolean {
  const grounds: readonly Ground[] = JUDGEMENT_GROUNDS[choice];
  return grounds.length === 0 ? ground === null : ground !== null && grounds.includes(ground);
}
