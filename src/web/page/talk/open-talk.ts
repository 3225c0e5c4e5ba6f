import type { TalkPageRead } from "../../../core/talk-page-view.ts";
import { button, make, saying } from "../element.ts";
import { answerArea } from "./answer-area.ts";
import { dangerLine } from "./danger-line.ts";
import { talkList } from "./talk-list.ts";
import { TALK_WORDS, type TalkWords } from "./talk-words.ts";
import { tell } from "./tell.ts";
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
  const saidHere = saying();
  const { line, say } = saidHere;
  const { list, draw: drawTalk } = talkList();
  const telling = tell({ token, ...saidHere, words: () => words, arrived: (text) => answers.arrived(text), onSaid });
  const answers = answerArea({ typed, line, send, tap, changed: telling.changed });

  async function send(text: string): Promise<void> {
    if (text === "") say(words.write.missing, "bad");
    else await telling.act({ id: typed.idOf(text), text });
  }

  async function tap(data: string, id: string): Promise<void> {
    tapped = true;
    await telling.act({ id, data });
  }

  return {
    show(read) {
      telling.answered();
      if (JSON.stringify(read) === JSON.stringify(shown)) return;
      words = TALK_WORDS[read.language];
      if (shown?.language !== read.language) page.replaceChildren(...frame(words, leave, page), list, answers.area);
      shown = read;
      const fresh = drawTalk(read.talk, words);
      answers.draw(read, words);
      if (fresh === null) return;
      say("", "good");
      // A button that was tapped is gone: who is led by the keyboard or listens goes on where something new was said.
      if (tapped) fresh.focus({ preventScroll: true });
      tapped = false;
      fresh.scrollIntoView({ block: "start" });
    },
    away: telling.away,
  };

  /** Nothing of hers stays in this browser. */
  async function leave(): Promise<void> {
    telling.drop();
    typed.arrived();
    await onLeft();
  }
}

/** What stands above the talk: whose page it is, what it is for, whom to call, and a way to clear it at once. */
function frame(words: TalkWords, onLeft: () => Promise<void>, page: HTMLElement): HTMLElement[] {
  const go = button(words.leave.go, "quiet", async () => {
    page.replaceChildren(make("p", { role: "status" }, words.leave.done));
    await onLeft();
  });
  const note = "flex flex-col gap-1 rounded-8 bg-solid-gray-50 px-4 py-3 text-std-16N-170";
  return [
    make(
      "div",
      { class: "flex flex-wrap items-start justify-between gap-2" },
      make("h1", { class: "text-std-24B-150" }, document.title),
      go,
    ),
    make("div", { class: note }, make("p", {}, words.lead), dangerLine(words)),
  ];
}
