import { z } from "zod";

/**
 * received: not offered to anybody yet. offered: waits for somebody of the holder to take it. accepted: a person has it. in_support:
 * and has reached the resident. closed: ended. There is no "refused".
 */
export const CASE_STATUSES = ["received", "offered", "accepted", "in_support", "closed"] as const;
export const CaseStatus = z.enum(CASE_STATUSES);
export type CaseStatus = z.infer<typeof CaseStatus>;

/**
 * How a case ends: the standard screening results of the national インテーク・アセスメントシート.
 * 情報提供のみで終了 / 他機関へつなぐ / 同意は未取得だが働きかけを続ける / プラン策定前の支援で終結 / 継続支援しプラン策定
 */
export const OUTCOMES = ["information", "linked", "consent_pending", "before_plan", "plan"] as const;
export const Outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof Outcome>;

/** staff: an agency's or a department's consultant. auditor: reads the audit, not the cases. */
export const ROLES = ["staff", "coordinator", "administrator", "auditor"] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** A signed-in person. `receiverId` is the agency or department she works for; null for those who work for the whole city. */
export const Staff = z.strictObject({
  id: z.string(),
  name: z.string(),
  city: z.string(),
  role: Role,
  receiverId: z.string().nullable(),
});
export type Staff = z.infer<typeof Staff>;

/** Why a move on a case was not done. Each has an HTTP status in `desk/http-status.ts` and words in the web's locale. */
export const CASE_ERRORS = [
  "case_unknown",
  "not_permitted",
  "already_accepted",
  "already_closed",
  "not_accepted",
  "already_started",
  "not_closed",
  "nothing_to_take_back",
  "not_asked",
  "already_asked",
  "not_consented",
  "consent_given",
  "not_holder",
  "receiver_unknown",
  "receiver_same",
  "unreachable",
  "changed_meanwhile",
  "attachment_gone",
] as const;
export type CaseError = (typeof CASE_ERRORS)[number];
