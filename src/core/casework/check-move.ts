import type { CaseError, Staff } from "./case.ts";
import { checkLife } from "./check-life.ts";
import type { Life } from "./life.ts";
import { allows, type CaseAccess, hasPermission } from "./permissions.ts";
import { CaseMove } from "./views.ts";

/** What of a case decides whether a move can be made. */
export type CaseState = CaseAccess & { life: Life; alarm: boolean; reachable: boolean; noConsent: boolean };

/** Why this person may not see this case, or null. That a case of another city exists is nobody's business. */
export function checkSight(staff: Staff, access: CaseAccess): CaseError | null {
  if (staff.city !== access.city) return "case_unknown";
  return allows(staff, "see", access) ? null : "not_permitted";
}

/** Why this person cannot make this move now, or null when she can. There is no move that refuses a case. */
export function checkMove(staff: Staff, state: CaseState, move: CaseMove): CaseError | null {
  const unseen = checkSight(staff, state);
  if (unseen !== null) return unseen;
  if (!hasPermission(staff.role, move)) return "not_permitted";
  if (!allows(staff, move, state)) return "not_holder";
  return checkState(staff, state, move);
}

/** The moves to offer this person: exactly those that `checkMove` lets through and that would change something. */
export function movesFor(staff: Staff, state: CaseState): CaseMove[] {
  return CaseMove.options.filter((move) => checkMove(staff, state, move) === null && changesSomething(state, move));
}

function checkState(staff: Staff, { life, reachable, noConsent }: CaseState, move: CaseMove): CaseError | null {
  switch (move) {
    case "acknowledge":
      // Danger words may still arrive after a case was closed; a person must be able to say that she has seen them.
      return null;
    case "note":
      // Whoever reads a closed case later may have something to add.
      return null;
    case "judge":
      if (life.status === "closed") return "already_closed";
      return noConsent ? null : "consent_given";
    case "label":
    case "take_consent":
      return life.status === "closed" ? "already_closed" : null;
    case "reply":
      if (life.status === "closed") return "already_closed";
      if (life.status === "offered") return "not_accepted";
      return reachable ? null : "unreachable";
    case "accept":
    case "start":
    case "pass":
    case "take_back":
    case "ask_help":
    case "answer_help":
    case "escalate":
    case "close":
    case "reopen":
      return checkLife(life, move, staff);
    default:
      return move satisfies never;
  }
}

function changesSomething({ life, alarm }: CaseState, move: CaseMove): boolean {
  if (move === "accept") return life.status === "offered";
  return move === "acknowledge" ? alarm : true;
}
