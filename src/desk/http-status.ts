import type { StudioError } from "../app/studio/studio-parts.ts";
import type { AccountError } from "../core/casework/account-view.ts";
import type { CaseError } from "../core/casework/case.ts";
import type { Hold } from "../core/casework/views.ts";

/** Every expected failure of the API: those of a case, and those of asking. */
export type DeskError =
  | CaseError
  | "not_signed_in"
  | Hold
  | AccountError
  | "invalid"
  | "not_yet"
  | "origin_refused"
  | "json_only"
  | "too_large"
  | "not_found"
  | "letter_gone"
  | StudioError
  | "record_away"
  | "internal";

/** The table from code to HTTP status. A code that is missing here does not compile. */
export const HTTP_STATUS = {
  case_unknown: 404,
  not_permitted: 403,
  already_accepted: 409,
  already_closed: 409,
  not_accepted: 409,
  already_started: 409,
  not_closed: 409,
  nothing_to_take_back: 409,
  not_asked: 409,
  already_asked: 409,
  not_consented: 422,
  consent_given: 409,
  not_holder: 403,
  receiver_unknown: 422,
  receiver_same: 422,
  unreachable: 409,
  changed_meanwhile: 409,
  attachment_gone: 404,
  not_signed_in: 401,
  locked: 423,
  second_factor_required: 403,
  locked_out: 429,
  code_required: 403,
  password_given: 403,
  wrong: 401,
  code_used: 401,
  sso_away: 503,
  password_short: 422,
  password_common: 422,
  password_like_email: 422,
  password_like_name: 422,
  password_same: 422,
  account_unknown: 404,
  last_administrator: 409,
  email_taken: 409,
  receiver_missing: 422,
  invalid: 400,
  not_yet: 422,
  origin_refused: 403,
  json_only: 415,
  too_large: 413,
  not_found: 404,
  letter_gone: 404,
  revision_unknown: 404,
  step_unknown: 404,
  file_foreign: 422,
  draft_conflict: 409,
  draft_changed: 409,
  nothing_changed: 409,
  checks_failed: 422,
  review_missing: 409,
  office_holds_cases: 409,
  needs_second: 409,
  finds_less: 422,
  not_only_texts: 422,
  edit_refused: 422,
  bundle_unreadable: 422,
  record_away: 503,
  internal: 500,
} as const satisfies Record<DeskError, number>;
