import { encodeButton } from "../button.ts";
import type { EventOf } from "../event.ts";
import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import { type Draft, withBubbles, withEffects, withSession } from "./draft.ts";
import { textBubble, words } from "./text.ts";

/** What she can answer to 「連絡は ありましたか」. */
export const CONTACT_ANSWERS = ["yes", "no", "enough"] as const;
export type ContactAnswer = (typeof CONTACT_ANSWERS)[number];

const BUTTON = "contact-";

/**
 * The date has passed by which she was to be reached: she is asked whether she was. What she types next may answer it; the buttons
 * answer it as long as a person has the case.
 */
export function contactAsked(script: Script, draft: Draft, event: EventOf<"contact_asked">): Draft {
  const { session } = draft;
  if (session.case?.id !== event.caseId || session.case.phase !== "accepted") return draft;
  // Danger is asked about first; this can wait.
  if (session.aside?.kind === "danger") return draft;
  const asking = withSession(draft, { aside: { kind: "contact" } });
  const actions = CONTACT_ANSWERS.map((answer) => ({
    kind: "tap" as const,
    label: words(script, session, `common:aside.contact_${answer}`),
    data: contactButton(session, answer),
    shown: true,
  }));
  return withBubbles(asking, { kind: "menu", text: words(script, session, "common:aside.contact"), actions });
}

/** The answer of one of those buttons, whenever it is tapped; null for any other button. */
export function readContactButton(value: string): ContactAnswer | null {
  return CONTACT_ANSWERS.find((answer) => value === BUTTON + answer) ?? null;
}

/** Tells the case, and says what follows. */
export function answerContact(script: Script, draft: Draft, answer: ContactAnswer): Draft {
  const { session, event } = draft;
  const settled = withSession(draft, session.aside?.kind === "contact" ? { aside: null } : {});
  if (session.case?.phase !== "accepted") return settled;
  const noted = withEffects(settled, {
    ...{ type: "note", caseId: session.case.id, at: event.at },
    what: `contact_${answer}`,
  });
  return withBubbles(noted, textBubble(words(script, session, `common:contact.${answer}`)));
}

/** A new date, after she said that nobody had reached her. */
export function contactRenewed(script: Script, draft: Draft, event: EventOf<"contact_renewed">): Draft {
  const known = draft.session.case;
  if (known?.id !== event.caseId || known.phase !== "accepted") return draft;
  const dated = withSession(draft, { case: { ...known, answerBy: event.contactBy } });
  return withBubbles(dated, textBubble(words(script, dated.session, "common:contact_renewed")));
}

function contactButton(session: Session, answer: ContactAnswer): string {
  return encodeButton({ session: session.id, revision: session.revision, place: "!", value: BUTTON + answer });
}
