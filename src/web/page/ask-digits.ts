import { z } from "zod";
import { PageError } from "../../core/page-view.ts";
import { askJson } from "../shared/fetch-json.ts";
import { button, labelled, make, saying } from "./element.ts";
import type { PageWords } from "./words.ts";

type Asking = { token: string; words: PageWords; onOpen: () => Promise<void> };

const Refused = z.object({ code: PageError, left: z.number() });

/** Asks for the end of the receipt number. Four boxes would be pretty; one field is what a phone's keyboard and a reader understand. */
export function askDigits({ token, words, onOpen }: Asking): HTMLElement {
  const input = make("input", {
    ...{ inputmode: "numeric", autocomplete: "off", maxlength: "9", name: "digits" },
    class: "min-h-14 w-40 rounded-8 border border-solid-gray-600 px-4 text-std-24B-150 tracking-widest",
  });
  const { line, say } = saying();
  async function open(): Promise<void> {
    if (input.value.trim() === "") return say(words.ask.missing, "bad");
    const opened = await askJson(z.strictObject({}), "/api/page/open", { body: { token, digits: input.value } });
    if (opened.ok) return onOpen();
    const refused = Refused.safeParse(opened.body);
    if (!refused.success) return say(words.failed, "bad");
    if (refused.data.code !== "wrong" || refused.data.left === 0) return onOpen();
    say(words.ask.wrong(refused.data.left), "bad");
    input.select();
  }
  const form = make(
    "form",
    { class: "flex flex-col gap-5", novalidate: "" },
    make("p", {}, words.ask.lead),
    labelled(input, "digits", words.ask.label, words.ask.hint),
    line,
    button(words.ask.go, "main", open),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void open();
  });
  return form;
}
