import { make } from "../element.ts";
import type { TalkWords } from "./talk-words.ts";

/** Whom to call when life is in danger: on every page on which she may be writing, or may have wanted to. */
export function dangerLine({ danger }: Pick<TalkWords, "danger">): HTMLElement {
  const { before, ambulance, or, police, after } = danger;
  const call = (number: string, label: string) =>
    make("a", { href: `tel:${number}`, class: "text-blue-900 underline" }, label);
  return make("p", {}, before, call("119", ambulance), or, call("110", police), after);
}
