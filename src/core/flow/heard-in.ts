import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import { atDeadlyPlace } from "../triage/at-deadly-place.ts";
import type { Danger } from "../triage/understanding.ts";
import { watchDanger } from "../triage/watch-danger.ts";

/**
 * What danger a text tells, where it is said. Where she is, is told to staff as it stands, and they are alarmed already:
 * 「コンビニの前。子どもといる」 sounds like danger because it is part of it. Only what a rule hears is a new alarm then, and a place where
 * she may die; else she would be asked again and again.
 */
export function heardIn(script: Script, { aside, danger }: Pick<Session, "aside" | "danger">, text: string): Danger {
  if (aside?.kind !== "danger" || aside.question !== "where") return watchDanger(text, script.triage, script.danger);
  const place = danger.tier > 0 && danger.kinds.includes("suicide") ? atDeadlyPlace(text) : null;
  return place ?? watchDanger(text, null, script.danger);
}
