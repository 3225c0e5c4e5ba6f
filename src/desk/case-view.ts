import type { StoredCase } from "../app/records.ts";
import { coordinationCandidate } from "../core/casework/coordination-candidate.ts";
import { describeAnswers } from "../core/casework/describe-answers.ts";
import type { CaseView } from "../core/casework/views.ts";
import type { Script } from "../core/script.ts";

/** The case page: the stored case with the reasons of its route and the answers in Japanese sentences. */
export function caseView(script: Script, stored: StoredCase): CaseView {
  const { row, opening, messages, history, moves, others, sender } = stored;
  return {
    row,
    sheet: opening,
    because: opening.route.because.map(({ code, params }) => script.words("ja", `route:because.${code}`, params)),
    answers: describeAnswers(script, opening),
    criteria: coordinationCandidate(script.city, opening)?.met.map(({ text }) => text) ?? [],
    others: others.filter(({ part }) => part !== "named" || row.consent === "share"),
    sender,
    leadId: script.city.lead_department,
    messages,
    history,
    moves,
  };
}
