import type { CaseMove, CaseView } from "../../core/casework/views.ts";
import { dayAndTime } from "./japanese-time.ts";
import { lifeWords } from "./life-words.ts";
import { words } from "./words.ts";

/** What to do next with a case: a sentence, the moves in the order of their buttons, and which one matters most. */
export type NextStep = { says: string; moves: CaseMove[]; main: CaseMove | null };

const ORDER: readonly CaseMove[] = [
  ...(["acknowledge", "answer_help", "accept", "take_back", "reply", "start"] as const),
  ...(["pass", "close", "reopen", "ask_help", "escalate"] as const),
];
/** What may be the one thing to do. */
const MAIN: readonly CaseMove[] = ["acknowledge", "answer_help", "accept", "take_back", "reply", "start"];

/** Only what the server allows (`view.moves`) is ever offered. `me`: the name of whoever looks, to tell her own cases from a colleague's. */
export function nextStep(view: Pick<CaseView, "row" | "moves">, me: string): NextStep {
  const moves = ORDER.filter((move) => view.moves.includes(move));
  const main = moves.find((move) => MAIN.includes(move)) ?? null;
  return { says: sentence(view.row, main, me), moves, main };
}

function sentence(row: CaseView["row"], main: CaseMove | null, me: string): string {
  if (row.status === "closed") return words.next.closed;
  if (main === "acknowledge") return words.next.alarm;
  if (main === "answer_help") return lifeWords.next.asked;
  if (main === "take_back") return lifeWords.next.takeBack;
  if (main === "accept")
    return row.due !== null && row.due.rung > 0
      ? words.next.acceptLate
      : words.next.accept(dayAndTime(row.due?.at ?? row.answerBy));
  if (main === "reply") {
    const whose =
      row.acceptedBy === null || row.acceptedBy === me ? words.next.working : words.next.colleague(row.acceptedBy);
    return firstOf(row) + (row.waiting && !row.unheard ? words.next.waiting : "") + whose;
  }
  if (row.acceptedBy === me && !row.reachable) return firstOf(row) + words.next.unreachable;
  if (row.acceptedBy !== null) return words.next.others(row.acceptedBy, row.holder.name);
  const held = words.next.heldBy(row.holder.name);
  return row.status === "offered" ? held + words.next.nobodyYet : held;
}

/** What is promised to the resident comes before everything else. */
function firstOf(row: CaseView["row"]): string {
  if (row.unheard) return lifeWords.next.unheard(dayAndTime(row.answerBy));
  if (row.due?.what !== "contact") return "";
  // From the first rung on the resident was asked, because the promised time was over.
  return (row.due.rung === 0 ? lifeWords.next.contact : lifeWords.next.contactLate)(dayAndTime(row.answerBy));
}
