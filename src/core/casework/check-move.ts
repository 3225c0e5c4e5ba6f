import type { CaseError, CaseStatus, Staff } from "./case.ts";
import { allows, type CaseAccess, hasPermission } from "./permissions.ts";
import { CaseMove } from "./views.ts";

/** What of a case decides whether a move can be made. */
export type CaseState = CaseAccess & {
  status: CaseStatus;
  acceptedById: string | null;
  alarm: boolean;
  reachable: boolean;
};

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

function checkState(staff: Staff, state: CaseState, move: CaseMove): CaseError | null {
  // Danger words may still arrive after a case was closed; a person must be able to say that she has seen them.
  if (move === "acknowledge") return null;
  if (state.status === "closed") return "already_closed";
  switch (move) {
    case "accept":
      return state.status === "offered" || state.acceptedById === staff.id ? null : "already_accepted";
    case "pass":
      return null;
    case "close":
      // A case nobody took was never worked on; closing it would hide a person who is still waiting.
      return state.status === "accepted" ? null : "not_accepted";
    case "reply":
      if (state.status !== "accepted") return "not_accepted";
      return state.reachable ? null : "unreachable";
    default:
      return move satisfies never;
  }
}

function changesSomething(state: CaseState, move: CaseMove): boolean {
  if (move === "accept") return state.status === "offered";
  return move === "acknowledge" ? state.alarm : true;
}
