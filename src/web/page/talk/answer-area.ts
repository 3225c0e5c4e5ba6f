import type { Action } from "../../../core/bubble.ts";
import { TALK_TEXT_MAX, type TalkPageRead } from "../../../core/talk-page-view.ts";
import { button, labelled, make } from "../element.ts";
import type { TalkWords } from "./talk-words.ts";
import type { TypedText } from "./typed-text.ts";

/** More buttons than this are a list to look through: the place to write comes before it, and it stands in two columns. */
const FEW = 8;

type Parts = {
  typed: TypedText;
  /** Where what became of it is told. */
  line: HTMLElement;
  send: (text: string) => Promise<void>;
  /** What she is writing is another than before. */
  changed: () => void;
  tap: (data: string, id: string) => Promise<void>;
};

/** How she can answer what stands open: buttons, a place to write, and what can be done at any time. */
export function answerArea({ typed, line, send, changed, tap }: Parts) {
  const area = make("div", { class: "flex flex-col gap-5" });
  const input = make("textarea", {
    ...{ rows: "3", maxlength: String(TALK_TEXT_MAX), name: "talk" },
    class: "field-sizing-content min-h-24 w-full rounded-8 border border-solid-gray-600 px-4 py-3 text-std-18N-160",
  });
  input.value = typed.text;
  input.addEventListener("input", () => {
    typed.keep(input.value);
    changed();
  });

  /** It is said; what she has written meanwhile stays. */
  function arrived(text: string): void {
    if (input.value.trim() !== text) return;
    typed.arrived();
    input.value = "";
  }

  function taps(actions: readonly Action[], look: "plain" | "quiet"): HTMLElement[] {
    return actions.flatMap((action) => {
      if (action.kind !== "tap") return [];
      // The same on every press, so that pressed twice it is tapped once.
      const id = crypto.randomUUID();
      return [button(action.label, look, () => tap(action.data, id))];
    });
  }

  function draw({ talk, stands }: TalkPageRead, words: TalkWords): void {
    const typing = document.activeElement === input;
    const last = talk.findLast(({ from }) => from === "us");
    const offered = last?.bubbles.flatMap((bubble) => (bubble.kind === "text" ? [] : bubble.actions)) ?? [];
    const [answers, others] = [taps(offered, "plain"), taps(last?.quick ?? [], "quiet")];
    const many = answers.length > FEW;
    const columns = many ? "grid grid-cols-2 gap-3" : "flex flex-col gap-3";
    const choose = answers.length === 0 ? [] : [group(words.answers, make("div", { class: columns }, ...answers))];
    const write = stands === "asking" ? [writing(words, many || answers.length === 0), line] : [line];
    area.replaceChildren(
      ...(stands === "asking" ? [] : [make("p", { role: "status", class: "text-std-18B-160" }, words.stands[stands])]),
      ...(many ? [...write, ...choose] : [...choose, ...write]),
      ...(others.length === 0 ? [] : [group(words.others, make("div", { class: "flex flex-wrap gap-3" }, ...others))]),
    );
    if (typing && stands === "asking") input.focus({ preventScroll: true });
  }

  function writing({ write }: TalkWords, isFirst: boolean): HTMLElement {
    const field = labelled(input, "talk", write.label, isFirst ? write.first : write.hint);
    return make(
      "div",
      { class: "flex flex-col gap-3" },
      field,
      button(write.go, "main", () => send(input.value.trim())),
    );
  }

  return { area, draw, arrived };
}

function group(label: string, content: HTMLElement): HTMLElement {
  const name = make("h2", { class: "text-std-16B-170" }, label);
  return make("section", { class: "flex flex-col gap-2", "aria-label": label }, name, content);
}
