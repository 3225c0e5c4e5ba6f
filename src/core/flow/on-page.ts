import type { EventOf } from "../event.ts";
import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import { watchDanger } from "../triage/watch-danger.ts";
import { type Draft, withEffects } from "./draft.ts";
import { raiseDanger } from "./safety.ts";
import { hasOpenCase } from "./tell-case.ts";
import { words } from "./text.ts";
import { spokenTo, withHerCase } from "./with-agency.ts";

/** An answer waits on our own page: in LINE stands only that there is one, and where; not even which office it is from. */
export function replyWaits(script: Script, draft: Draft, event: EventOf<"reply_waits">): Draft {
  return withEffects(spokenTo(draft, event), {
    ...{ type: "say", lane: "staff", quick: [], repeatable: false, staffMessageId: event.replyId },
    bubbles: [
      {
        ...{ kind: "menu", text: words(script, draft.session, "common:reply_waits") },
        actions: [{ kind: "link", label: words(script, draft.session, "common:reply_waits_read"), uri: event.link }],
      },
    ],
  });
}

/**
 * What she wrote on the page is hers as if she had said it here: watched for danger first, and then the case's. Danger alarms the office that
 * reads it there, be it of an older case of hers. A case that is over is read by nobody: then the one that is open, or is opened, needs her words.
 */
export function wroteOnPage(script: Script, draft: Draft, event: EventOf<"wrote_on_page">): Draft {
  const { messageId, text, at } = event;
  const danger = watchDanger(text, script.triage, script.danger);
  const hers = withHerCase(draft, event);
  if (danger.tier === 3) return wroteOnPageUnwatched(hers, event);
  const readIn = whereRead(hers.session, event);
  const pending = readIn === null ? { messageId, text, at } : null;
  const saidIn = readIn === null ? null : { caseId: readIn, about: [messageId] };
  const watched = wroteOnPageUnwatched(raiseDanger(script, hers, danger, { pending, next: null }, saidIn), event);
  const isElsewhere = readIn !== null && readIn !== event.caseId;
  return isElsewhere ? wroteOnPageUnwatched(watched, { ...event, caseId: readIn }) : watched;
}

/** The case in which somebody reads what she wrote on a page; null: none is open. */
export function whereRead(session: Session, { caseId, isOver }: EventOf<"wrote_on_page">): string | null {
  if (isOver !== true) return caseId;
  return session.case === null || !hasOpenCase(session) ? null : session.case.id;
}

/** The same where danger is watched for elsewhere. */
export function wroteOnPageUnwatched(draft: Draft, event: EventOf<"wrote_on_page">): Draft {
  const { caseId, messageId, text, at } = event;
  return withEffects(withHerCase(draft, event), { type: "add_message", caseId, messageId, at, text, kind: "text" });
}
