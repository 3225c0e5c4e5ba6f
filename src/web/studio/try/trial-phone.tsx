import { useEffect, useRef, useState } from "react";
import type { Language } from "../../../core/language.ts";
import type { Tried } from "../../../core/studio/talk-view.ts";
import type { Happening } from "../../../core/talk/talk.ts";
import { editWords } from "../edit-words.ts";
import { BubbleView, unnumbered } from "../phone/bubble-view.tsx";
import { publishWords } from "../publish-words.ts";
import { happeningWords } from "../talks/happening-words.ts";

const say = publishWords.try;

type TrialPhoneProps = { tried: Tried | null; language: Language; onHappen: (happening: Happening) => void };

/** The phone of the trial: what was said on both sides, and what can be tapped or written now. */
export function TrialPhone({ tried, language, onHappen }: TrialPhoneProps) {
  const log = useRef<HTMLDivElement>(null);
  const turns = tried?.turns ?? [];
  const says = turns.at(-1)?.says ?? [];
  const quick = says.at(-1)?.quick ?? [];
  const onPage = says.some((each) => each.onPage);
  useEffect(() => {
    if (turns.length > 0 && log.current !== null) log.current.scrollTop = log.current.scrollHeight;
  }, [turns.length]);
  return (
    <section
      aria-label={say.phone}
      className="flex h-160 max-h-[75dvh] flex-col overflow-hidden rounded-24 border-4 border-solid-gray-800 bg-chat-sky"
    >
      <p className="bg-chat-bar px-4 py-2 text-dns-16B-130">{editWords.phone.city}</p>
      <div
        ref={log}
        role="log"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        tabIndex={0}
        aria-label={say.phone}
        lang={language === "en" ? "en" : "ja"}
        className="relative flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto p-3"
      >
        {turns.map((turn, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: turns are only added at the end.
          <div key={index} className="flex flex-col gap-2">
            <Mine happening={turn.happening} />
            {turn.says.map((said, which) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was said never changes.
              <Said key={which} said={said} among={turn.says} onTap={(label) => onHappen({ タップ: label })} />
            ))}
          </div>
        ))}
        {tried?.failure == null ? null : (
          <p role="alert" lang="ja" className="rounded-8 bg-red-50 px-3 py-2 text-red-1100">
            {say.stuck(tried.failure.reason)}
          </p>
        )}
      </div>
      {quick.length === 0 ? null : (
        <ul className="flex shrink-0 gap-2 overflow-x-auto px-3 py-2">
          {quick.map((action) => (
            <li key={action.label} className="shrink-0">
              <button
                type="button"
                onClick={() => onHappen({ タップ: unnumbered(action.label) })}
                className="min-h-11 rounded-full bg-white px-4 text-dns-16N-130 hover:bg-solid-gray-100"
              >
                {action.label}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Composer
        label={onPage ? say.sayOnPage : say.say}
        onSay={(text) => onHappen(onPage ? { ページで: text } : { 住民: text })}
      />
    </section>
  );
}

type SaidProps = { said: Says[number]; among: Says; onTap: (label: string) => void };
type Says = Tried["turns"][number]["says"];

/** What was said at one go, under the place where it stands as soon as there are two. */
function Said({ said: { bubbles, onPage }, among, onTap }: SaidProps) {
  return (
    <div className={`flex flex-col gap-2 ${onPage ? "rounded-12 bg-white/60 p-2" : ""}`}>
      {among.some((each) => each.onPage) ? (
        <p lang="ja" className="text-dns-14B-130">
          {onPage ? say.onPage : say.inLine}
        </p>
      ) : null}
      {bubbles.map((bubble, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was said never changes.
        <BubbleView key={at} bubble={bubble} onTap={onTap} />
      ))}
    </div>
  );
}

function Mine({ happening }: { happening: Happening }) {
  if ("友だち追加" in happening) return null;
  const text =
    "ページで" in happening
      ? happening.ページで
      : "住民" in happening
        ? happening.住民
        : "タップ" in happening
          ? happening.タップ
          : happeningWords(happening);
  return (
    <p className="ml-auto w-fit max-w-4/5 rounded-24 rounded-tr-4 bg-chat-mine px-4 py-2 whitespace-pre-wrap">{text}</p>
  );
}

function Composer({ label, onSay }: { label: string; onSay: (text: string) => void }) {
  const [text, setText] = useState("");
  return (
    <form
      className="flex shrink-0 gap-2 bg-white p-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === "") return;
        onSay(text);
        setText("");
      }}
    >
      <input
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="min-h-11 min-w-0 flex-1 rounded-full border border-solid-gray-600 px-4"
      />
      <button type="submit" className="min-h-11 px-3 text-oln-16B-100 text-blue-1000">
        {say.send}
      </button>
    </form>
  );
}
