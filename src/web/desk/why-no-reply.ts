import type { CaseView } from "../../core/casework/views.ts";
import { words } from "./words.ts";

/** Why the reply box is not offered, in words; null when it is. */
export function whyNoReply({ row, moves }: Pick<CaseView, "row" | "moves">): string | null {
  if (moves.includes("reply")) return null;
  if (row.status === "closed") return words.reply.closed;
  if (!row.reachable) return words.reply.unreachable;
  return moves.includes("accept") ? words.reply.acceptFirst : words.reply.notYours;
}
