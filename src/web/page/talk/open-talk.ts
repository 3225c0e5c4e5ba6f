import { Done } from "../../../core/page-view.ts";
import type { TalkPageRead } from "../../../core/talk-page-view.ts";
import { fetchJson } from "../../shared/fetch-json.ts";
import { button, make, saying } from "../element.ts";
import { answerArea } from "./answer-area.ts";
import { dangerLine } from "./danger-line.ts";
import { talkList } from "./talk-list.ts";
import { TALK_WORDS, type TalkWords } from "./talk-words.ts";
import { typedText } from "./typed-text.ts";

type Parts = { token: string; words: TalkWords; onSaid: () => void; onLeft: () => Promise<void> };
/** `show`: how it stands now. `away`: nobody answers. */
export type OpenTalk = { show(read: TalkPageRead): void; away(): void };

/** The talk as she sees it: what was said, and how to answer. Draws itself anew only where something changed. */
export function openTalk(page: HTMLElement, parts: Parts): OpenTalk {
  const { token, onSaid, onLeft } = parts;
  let { words } = parts;
  let shown: TalkPageRead | null = null;
  let tapped = false;
  const typed = typedText(token, sessionStorage);
  const { line, say } = saying();
  const { list, draw: drawTalk } = talkList();
  const { area, draw: drawAnswers } = answerArea({ typed, line, send, tap });

  async function send(text: string): Promise<boolean> {
    if (text === "") say(words.write.missing, "bad");
    if (text === "" || !(await act({ id: typed.id(), text }, words.write.kept))) return false;
    typed.arrived();
    return true;
  }

  async function tap(data: string, id: string): Promise<void> {
    tapped = true;
    await act({ id, data }, words.away);
  }

  async function act(what: { id: string; text: string } | { id: string; data: string }, lost: string) {
    say(words.write.sending, "good");
    const done = await fetchJson(Done, "/api/talk/act", { body: { token, ...what } });
    const bad = !done.ok && done.error === "too_often" ? words.write.tooOften : lost;
    say(done.ok ? words.write.sent : bad, done.ok ? "good" : "bad");
    onSaid();
    return done.ok;
  }

  return {
    show(read) {
      if (JSON.stringify(read) === JSON.stringify(shown)) return;
      words = TALK_WORDS[read.language];
      if (shown?.language !== read.language) page.replaceChildren(...frame(words, onLeft, page), list, area);
      shown = read;
      const fresh = drawTalk(read.talk, words);
      drawAnswers(read, words);
      if (fresh === null) return;
      say("", "good");
      // A button that was tapped is gone: who is led by the keyboard or listens goes on where something new was said.
      if (tapped) fresh.focus({ preventScroll: true });
      tapped = false;
      fresh.scrollIntoView({ block: "start" });
    },
    // That what she wrote is not there yet is more than that nobody answers.
    away() {
      const { kept, tooOften } = words.write;
      if (line.textContent !== kept && line.textContent !== tooOften) say(words.away, "bad");
    },
  };
}

/** What stands above the talk: whose page it is, what it is for, whom to call, and a way to clear it at once. */
function frame(words: TalkWords, onLeft: () => Promise<void>, page: HTMLElement): HTMLElement[] {
  const leave = button(words.leave.go, "quiet", async () => {
    page.replaceChildren(make("p", { role: "status" }, words.leave.done));
    await onLeft();
  });
  const note = "flex flex-col gap-1 rounded-8 bg-solid-gray-50 px-4 py-3 text-std-16N-170";
  return [
    make(
      "div",
      { class: "flex flex-wrap items-start justify-between gap-2" },
      make("h1", { class: "text-std-24B-150" }, document.title),
      leave,
    ),
    make("div", { class: note }, make("p", {}, words.lead), dangerLine(words)),
  ];
}
