import type { Event } from "../event.ts";
import type { Session } from "../session.ts";
import type { Typed } from "./keep-words.ts";

/** A text of hers, with the event that brought it. */
export type Told = Typed & { event: Event };

/** Whether the resident did it and waits for an answer; not what she took back (LINE's unsend) among the same events. */
export function isHers(event: Event, among: readonly Event[]): boolean {
  switch (event.type) {
    case "said":
    case "located":
    case "showed":
    case "wrote_on_page":
      return !takenBack(among).has(event.messageId);
    case "tapped":
    case "followed":
    case "page_link_asked":
      return true;
    case "unfollowed":
    case "unsent":
    case "profile_known":
    case "case_opened":
    case "case_delayed":
    case "case_accepted":
    case "case_passed":
    case "case_reopened":
    case "contact_asked":
    case "contact_renewed":
    case "case_closed":
    case "staff_replied":
    case "reply_waits":
    case "reply_in_doubt":
    case "page_opened":
    case "page_left":
    case "timer":
      return false;
    default:
      return event satisfies never;
  }
}

/** Every text of hers in these events, but what she took back. */
export function toldIn({ session, events }: { session: Session | null; events: readonly Event[] }): Told[] {
  const gone = new Set([...(session?.unsent ?? []), ...takenBack(events)]);
  return events.flatMap((event) => {
    const text = textOf(event);
    if (text === null || !("messageId" in event) || gone.has(event.messageId)) return [];
    return [{ event, messageId: event.messageId, at: event.at, text }];
  });
}

function textOf(event: Event): string | null {
  if (event.type === "said" || event.type === "wrote_on_page") return event.text;
  return event.type === "located" ? event.address : null;
}

function takenBack(events: readonly Event[]): ReadonlySet<string> {
  return new Set(events.flatMap((event) => (event.type === "unsent" ? [event.messageId] : [])));
}
