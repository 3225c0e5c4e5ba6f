import { createHmac } from "node:crypto";
import type { KeyRing } from "../../app/key-ring.ts";
import type { PageState } from "../../core/page-view.ts";
import type { CaseRecord, PageLinksTable } from "../tables.ts";
import { utc, type Writing } from "../writing.ts";

/** A reply is looked at within days; who comes later asks for a new link with one tap. */
const LINK_HOURS = 72;
const HOUR_MS = 3_600_000;
export const PAGE_TRIES_MAX = 5;

/**
 * Makes a link to the page, and answers its address; the same again for the same `serial` of a case. The token stands behind "#": a
 * browser sends that to nobody, so it is in no proxy's log. null: this installation has no address to link to.
 */
export async function makePageLink(
  writing: Writing,
  { id: caseId }: Pick<CaseRecord, "id">,
  { messageId, serial, at }: { messageId: string; serial: string; at: string },
): Promise<string | null> {
  if (writing.pageUrl === null) return null;
  const token = createHmac("sha256", writing.keys.derive("page")).update(`${caseId} ${serial}`).digest("base64url");
  await writing.db
    .insertInto("page_links")
    .values({
      ...{ token: blindToken(writing.keys, token), case_id: caseId, message_id: messageId, tries: 0 },
      ...{ made_at: utc(at), expires_at: utc(Date.parse(at) + LINK_HOURS * HOUR_MS), browser: null, open_until: null },
    })
    .onConflict((conflict) => conflict.column("token").doNothing())
    .execute();
  return `${writing.pageUrl}/page#${token}`;
}

/** What a link, or a browser, is kept as: whoever reads the database cannot open the page with it. */
export function blindToken(keys: KeyRing, token: string): string {
  return keys.blind(token, "page");
}

/** How a link stands for a browser at this moment. */
export function stateOfLink(link: PageLinksTable | undefined, browser: string | null, at: string): PageState {
  if (link === undefined) return "gone";
  if (link.browser !== null && link.open_until !== null)
    return link.browser === browser && link.open_until > utc(at) ? "open" : "used";
  if (link.tries >= PAGE_TRIES_MAX) return "shut";
  return link.expires_at > utc(at) ? "ask" : "late";
}
