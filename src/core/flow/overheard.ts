import type { EventOf } from "../event.ts";
import type { Script } from "../script.ts";
import { type Draft, withEffects, withSession } from "./draft.ts";
import { emergencyCard } from "./emergency-card.ts";
import { hasOpenCase } from "./tell-case.ts";
import { textBubble } from "./text.ts";

/** Said once in so long: a group that speaks of it is not talked over. */
const GROUP_QUIET_MS = 10 * 60_000;

/**
 * Danger in words that were not told to us. In a group whom to call is said, to all alike and to nobody by name; more would tell the others
 * of a consultation. Where another tool holds her chat it has to answer, not we; but the office that has her case is alarmed.
 */
export function overheard(script: Script, draft: Draft, event: EventOf<"overheard">): Draft {
  const { session } = draft;
  switch (event.where) {
    case "group": {
      const last = session.lastAckAt;
      if (last !== null && Date.parse(event.at) - Date.parse(last) < GROUP_QUIET_MS) return draft;
      const said = withSession(draft, { lastAckAt: event.at });
      const language = event.language ?? session.language;
      const whomToCall = [textBubble(script.words(language, "danger:in_group")), emergencyCard(script, language)];
      return { ...said, safety: [...said.safety, ...whomToCall] };
    }
    case "standby": {
      const { case: known } = session;
      if (known === null || !hasOpenCase(session)) return draft;
      return withEffects(draft, { type: "alert", caseId: known.id, at: event.at, danger: event.danger });
    }
    default:
      return event.where satisfies never;
  }
}
