import type { Event, EventOf } from "../event.ts";
import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import { takeSafetyAnswer } from "./asides.ts";
import { type Draft, withEffects, withSession } from "./draft.ts";
import { replyWaits, wroteOnPageUnwatched } from "./on-page.ts";
import { overheard } from "./overheard.ts";
import { takeBackBarely } from "./take-back.ts";
import { hasOpenCase } from "./tell-case.ts";
import { inAgencysHands, staffReplied, tellAgency } from "./with-agency.ts";

/** `done`: ids of the events with which nothing more is to do. */
type Passed = { draft: Draft; done: string[] };

type Unhandled = {
  /** As it is, with all of the consultation; null where it cannot be read. */
  session: Session | null;
  events: readonly Event[];
  isGone(event: Event): boolean;
};

/**
 * What of events that could not be handled needs no consultation: what staff wrote and what is for them, her answer to the question of danger,
 * danger that was told to others, and what she takes back.
 */
export function passOn(script: Script, draft: Draft, { session, events, isGone }: Unhandled): Passed {
  const done: string[] = [];
  // Whether she is in the middle of a talk decides whose case it is that staff answer in.
  let so = withSession(draft, { phase: session?.phase ?? draft.session.phase });
  for (const event of events) {
    const next = isGone(event) ? { draft: so, isDone: true } : passOnOne(script, { ...so, event }, session);
    so = next.draft;
    if (next.isDone) done.push(event.id);
  }
  return { draft: withSession(so, { phase: draft.session.phase }), done };
}

type PassedOne = { draft: Draft; isDone: boolean };

function passOnOne(script: Script, draft: Draft, session: Session | null): PassedOne {
  const { event } = draft;
  switch (event.type) {
    case "staff_replied":
      return { draft: staffReplied(script, draft, event), isDone: true };
    case "reply_waits":
      return { draft: replyWaits(script, draft, event), isDone: true };
    case "wrote_on_page":
      return { draft: wroteOnPageUnwatched(draft, event), isDone: true };
    case "overheard":
      // Where her session cannot be read, nobody knows of a case to alarm about.
      return { draft: overheard(script, draft, event), isDone: event.where === "group" || session !== null };
    case "unsent":
      // Not all of it can be undone here: tried again, the rest is.
      return { draft: session === null ? draft : takeBackBarely(draft, event.messageId), isDone: false };
    case "tapped":
    case "said":
    case "located":
    case "showed":
      return session === null ? { draft, isDone: false } : hear(script, draft, event, session);
    default:
      return { draft, isDone: false };
  }
}

type Hers = EventOf<"tapped" | "said" | "located" | "showed">;

function hear(script: Script, draft: Draft, event: Hers, session: Session): PassedOne {
  const { aside, danger, case: known } = draft.session;
  // Buttons know the consultation that they belong to.
  const there = withSession(draft, { id: session.id, revision: session.revision });
  const answered = takeSafetyAnswer(script, there, event);
  if (answered !== null) return { draft: answered, isDone: true };
  if (event.type === "tapped") return { draft, isDone: false };
  const { messageId, at } = event;
  const kind = event.type === "said" ? "text" : event.type === "located" ? "place" : event.kind;
  const text = textOf(event);
  if (inAgencysHands({ ...session, aside, danger, case: known }))
    return { draft: tellAgency(script, draft, { messageId, text, kind }), isDone: true };
  // While a case raised for danger waits for a person, whatever she says may be what saves.
  if (known?.reason !== "danger" || !hasOpenCase(draft.session)) return { draft, isDone: false };
  return {
    draft: withEffects(draft, { type: "add_message", caseId: known.id, messageId, at, text, kind }),
    isDone: false,
  };
}

function textOf(event: Exclude<Hers, { type: "tapped" }>): string | null {
  if (event.type === "said") return event.text;
  return event.type === "located" ? (event.address ?? `${event.latitude}, ${event.longitude}`) : null;
}
