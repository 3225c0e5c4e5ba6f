import type { CaseMove, CaseView } from "../../core/casework/views.ts";
import { dayAndTime } from "./japanese-time.ts";
import { words } from "./words.ts";

/** What to do next with a case: a sentence, the moves in the order of their buttons, and which one matters most. */
export type NextStep = { says: string; moves: CaseMove[]; main: CaseMove | null };

const ORDER: readonly CaseMove[] = ["acknowledge", "accept", "reply", "pass", "close"];

/** Only what the server allows (`view.moves`) is ever offered. `me`: the name of whoever looks, to tell her own cases from a colleague's. */
export function nextStep(view: Pick<CaseView, "row" | "moves">, me: string): NextStep {
  const moves = ORDER.filter((move) => view.moves.includes(move));
  const main = moves.find((move) => move === "acknowledge" || move === "accept" || move === "reply") ?? null;
  return { says: sentence(view.row, main, me), moves, main };
}

function sentence(row: CaseView["row"], main: CaseMove | null, me: string): string {
  if (row.status === "closed") return words.next.closed;
  if (main === "acknowledge") return words.next.alarm;
  if (main === "accept") return words.next.accept(dayAndTime(row.answerBy));
  if (main === "reply") {
    const whose =
      row.acceptedBy === null || row.acceptedBy === me ? words.next.working : words.next.colleague(row.acceptedBy);
    return row.waiting ? `${words.next.waiting}${whose}` : whose;
  }
  if (row.acceptedBy !== null) return words.next.others(row.acceptedBy, row.holder.name);
  const held = words.next.heldBy(row.holder.name);
  return row.status === "offered" ? held + words.next.nobodyYet : held;
}
