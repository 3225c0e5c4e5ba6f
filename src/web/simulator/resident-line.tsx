import type { ReactNode } from "react";
import type { ChatItem, ResidentMessage } from "../../core/simulator-view.ts";
import { clockWords } from "./clock-words.ts";
import { Icon } from "./icon.tsx";
import { MiddleLine } from "./middle-line.tsx";
import { PlaceCard } from "./place-card.tsx";
import type { Sheet } from "./sheet-on-top.tsx";
import { simulatorApi } from "./simulator-api.ts";
import { StickerPicture } from "./sticker-picture.tsx";

type ResidentItem = Extract<ChatItem, { from: "resident" }>;
type ResidentLineProps = { item: ResidentItem; first: boolean; last: boolean; openSheet: (sheet: Sheet) => void };

/** What the resident sent, on the right in green. A long press, a right click or 「…」 opens what can be done with it. */
export function ResidentLine({ item, first, last, openSheet }: ResidentLineProps) {
  if (item.message === null) return <MiddleLine>メッセージの送信を取り消しました</MiddleLine>;
  const open = () => openSheet({ kind: "message", messageId: item.id });
  return (
    <div className={`flex items-end justify-end gap-1.5 ${first ? "pt-2" : ""}`}>
      {item.echo ? null : (
        <button
          type="button"
          onClick={open}
          aria-label="このメッセージのメニュー"
          aria-haspopup="dialog"
          className="grid size-11 shrink-0 place-items-center self-center rounded-full text-solid-gray-800 hover:bg-opacity-gray-100"
        >
          <Icon name="dots" className="size-5" />
        </button>
      )}
      {last ? (
        <p className="flex shrink-0 flex-col items-end gap-1 text-[0.75rem] leading-none text-solid-gray-900">
          {item.read ? <span>既読</span> : null}
          <time dateTime={item.at}>{clockWords(item.at)}</time>
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a short cut by long press; the button beside it does the same. */}
      <div
        className="max-w-[72%] min-w-0"
        onContextMenu={(event) => {
          if (item.echo) return;
          event.preventDefault();
          open();
        }}
      >
        <span className="sr-only">あなた：</span>
        <Sent message={item.message} />
      </div>
    </div>
  );
}

function Sent({ message }: { message: ResidentMessage }): ReactNode {
  switch (message.type) {
    case "text":
      return (
        <p className="rounded-24 rounded-tr-4 bg-chat-mine px-4 py-2 text-[1rem] leading-normal whitespace-pre-wrap">
          {message.text}
        </p>
      );
    case "sticker":
      return <StickerPicture stickerId={message.stickerId} />;
    case "location":
      return <PlaceCard {...message} />;
    case "image":
      return (
        <img
          src={simulatorApi.mediaUrl(message.messageId)}
          alt="送った写真"
          className="max-h-60 max-w-full rounded-16 bg-white"
        />
      );
    case "video":
      return <SentFile icon="film" words="動画" />;
    case "audio":
      return <SentFile icon="sound" words="音声" />;
    case "file":
      return <SentFile icon="file" words={message.fileName} />;
    default:
      return message satisfies never;
  }
}

function SentFile({ icon, words }: { icon: "film" | "sound" | "file"; words: string }) {
  return (
    <p className="flex items-center gap-2 rounded-24 rounded-tr-4 bg-chat-mine px-4 py-3 text-dns-16N-130">
      <Icon name={icon} />
      {words}
    </p>
  );
}
