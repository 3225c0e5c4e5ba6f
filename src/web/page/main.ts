import { Done, PageLooked } from "../../core/page-view.ts";
import { fetchJson } from "../shared/fetch-json.ts";
import { askDigits } from "./ask-digits.ts";
import { button, make, saying } from "./element.ts";
import { showLetters } from "./show-letters.ts";
import { dangerLine } from "./talk/danger-line.ts";
import { showTalk } from "./talk/show-talk.ts";
import { TALK_WORDS } from "./talk/talk-words.ts";
import { WORDS } from "./words.ts";
import "../shared/styles.css";

/** The token stands behind "#", so that it is sent only to us, and only in a body. */
const token = location.hash.slice(1);
const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
const page: HTMLElement = root;
// A link to the confidential part of a talk has a point in it; one to an answer has not.
if (token.includes(".")) showTalk(page, token);
else await show();
addEventListener("hashchange", () => location.reload());

/** Looks how the link stands and shows what it allows. */
async function show(): Promise<void> {
  const looked = await fetchJson(PageLooked, "/api/page/look", { body: { token } });
  const gone: PageLooked = { state: "gone", city: null, language: "ja" };
  const known = looked.ok || looked.error === "invalid";
  const { state, city, language } = looked.ok ? looked.value : gone;
  const words = WORDS[language];
  document.documentElement.lang = language === "en" ? "en" : "ja";
  const whomToCall = dangerLine(TALK_WORDS[language]);
  const title = city === null ? "つなぐ" : words.title(city);
  document.title = title;
  page.replaceChildren(make("h1", { class: "text-std-24B-150" }, title));
  if (!known) page.append(failed());
  else if (state === "ask") page.append(askDigits({ token, words, onOpen: show }));
  else if (state === "open") page.append(await showLetters({ token, words, onOver: show, whomToCall }));
  else {
    page.append(make("p", {}, words.closed[state]), whomToCall, ...(state === "gone" ? [] : [newLink()]));
  }

  function failed(): HTMLElement {
    const again = button(words.ask.go, "plain", show);
    return make("div", { class: "flex flex-col gap-4" }, make("p", {}, words.failed), whomToCall, again);
  }

  function newLink(): HTMLElement {
    const { line, say } = saying();
    const go = button(words.again.go, "main", async () => {
      const sent = await fetchJson(Done, "/api/page/again", { body: { token } });
      if (sent.ok) say(words.again.sent, "good");
      else say(words.failed, "bad");
    });
    return make("div", { class: "flex flex-col gap-4" }, go, line);
  }
}
