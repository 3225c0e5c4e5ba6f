import type { CaseError } from "./case.ts";
import type { Actor, Life, LifeMoveName } from "./life.ts";

/** Why a move cannot be made in this state of a case, or null. `actor` null: time, or the resident. */
export function checkLife(life: Life, move: LifeMoveName, actor: Actor | null): CaseError | null {
  if (life.status === "closed") return move === "reopen" ? null : "already_closed";
  const taken = life.status === "accepted" || life.status === "in_support";
  switch (move) {
    case "reopen":
      return "not_closed";
    case "offer":
      return taken ? "already_accepted" : null;
    case "accept":
      // Clicking twice is clicking once.
      return !taken || life.acceptedBy?.id === actor?.id ? null : "already_accepted";
    case "start":
      if (!taken) return "not_accepted";
      return life.status === "in_support" ? "already_started" : null;
    case "take_back":
      return life.sender !== null && (actor === null || actor.receiverId === life.sender.id)
        ? null
        : "nothing_to_take_back";
    case "ask_help":
      return taken ? null : "not_accepted";
    case "answer_help":
      return isAsked(life, actor?.receiverId ?? null) ? null : "not_asked";
    case "close":
      // A case nobody took was never worked on; closing it would hide a person who is still waiting.
      return taken ? null : "not_accepted";
    case "pass":
    case "escalate":
    case "due":
    case "heard":
      return null;
    default:
      return move satisfies never;
  }
}

function isAsked(life: Life, receiverId: string | null): boolean {
  return life.others.some(({ receiver, part }) => part === "asked" && receiver.id === receiverId);
}
