import type { Event } from "../event.ts";
import type { Typed } from "./keep-words.ts";

/** A text of hers, with the event that brought it. `isTakenBack`: by another event, so that nobody is to read it. */
export type Told = Typed & { event: Event; isTakenBack: boolean };

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
    case "overheard":
    case "timer":
      return false;
    default:
      return event satisfies never;
  }
}

/** Every text of hers in these events. `gone`: ids of messages that she took back. */
export function toldIn(events: readonly Event[], gone: ReadonlySet<string>): Told[] {
  return events.flatMap((event) => {
    const text = textOf(event);
    if (text === null || !("messageId" in event)) return [];
    const { messageId, at } = event;
    return [{ event, messageId, at, text, isTakenBack: gone.has(messageId) }];
  });
}

function textOf(event: Event): string | null {
  if (event.type === "said" || event.type === "wrote_on_page") return event.text;
  return event.type === "located" ? event.address : null;
}

/** Which messages are taken back (LINE's unsend) in these events. */
export function takenBack(events: readonly Event[]): ReadonlySet<string> {
  return new Set(events.flatMap((event) => (event.type === "unsent" ? [event.messageId] : [])));
}
