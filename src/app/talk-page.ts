import type { Event } from "../core/event.ts";
import type { Result } from "../core/result.ts";
import type { Script } from "../core/script.ts";
import { isPagePast } from "../core/secure-page.ts";
import type { Session } from "../core/session.ts";
import type { TalkPageRead, TalkPageState } from "../core/talk-page-view.ts";
import { watchDanger } from "../core/triage/watch-danger.ts";
import type { Arrival } from "./arrival.ts";
import type { KeyRing } from "./key-ring.ts";
import type { LiveStore } from "./live-store.ts";
import { readTalkToken, type TalkLink } from "./talk-token.ts";

/** Why something was not taken: what the link's state says. */
export type TalkPageError = Exclude<TalkPageState, "open">;

/**
 * The page of the confidential part of a talk. It has no store of its own: what is said there are events of the conversation, what
 * stands there is in its session. `token` is what her link carries, `browser` a secret that the browser was given.
 */
export type TalkPage = {
  /** How the link stands for this browser, and what is on the page. Writes nothing. */
  read(token: string, browser: string | null): Promise<TalkPageRead>;
  /** The first browser that opens a link has it; takes effect with the next turn of the conversation. */
  open(token: string, browser: string): Promise<void>;
  /**
   * What she says or taps; done when it would survive a crash. Idempotent by its id. Where the page is over it is refused; but danger that is
   * told in her own browser is taken all the same, and answered in LINE.
   */
  act(token: string, browser: string | null, act: Act): Promise<Result<null, TalkPageError>>;
  /** A new link into her own LINE. */
  again(token: string): Promise<void>;
  /** Nobody reads on in this browser. */
  leave(token: string, browser: string | null): Promise<void>;
};

type Act = { id: string; text: string } | { id: string; data: string };
type Parts = {
  live: Pick<LiveStore, "sessionOf" | "addressOf">;
  accept: (arrivals: readonly Arrival[]) => Promise<void>;
  keys: KeyRing;
  scripts: ReadonlyMap<string, Script>;
  now: () => number;
};
type Found = TalkLink & { session: Session };

const NOTHING = { city: null, language: "ja", stands: "over", talk: [] } as const;

export function makeTalkPage(parts: Parts): TalkPage {
  const { keys } = parts;
  const find = (token: string) => findTalk(parts, token);
  const blinded = (browser: string | null) => (browser === null ? null : keys.blind(browser, "talk-page"));
  const happened = (found: Found, event: Event) => accept(parts, found, event);
  const at = () => new Date(parts.now()).toISOString();
  const stateFor = (found: Found | null, browser: string | null) => stateOf(found, blinded(browser), at());

  return {
    async read(token, browser) {
      const found = await find(token);
      const state = stateFor(found, browser);
      if (found === null || state === "gone") return { state, ...NOTHING, talk: [] };
      const { securePage: page, language, city } = found.session;
      const seen = page === null || state !== "open" ? NOTHING : page;
      return { state, city: nameOf(parts, city, language), language, stands: seen.stands, talk: [...seen.talk] };
    },
    async open(token, browser) {
      const found = await find(token);
      if (found === null || stateFor(found, browser) !== "new") return;
      const [link, name] = [found.link, keys.blind(browser, "talk-page")];
      await happened(found, {
        type: "page_opened",
        id: eventId(found, `${link}:${name}`),
        at: at(),
        link,
        browser: name,
      });
    },
    async act(token, browser, act) {
      const found = await find(token);
      const state = stateFor(found, browser);
      if (found === null) return { ok: false, error: "gone" };
      if (state !== "open") {
        if ("text" in act && isHers(found, blinded(browser)) && isDangerous(parts, found, act.text)) {
          const said = { type: "said" as const, messageId: `talk:${act.id}`, text: act.text };
          await happened(found, { ...said, id: eventId(found, act.id), at: at() });
        }
        return { ok: false, error: state };
      }
      const base = { id: eventId(found, act.id), at: at(), onPage: true as const };
      if ("data" in act) await happened(found, { ...base, type: "tapped", data: act.data });
      else await happened(found, { ...base, type: "said", messageId: `talk:${act.id}`, text: act.text });
      return { ok: true, value: null };
    },
    async again(token) {
      const found = await find(token);
      const page = found?.session.securePage ?? null;
      if (found === null || page === null) return;
      // One for each link there was: pressed again and again it is asked for once.
      const id = eventId(found, `again:${page.link}:${Math.floor(parts.now() / 60_000)}`);
      await happened(found, { type: "page_link_asked", id, at: at(), link: found.link });
    },
    async leave(token, browser) {
      const found = await find(token);
      const name = blinded(browser);
      if (found === null || name === null || stateFor(found, browser) !== "open") return;
      await happened(found, { type: "page_left", id: eventId(found, `left:${at()}`), at: at(), browser: name });
    },
  };
}

async function findTalk({ live, keys, now }: Parts, token: string): Promise<Found | null> {
  const link = readTalkToken(keys, token);
  if (link === null) return null;
  const session = await live.sessionOf(link.conversationId, now());
  return session === null ? null : { ...link, session };
}

function stateOf(found: Found | null, browser: string | null, at: string): TalkPageState {
  const page = found?.session.securePage ?? null;
  if (found === null || page === null) return "gone";
  if (page.link !== found.link) return "used";
  if (page.browser === null) return isPagePast(page, at) ? "late" : "new";
  return page.browser === browser && !isPagePast(page, at) ? "open" : "used";
}

/** Whether this browser has opened her page, be it over by now. */
function isHers({ session }: Found, browser: string | null): boolean {
  return browser !== null && session.securePage?.browser === browser;
}

function isDangerous({ scripts }: Parts, { session }: Found, text: string): boolean {
  const script = scripts.get(session.city);
  return script !== undefined && watchDanger(text, script.triage, script.danger).tier < 3;
}

/** The way of every event: durable, deduplicated, in order. */
async function accept({ live, accept, now }: Parts, { conversationId }: Found, event: Event): Promise<void> {
  const address = await live.addressOf(conversationId);
  if (address === null) return;
  const receivedAt = now();
  await accept([{ event, conversationId, address, receivedAt, readyAt: receivedAt, replyToken: null }]);
}

/** Ids made by a browser count within its own conversation. */
function eventId({ conversationId }: TalkLink, own: string): string {
  return `page:${conversationId}:${own}`;
}

function nameOf({ scripts }: Parts, city: string, language: Session["language"]): string | null {
  const pack = scripts.get(city)?.city;
  if (pack === undefined) return null;
  return language === "ja" ? pack.name : pack.names[language];
}
