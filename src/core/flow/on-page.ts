import type { EventOf } from "../event.ts";
import type { Script } from "../script.ts";
import { watchDanger } from "../triage/watch-danger.ts";
import { type Draft, withEffects, withSession } from "./draft.ts";
import { raiseDanger } from "./safety.ts";
import { words } from "./text.ts";

/** An answer waits on our own page: in LINE stands only that there is one, and where; not even which office it is from. */
export function replyWaits(script: Script, draft: Draft, event: EventOf<"reply_waits">): Draft {
  // Somebody has spoken to her: what she says next answers them.
  const heard = draft.session.aside?.kind === "contact" ? withSession(draft, { aside: null }) : draft;
  return withEffects(heard, {
    ...{ type: "say", lane: "staff", quick: [], repeatable: false, staffMessageId: event.replyId },
    bubbles: [
      {
        ...{ kind: "menu", text: words(script, draft.session, "common:reply_waits") },
        actions: [{ kind: "link", label: words(script, draft.session, "common:reply_waits_read"), uri: event.link }],
      },
    ],
  });
}

/** What she wrote on the page is hers as if she had said it here: watched for danger first, and then the case's. */
export function wroteOnPage(script: Script, draft: Draft, event: EventOf<"wrote_on_page">): Draft {
  const { caseId, messageId, text, at } = event;
  const danger = watchDanger(text, script.triage, script.danger);
  const watched = danger.tier === 3 ? draft : raiseDanger(script, draft, danger, { pending: null, next: null });
  return withEffects(watched, { type: "add_message", caseId, messageId, at, text, kind: "text" });
}
