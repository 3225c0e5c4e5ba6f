import type { EventOf } from "../event.ts";
import type { Script } from "../script.ts";
import { isPagePast } from "../secure-page.ts";
import { putPresent } from "./asides.ts";
import { receiptCard } from "./cards.ts";
import { type Draft, withSession, withStepBubbles } from "./draft.ts";
import { holderName } from "./params.ts";
import { READ_MS } from "./secure-talk.ts";

/** Asked for again and again, a link comes once in so long. */
const AGAIN_MS = 60_000;

/** The first browser that opens the link is hers; no other reads with it. Turns are taken one at a time, so there is one first. */
export function pageOpened(draft: Draft, { link, browser, at }: EventOf<"page_opened">): Draft {
  const page = draft.session.securePage;
  if (page === null || page.link !== link || page.browser !== null || isPagePast(page, at)) return draft;
  const until = new Date(Date.parse(at) + READ_MS).toISOString();
  return withSession(draft, { securePage: { ...page, browser, until } });
}

/** She cleared the screen: what stood there is forgotten, and the link is over. */
export function pageLeft(draft: Draft, { browser, at }: EventOf<"page_left">): Draft {
  const page = draft.session.securePage;
  if (page === null || page.browser !== browser) return draft;
  return withSession(draft, { securePage: { ...page, until: at, talk: [] } });
}

/** A new link into her LINE, from a page that no longer opens; with it the question that stands open is put again. */
export function pageLinkAsked(script: Script, draft: Draft, { at }: EventOf<"page_link_asked">): Draft {
  const page = draft.session.securePage;
  if (page === null || Date.parse(at) - Date.parse(page.madeAt) < AGAIN_MS) return draft;
  return renewLink(script, draft);
}

/** The link before it is over, and so is what was read through it; what stands open is put again, or the receipt shown. */
export function renewLink(script: Script, draft: Draft): Draft {
  const fresh = withSession(draft, { securePage: null });
  const { session, event } = fresh;
  if (session.phase === "asking" || session.aside !== null) return putPresent(script, fresh);
  if (session.case === null) return fresh;
  const card = receiptCard(script, session, event.at, { holder: holderName(script, session) });
  return withStepBubbles(fresh, { confidential: true }, card);
}
