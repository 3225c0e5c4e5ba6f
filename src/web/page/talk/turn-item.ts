import type { Action, Bubble } from "../../../core/bubble.ts";
import type { PageTurn } from "../../../core/secure-page.ts";
import { make } from "../element.ts";
import type { TalkWords } from "./talk-words.ts";

/** What was said at one go. Questions' buttons stand below the talk; numbers to call stay where they were said. */
export function turnItem(turn: PageTurn, words: TalkWords): HTMLLIElement {
  const ours = turn.from === "us";
  const parts = turn.bubbles.map((bubble) => bubbleOf(bubble, ours));
  const name = ours ? null : make("b", { class: "text-std-16B-170" }, words.you);
  return make("li", { class: `flex flex-col gap-2 ${ours ? "" : "ml-8"}`, tabindex: "-1" }, name, ...parts);
}

function bubbleOf(bubble: Bubble, ours: boolean): HTMLElement {
  const look = `rounded-12 px-4 py-3 whitespace-pre-wrap ${ours ? "bg-blue-50" : "bg-solid-gray-50"}`;
  if (bubble.kind === "text") return make("p", { class: look }, bubble.text);
  const calls = bubble.actions.flatMap(callOf);
  if (bubble.kind === "menu") return make("div", { class: look }, bubble.text, ...calls);
  const tone = bubble.tone === "safety" ? "border-error-2" : "border-solid-gray-420";
  const rows = bubble.rows.flatMap(({ label, text }) => [
    make("dt", { class: "text-std-16N-170 text-solid-gray-700" }, label),
    make("dd", { class: "mb-2 whitespace-pre-wrap text-std-18B-160" }, text),
  ]);
  return make(
    "section",
    { class: `flex flex-col gap-2 rounded-12 border-2 bg-white px-4 py-3 ${tone}` },
    make("h2", { class: "text-std-18B-160" }, bubble.title),
    make("dl", {}, ...rows),
    ...calls,
  );
}

function callOf(action: Action): HTMLElement[] {
  if (action.kind !== "link") return [];
  const look =
    "flex min-h-14 items-center justify-center rounded-8 border border-blue-900 bg-white px-4 text-oln-17B-100";
  return [make("a", { href: action.uri, class: `${look} text-blue-900 underline`, rel: "noreferrer" }, action.label)];
}
