import type { PageTurn } from "../../../core/secure-page.ts";
import { make } from "../element.ts";
import type { TalkWords } from "./talk-words.ts";
import { turnItem } from "./turn-item.ts";

/** What was said, in order; what is new is read out to who listens. */
export function talkList() {
  const list = make("ol", { class: "flex flex-col gap-4", "aria-live": "polite" });

  /** Adds what is new and takes away what is gone; all else stays as it is. Answers our newest words, if they are new. */
  function draw(talk: readonly PageTurn[], words: TalkWords): HTMLElement | null {
    const known = new Set([...list.children].map((item) => item.getAttribute("data-id")));
    for (const item of [...list.children]) {
      if (!talk.some(({ id }) => id === item.getAttribute("data-id"))) item.remove();
    }
    let fresh: HTMLElement | null = null;
    for (const turn of talk.filter(({ id }) => !known.has(id))) {
      const item = turnItem(turn, words);
      list.append(item);
      if (turn.from === "us") fresh ??= item;
    }
    return fresh;
  }

  return { list, draw };
}
