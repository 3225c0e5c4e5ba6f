import { type RefObject, useLayoutEffect, useMemo, useRef } from "react";
import type { Chat } from "../../core/simulator-view.ts";
import { serverNow } from "../shared/server-clock.ts";
import { ChatLine } from "./chat-line.tsx";
import { chatRows } from "./chat-rows.ts";
import { CityIcon } from "./city-icon.tsx";
import type { OnTap } from "./on-tap.ts";
import type { Sheet } from "./sheet-on-top.tsx";
import type { Acts } from "./use-acts.ts";
import { useUntil } from "./use-until.ts";

type ChatLogProps = { chat: Chat; cityName: string; acts: Acts; onTap: OnTap; openSheet: (sheet: Sheet) => void };

/** The conversation. New lines are read out when there is a pause, and the newest stays in sight. */
export function ChatLog({ chat, cityName, acts, onTap, openSheet }: ChatLogProps) {
  const rows = useMemo(() => chatRows(chat, new Date(serverNow()).toISOString()), [chat]);
  const loading = useUntil(chat.loadingUntil);
  const log = useRef<HTMLDivElement>(null);
  useNewestInSight(log, `${rows.length} ${chat.quickReplyOf} ${loading} ${chat.richMenu?.richMenuId}`);
  return (
    <div
      ref={log}
      role="log"
      aria-label={`${cityName}との会話`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the log scrolls, and must do so by keyboard too.
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto px-3 py-3 focus-visible:-outline-offset-4"
    >
      <div className="flex flex-col gap-1">
        {rows.map((row) => (
          <ChatLine key={row.key} row={row} cityName={cityName} acts={acts} onTap={onTap} openSheet={openSheet} />
        ))}
        {loading ? <LoadingBubble cityName={cityName} /> : null}
      </div>
    </div>
  );
}

/** How near to the end (px) the resident must be to be taken along when something above grows. */
const NEAR_END = 80;

/** Scrolls to the end when something came, and stays there while the log or what is in it changes its height. */
function useNewestInSight(log: RefObject<HTMLDivElement | null>, newest: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `newest` is the reason to scroll, not something read here.
  useLayoutEffect(() => {
    toEnd(log.current);
  }, [newest, log]);
  useLayoutEffect(() => {
    const box = log.current;
    if (box === null) return;
    let nearEnd = true;
    const onScroll = () => {
      nearEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
    };
    const watch = new ResizeObserver(() => {
      if (nearEnd) toEnd(box);
    });
    box.addEventListener("scroll", onScroll, { passive: true });
    for (const part of [box, ...box.children]) watch.observe(part);
    return () => {
      box.removeEventListener("scroll", onScroll);
      watch.disconnect();
    };
  }, [log]);
}

function toEnd(box: HTMLDivElement | null): void {
  box?.scrollTo({ top: box.scrollHeight });
}

function LoadingBubble({ cityName }: { cityName: string }) {
  return (
    <div className="flex items-start gap-2 pt-2">
      <CityIcon name={cityName} />
      <p className="flex min-h-10 items-center gap-1.5 rounded-24 bg-white px-4">
        <span className="sr-only">返事を書いています</span>
        {["delay-0", "delay-150", "delay-300"].map((delay) => (
          <span
            key={delay}
            aria-hidden="true"
            className={`size-2 rounded-full bg-solid-gray-600 motion-safe:animate-pulse ${delay}`}
          />
        ))}
      </p>
    </div>
  );
}
