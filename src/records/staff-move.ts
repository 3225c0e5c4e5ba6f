import type { StaffMove } from "../app/records.ts";
import type { CaseError, Staff } from "../core/casework/case.ts";
import type { LifeMove } from "../core/casework/life.ts";
import { mayTell } from "../core/casework/may-tell.ts";
import type { CaseRow } from "../core/casework/views.ts";
import type { Result } from "../core/result.ts";
import { caseTerms } from "./case-terms.ts";
import { type FoundCase, openSheet } from "./find-case.ts";
import { liveAsRow } from "./live-as-row.ts";
import { moveCase } from "./move-case.ts";
import type { CaseRecord } from "./tables.ts";
import type { Writing } from "./writing.ts";

/** The moves that need no more than a reason: first contact, taking back, asking others for help, escalating, reopening. */
export async function staffMove(
  writing: Writing,
  staff: Staff,
  caseId: string,
  move: StaffMove,
  at: string,
): Promise<Result<CaseRow, CaseError>> {
  return moveCase(writing, staff, caseId, move.move, async (found) => {
    if (move.move === "ask_help" && !mayHelp(writing, found, move.whom.id))
      return { ok: false, error: "not_consented" };
    const note = "reason" in move ? move.reason : "";
    return liveAsRow(writing, found, lifeMove(staff, found, move), { at, by: staff, note }, alsoSets(move));
  });
}

/** Whoever helps sees the case, so the consent has to name her office; passing on has its own grounds. */
function mayHelp(writing: Writing, { record }: FoundCase, id: string): boolean {
  const { offices } = openSheet(writing.keys, record).consent;
  return mayTell({ scope: record.consent, offices }, { id }, caseTerms(writing, record).lead.id);
}

function lifeMove(staff: Staff, { record }: FoundCase, move: StaffMove): LifeMove {
  const by = { id: staff.id, name: staff.name };
  switch (move.move) {
    case "start":
      return { type: "start", how: "said" };
    case "take_back":
      return { type: "take_back", by };
    case "ask_help":
      return { type: "ask_help", whom: move.whom };
    case "answer_help":
      return { type: "answer_help", helps: move.helps };
    case "escalate":
      return { type: "escalate" };
    case "reopen":
      return { type: "reopen", by: staff.receiverId === record.holder_id ? by : null };
    default:
      return move satisfies never;
  }
}

function alsoSets({ move }: StaffMove): Partial<CaseRecord> {
  return move === "reopen" ? { closed_at: null, outcome: null, reached: null } : {};
}
