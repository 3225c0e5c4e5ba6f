import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Chat, Resident } from "../../core/simulator-view.ts";
import { ChatLog } from "./chat-log.tsx";
import { Composer } from "./composer.tsx";
import { PhoneHead } from "./phone-head.tsx";
import { quickRepliesOf } from "./quick-replies-of.ts";
import { QuickReplyRow } from "./quick-reply-row.tsx";
import { RichMenuPanel } from "./rich-menu-panel.tsx";
import { type Sheet, SheetOnTop } from "./sheet-on-top.tsx";
import { simulatorApi } from "./simulator-api.ts";
import { type Acts, useActs } from "./use-acts.ts";
import { useTaps } from "./use-taps.ts";

type PhoneProps = { resident: Resident; cityName: string; onPutAway: () => void };

/** One resident's phone, with the chat of the city's account open. */
export function Phone({ resident, cityName, onPutAway }: PhoneProps) {
  const { data: chat, isError } = useQuery({
    queryKey: ["chat", resident.userId],
    queryFn: () => simulatorApi.chat(resident.userId),
  });
  const acts = useActs(resident.userId);
  return (
    <section
      aria-label={`${resident.nickname}さんのスマホ（${cityName}）`}
      className="relative flex min-h-0 w-full flex-col overflow-hidden bg-chat-sky md:rounded-32 md:border-8 md:border-solid-gray-800 md:shadow-2"
    >
      {chat === undefined ? (
        <p className="p-6 text-center text-std-16N-170">
          {isError ? "会話を開けませんでした。" : "会話を開いています…"}
        </p>
      ) : (
        <OpenChat chat={chat} cityName={cityName} acts={acts} onPutAway={onPutAway} />
      )}
    </section>
  );
}

type OpenChatProps = { chat: Chat; cityName: string; acts: Acts; onPutAway: () => void };

function OpenChat({ chat, cityName, acts, onPutAway }: OpenChatProps) {
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [draft, setDraft] = useState("");
  /** null until the resident folds or unfolds the menu: then the menu itself says whether it starts open. */
  const [menuOpen, setMenuOpen] = useState<boolean | null>(null);
  const onTap = useTaps({ acts, openSheet: setSheet, setDraft, setMenuOpen });
  const quick = quickRepliesOf(chat, acts.usedQuickRepliesOf);
  const blocked = chat.resident.relation === "blocked";
  return (
    <>
      <PhoneHead chat={chat} cityName={cityName} acts={acts} onPutAway={onPutAway} />
      <ChatLog chat={chat} cityName={cityName} acts={acts} onTap={onTap} openSheet={setSheet} />
      {quick !== null && !blocked ? (
        <QuickReplyRow
          key={quick.itemId}
          actions={quick.actions}
          onTap={(action) => {
            // A link or the map leaves the row standing: only a message takes it away.
            if (action.type === "message" || action.type === "postback") acts.markQuickRepliesUsed(quick.itemId);
            onTap(action);
          }}
        />
      ) : null}
      {acts.problem ? (
        <p role="alert" className="bg-red-50 px-4 py-2 text-dns-14N-130 text-red-1100">
          {acts.problem}
        </p>
      ) : null}
      <Composer
        draft={draft}
        setDraft={setDraft}
        blocked={blocked}
        onSend={(text) => acts.send({ act: "text", text })}
        onUnblock={() => void acts.send({ act: "unblock" })}
        openSheet={setSheet}
        onWrite={() => setMenuOpen(false)}
      />
      {chat.richMenu !== null && !blocked ? (
        <RichMenuPanel
          shown={chat.richMenu}
          open={menuOpen ?? (chat.richMenu.menu.selected && hasRoomForMenu())}
          setOpen={setMenuOpen}
          onTap={onTap}
        />
      ) : null}
      <SheetOnTop
        sheet={sheet}
        cityId={chat.resident.city}
        acts={acts}
        openSheet={setSheet}
        onClose={() => setSheet(null)}
      />
    </>
  );
}

/** In a low window the menu would hide the conversation; it is still one tap away. */
function hasRoomForMenu(): boolean {
  return window.matchMedia("(min-height: 36rem)").matches;
}
