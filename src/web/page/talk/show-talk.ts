import { Done } from "../../../core/page-view.ts";
import { TalkPageRead } from "../../../core/talk-page-view.ts";
import { fetchJson } from "../../shared/fetch-json.ts";
import { make } from "../element.ts";
import { awayPage, closedPage } from "./closed-page.ts";
import { inTime } from "./in-time.ts";
import { type OpenTalk, openTalk } from "./open-talk.ts";
import { TALK_WORDS } from "./talk-words.ts";

/** How often it is looked whether something new stands there: just after she has said something, and otherwise. */
const SOON_MS = 150;
const LATER_MS = 3_000;
const SOON_TIMES = 60;

type Shown = TalkPageRead["state"] | "away" | "left" | null;

/** The page of the confidential part: opens the link, shows the talk as it goes on, and says when it is over. */
export function showTalk(page: HTMLElement, token: string): void {
  let open: OpenTalk | null = null;
  let shown: Shown = null;
  let soon = SOON_TIMES;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const body = { token };

  async function look(): Promise<void> {
    clearTimeout(timer);
    const found = await fetchJson(TalkPageRead, "/api/talk/read", { body, signal: inTime() });
    if (shown === "left") return;
    if (found.ok) await show(found.value);
    else if (open !== null) open.away();
    else once("away", () => awayPage(look));
    soon -= 1;
    clearTimeout(timer);
    timer = setTimeout(look, soon > 0 ? SOON_MS : LATER_MS);
  }

  async function show(read: TalkPageRead): Promise<void> {
    const words = TALK_WORDS[read.language];
    document.documentElement.lang = read.language === "en" ? "en" : "ja";
    document.title = read.city === null ? "つなぐ" : words.title(read.city);
    const { state } = read;
    if (state === "open") {
      shown = state;
      open ??= openTalk(page, { token, words, onSaid, onLeft });
      return open.show(read);
    }
    open = null;
    if (state !== "new") return once(state, () => closedPage(token, state, read));
    once(state, () => [make("p", { role: "status" }, words.opening)]);
    await fetchJson(Done, "/api/talk/open", { body });
  }

  /** Draws what is not yet there. */
  function once(what: Shown, draw: () => HTMLElement[]): void {
    if (shown !== what) page.replaceChildren(...draw());
    shown = what;
  }

  function onSaid(): void {
    soon = SOON_TIMES;
    void look();
  }

  async function onLeft(): Promise<void> {
    shown = "left";
    clearTimeout(timer);
    await fetchJson(Done, "/api/talk/leave", { body });
  }

  addEventListener("online", onSaid);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && shown !== "left") onSaid();
  });
  void look();
}
