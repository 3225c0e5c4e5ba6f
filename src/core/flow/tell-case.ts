import type { Session } from "../session.ts";
import { type Draft, withEffects } from "./draft.ts";
import type { Typed } from "./keep-words.ts";

/** Whether there is a case that staff read now. */
export function hasOpenCase({ case: known }: Session): boolean {
  return known !== null && known.phase !== "closed";
}

/** Where danger speaks, what is said next may be what saves: it goes to the case raised for it. */
export function tellCase(draft: Draft, typed: Typed, kind: "text" | "place" = "text"): Draft {
  const open = draft.session.case;
  if (open === null || open.phase === "closed") return draft;
  const { messageId, text, at } = typed;
  return withEffects(draft, { type: "add_message", caseId: open.id, messageId, at, text, kind });
}

/**
 * Words that answer no question, while a case raised for danger waits for a person: short or broken as they are, staff read them.
 * Words of an earlier event (those that raised the alarm) are in the case already.
 */
export function tellIfDanger(draft: Draft, typed: Typed): Draft {
  const { session, event } = draft;
  const waits = session.case?.reason === "danger" && session.case.phase !== "accepted";
  const isNew = event.type === "said" && event.messageId === typed.messageId;
  return waits && isNew ? tellCase(draft, typed) : draft;
}
