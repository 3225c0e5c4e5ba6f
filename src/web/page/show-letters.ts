import { Done, type PageLetter, PageRead } from "../../core/page-view.ts";
import { fetchJson } from "../shared/fetch-json.ts";
import { button, labelled, make, saying } from "./element.ts";
import type { PageWords } from "./words.ts";

type Answering = { token: string; words: PageWords; onOver: () => Promise<void> };
type Showing = Answering & { whomToCall: HTMLElement };

/** The replies, and a place to answer. `onOver`: this browser may no longer read. */
export async function showLetters({ token, words, onOver, whomToCall }: Showing): Promise<HTMLElement> {
  const found = await fetchJson(PageRead, "/api/page/read", { body: { token } });
  if (!found.ok)
    return make(
      "div",
      { class: "flex flex-col gap-4" },
      make("p", {}, words.failed),
      whomToCall,
      button(words.ask.go, "plain", onOver),
    );
  const { letters, holder, isClosed } = found.value;
  const list = make("ol", { class: "flex flex-col gap-4" });
  list.append(...letters.map((letter) => letterOf(letter, words, holder)));
  const leave = button(words.leave.go, "plain", async () => {
    await fetchJson(Done, "/api/page/leave", { body: { token } });
    const page = box.parentElement;
    page?.replaceChildren(make("p", { role: "status" }, words.leave.done));
  });
  const box = make(
    "div",
    { class: "flex flex-col gap-6" },
    letters.length === 0 ? make("p", {}, words.read.none) : list,
    // In a closed case nobody would read what she writes.
    ...(isClosed
      ? [make("p", {}, words.read.ended), whomToCall]
      : [answerForm({ token, words, onOver }, (letter) => list.append(letterOf(letter, words, holder)))]),
    leave,
  );
  return box;
}

function letterOf({ at, from, text }: PageLetter, words: PageWords, holder: string): HTMLElement {
  const ours = from === "staff";
  const look = ours ? "bg-blue-50" : "ml-8 bg-solid-gray-50";
  const when = new Date(at).toLocaleString(document.documentElement.lang, {
    ...{ month: "numeric", day: "numeric", hour: "numeric", minute: "2-digit", timeZone: "Asia/Tokyo" },
  });
  return make(
    "li",
    { class: `rounded-12 px-4 py-3 ${look}` },
    make(
      "p",
      { class: "flex flex-wrap gap-x-3 text-std-16N-170 text-solid-gray-700" },
      make("b", { class: "font-700 text-solid-gray-900" }, ours ? words.read.from(holder) : words.read.you),
      when,
    ),
    make("p", { class: "whitespace-pre-wrap" }, text),
  );
}

function answerForm({ token, words, onOver }: Answering, onSent: (letter: PageLetter) => void): HTMLElement {
  const input = make("textarea", {
    ...{ rows: "4", maxlength: "2000", name: "answer" },
    class: "field-sizing-content min-h-30 w-full rounded-8 border border-solid-gray-600 px-4 py-3 text-std-18N-160",
  });
  const { line, say } = saying();
  // The same until it is there: pressed twice over a bad line it is said once.
  let id = crypto.randomUUID();
  let tried = "";
  async function send(): Promise<void> {
    const text = input.value.trim();
    if (text === "") return say(words.write.missing, "bad");
    // The first may have arrived, and nobody told her: what she changed since is another.
    if (tried !== "" && tried !== text) id = crypto.randomUUID();
    tried = text;
    const sent = await fetchJson(Done, "/api/page/write", { body: { token, id, text } });
    if (!sent.ok && ["used", "late", "shut", "gone"].includes(sent.error)) return onOver();
    if (!sent.ok) return say(words.failed, "bad");
    onSent({ id, at: new Date().toISOString(), from: "resident", text });
    [id, tried] = [crypto.randomUUID(), ""];
    input.value = "";
    say(words.write.sent, "good");
  }
  return make(
    "section",
    { class: "flex flex-col gap-4 border-t border-solid-gray-300 pt-6" },
    labelled(input, "answer", words.write.label, words.write.hint),
    make("p", { class: "text-std-16N-170" }, words.write.slow),
    line,
    button(words.write.go, "main", send),
  );
}
