import { z } from "zod";
import { Role } from "./case.ts";

/** Why something about an account was not done. */
export const ACCOUNT_ERRORS = [
  "locked_out",
  "wrong",
  "code_used",
  "sso_away",
  "password_short",
  "password_common",
  "password_like_email",
  "password_like_name",
  "password_same",
  "account_unknown",
  "last_administrator",
  "email_taken",
  "receiver_missing",
] as const;
export type AccountError = (typeof ACCOUNT_ERRORS)[number];

/** One place where she is signed in. */
export const SessionLine = z.strictObject({
  id: z.string(),
  since: z.string(),
  lastSeen: z.string(),
  /** What the browser calls itself; null when it does not say. */
  browser: z.string().nullable(),
  /** This very browser. */
  here: z.boolean(),
});
export type SessionLine = z.infer<typeof SessionLine>;

/** An account as an administrator sees it. */
export const StaffLine = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: Role,
  receiverId: z.string().nullable(),
  disabled: z.boolean(),
  secondFactor: z.boolean(),
  /** The administrator herself. */
  self: z.boolean(),
});
export type StaffLine = z.infer<typeof StaffLine>;

const Post = z.strictObject({ role: Role, receiverId: z.string().max(100).nullable() });

export const NewStaffBody = z.strictObject({
  name: z.string().trim().min(1).max(60),
  email: z.email().max(200),
  ...Post.shape,
});
export const FirstPassword = z.strictObject({ password: z.string() });
export const ChangeStaffBody = z.strictObject({ id: z.string().max(100), ...Post.shape });
export const WhichStaff = z.strictObject({ id: z.string().max(100) });
