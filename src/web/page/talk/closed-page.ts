import { Done } from "../../../core/page-view.ts";
import type { TalkPageRead } from "../../../core/talk-page-view.ts";
import { fetchJson } from "../../shared/fetch-json.ts";
import { button, make, saying } from "../element.ts";
import { dangerLine } from "./danger-line.ts";
import { TALK_WORDS } from "./talk-words.ts";

type Closed = "used" | "late" | "gone";

/** A link that does not open (any more): why, and the way to a new one. */
export function closedPage(token: string, state: Closed, { language, city }: TalkPageRead): HTMLElement[] {
  const words = TALK_WORDS[language];
  const { line, say } = saying();
  const again = button(words.again.go, "main", async () => {
    const sent = await fetchJson(Done, "/api/talk/again", { body: { token } });
    say(sent.ok ? words.again.sent : words.away, sent.ok ? "good" : "bad");
  });
  return [
    make("h1", { class: "text-std-24B-150" }, city === null ? "つなぐ" : words.title(city)),
    make("p", {}, words.closed[state]),
    dangerLine(words),
    ...(state === "gone" ? [] : [again, line]),
  ];
}

/** Before anything is known, not even her language. */
export function awayPage(look: () => Promise<void>): HTMLElement[] {
  const { ja } = TALK_WORDS;
  return [
    make("h1", { class: "text-std-24B-150" }, "つなぐ"),
    make("p", { role: "alert" }, ja.away),
    dangerLine(ja),
    button(ja.retry, "plain", look),
  ];
}
