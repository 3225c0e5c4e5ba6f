import type { Action, Bubble } from "../bubble.ts";
import type { Script } from "../script.ts";
import { isPagePast, type PageStands, type PageTurn, type SecurePage } from "../secure-page.ts";
import type { Session } from "../session.ts";
import { shortId } from "../short-id.ts";
import type { Draft } from "./draft.ts";
import { commandAction, questionAt } from "./question.ts";
import { textBubble, words } from "./text.ts";

/** A link waits for a day to be opened; who comes later gets a new one with her next message. */
const LINK_MS = 24 * 3_600_000;
/** Then it is read for so long after what she said last: a phone that lies about in the evening shows nothing. */
export const READ_MS = 2 * 3_600_000;
/** So much stays on the page; what was said long before is seldom looked for, and the session is to stay small. */
const TURNS_MAX = 40;

/** Begins what leads to our page, before the link: the address is known only where there is one (`app/with-page-address.ts`). */
export const PAGE_URI = "page:";

/** What a turn says on the page. `leads`: LINE is to lead there. `asked`: a question stands open there. */
type OnPage = {
  fromPage: boolean;
  asked: boolean;
  leads: boolean;
  bubbles: readonly Bubble[];
  quick: readonly Action[];
};

/** Whether the question she stands at is asked on our page in this city. */
export function isAskedOnPage(script: Script, session: Session): boolean {
  if (script.city.confidential !== "page" || session.phase !== "asking") return false;
  return questionAt(script, session)?.step.confidential === true;
}

/** The session with what stands on the page after this turn. A consultation that begins anew has a page of its own. */
export function withPage(draft: Draft, said: OnPage): Session {
  const { session, event } = draft;
  const anew = draft.before.id !== session.id;
  const known = session.securePage ?? (said.fromPage ? draft.before.securePage : null);
  const usable = known !== null && !isPagePast(known, event.at) && (!anew || said.fromPage);
  const page = said.leads && !usable ? freshPage(session, draft) : known;
  if (page === null) return session;
  const stands = standsOf(session, said.asked);
  const turns = [...(said.fromPage ? hers(draft, page) : []), ...ours(draft, said)];
  const isPast = anew || isPagePast(page, event.at) || (stands === "over" && turns.length > 0);
  // What can be tapped stays so until something new is said.
  const before = turns.length === 0 ? page.talk : withoutRepeat(page.talk.map(withoutTaps), turns);
  const kept = isPast ? [] : before;
  const until = said.fromPage ? after(event.at, READ_MS) : page.until;
  const talk = [...kept, ...turns].slice(-TURNS_MAX);
  return { ...session, securePage: { ...page, until, stands, talk } };
}

/** What LINE carries instead: that it goes on there, and the way. Never what it is about. */
export function leadToPage(script: Script, draft: Draft, asked: boolean): Bubble[] {
  const { session, before } = draft;
  const page = session.securePage;
  if (page === null) return [];
  const key = !asked ? "received" : typedHere(draft) ? "taken" : before.securePage === null ? "begin" : "go_on";
  const open = {
    ...{ kind: "link" as const, label: words(script, session, "common:page.open") },
    uri: `${PAGE_URI}${page.link}`,
  };
  const actions = asked ? [open, commandAction(script, session, "link")] : [open];
  return [{ kind: "menu", text: words(script, session, `common:page.${key}`), actions }];
}

/** She wrote in LINE what is asked on the page: it is taken, and she is told that LINE keeps it. */
function typedHere({ event, session, before }: Draft): boolean {
  return event.type === "said" && session.words.length + answered(session) > before.words.length + answered(before);
}

function answered(session: Session): number {
  return Object.keys(session.sources).length;
}

function freshPage(session: Session, { event }: Draft): SecurePage {
  return {
    link: shortId(`page:${session.id}:${event.id}`),
    madeAt: event.at,
    until: after(event.at, LINK_MS),
    browser: null,
    stands: "asking",
    talk: [],
  };
}

function standsOf(session: Session, asked: boolean): PageStands {
  if (asked || (session.phase === "asking" && session.aside !== null)) return "asking";
  if (session.phase === "opening") return "waiting";
  return session.phase === "asking" || session.phase === "new" ? "line" : "over";
}

/** What she said, or the words on the button that she tapped. */
function hers({ event }: Draft, page: SecurePage): PageTurn[] {
  const text = event.type === "said" ? event.text : event.type === "tapped" ? labelOf(page, event.data) : "";
  const id = event.type === "said" ? event.messageId : event.id;
  return [{ id, at: event.at, from: "resident", bubbles: text === "" ? [] : [textBubble(text)], quick: [] }];
}

function labelOf({ talk }: SecurePage, data: string): string {
  const actions = talk.flatMap(({ bubbles, quick }) => [...bubbles.flatMap(actionsOf), ...quick]);
  const tapped = actions.findLast((action) => action.kind === "tap" && action.data === data);
  return tapped?.label.replace(/^\d+ /, "") ?? "";
}

function ours({ event }: Draft, { bubbles, quick }: OnPage): PageTurn[] {
  if (bubbles.length === 0) return [];
  return [{ id: `us:${event.id}`, at: event.at, from: "us", bubbles: [...bubbles], quick: [...quick] }];
}

/** The same question put again, because LINE led here once more, stands there once. */
function withoutRepeat(before: readonly PageTurn[], turns: readonly PageTurn[]): PageTurn[] {
  const [last, next] = [before.at(-1), turns[0]];
  const isSame = next !== undefined && last?.from === "us" && textOf(last) === textOf(next);
  return before.slice(0, isSame ? -1 : undefined);
}

function textOf({ bubbles }: PageTurn): string {
  return bubbles.map((bubble) => (bubble.kind === "card" ? JSON.stringify(bubble.rows) : bubble.text)).join("\n");
}

/** Questions that are over keep their words; numbers to call stay what they are. */
function withoutTaps(turn: PageTurn): PageTurn {
  const bubbles = turn.bubbles.map((bubble): Bubble => {
    if (bubble.kind === "text") return bubble;
    const actions = bubble.actions.filter(({ kind }) => kind === "link");
    return bubble.kind === "menu" && actions.length === 0 ? textBubble(bubble.text) : { ...bubble, actions };
  });
  return { ...turn, bubbles, quick: [] };
}

function actionsOf(bubble: Bubble): Action[] {
  return bubble.kind === "text" ? [] : bubble.actions;
}

function after(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}
