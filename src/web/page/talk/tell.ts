import { Done } from "../../../core/page-view.ts";
import { fetchJson } from "../../shared/fetch-json.ts";
import type { saying } from "../element.ts";
import { inTime } from "./in-time.ts";
import type { TalkWords } from "./talk-words.ts";
import { becameOf, keepUnsaid, type Said } from "./unsaid.ts";

type Parts = ReturnType<typeof saying> & {
  token: string;
  words: () => TalkWords;
  /** What she wrote is there. */
  arrived: (text: string) => void;
  onSaid: () => void;
};

/** Brings what she says or taps to us, and tells her what became of it; what did not arrive goes out again when somebody answers. */
export function tell({ token, line, say, words, arrived, onSaid }: Parts) {
  const unsaid = keepUnsaid();

  async function act(said: Said, isAgain = false): Promise<void> {
    // Tried again and again, nothing new is told meanwhile.
    if (!isAgain) say(words().write.sending, "good");
    unsaid.drop();
    const done = await fetchJson(Done, "/api/talk/act", { body: { token, ...said }, signal: inTime() });
    if (done.ok) {
      say(words().write.sent, "good");
      if ("text" in said) arrived(said.text);
    } else {
      const became = becameOf(said, done.error);
      if (became === "kept" || became === "waits") unsaid.keep(said);
      say(words().write[became], "bad");
      if (!isAgain) line.scrollIntoView({ block: "nearest" });
    }
    onSaid();
  }

  return {
    act: (said: Said) => act(said),
    drop: unsaid.drop,
    /** She goes on writing. */
    changed(): void {
      if (unsaid.changed()) say("", "good");
    },
    /** Somebody answers: what did not arrive is said again, and that nobody answers is no longer so. */
    answered(): void {
      const again = unsaid.due();
      if (again !== null) void act(again, true);
      else if (line.textContent === words().away) say("", "good");
    },
    /** Nobody answers. That what she said is not there yet is more. */
    away(): void {
      const { kept, waits, tooOften, refused } = words().write;
      if (![kept, waits, tooOften, refused].includes(line.textContent)) say(words().away, "bad");
    },
  };
}
