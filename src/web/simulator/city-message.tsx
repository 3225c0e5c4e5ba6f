import type { ReactNode } from "react";
import type { LineMessage } from "../../core/line-message/line-message.ts";
import { FlexMessage } from "./flex/flex-message.tsx";
import { Icon } from "./icon.tsx";
import type { OnTap } from "./on-tap.ts";
import { PlaceCard } from "./place-card.tsx";
import { RemotePicture } from "./remote-picture.tsx";
import { splitLinks } from "./split-links.ts";
import { StickerPicture } from "./sticker-picture.tsx";
import { TemplateMessage } from "./template-message.tsx";

/** A message of the account, as LINE draws its kind. */
export function CityMessage({ message, onTap }: { message: LineMessage; onTap: OnTap }): ReactNode {
  switch (message.type) {
    case "text":
      return <TextBubble text={message.text} onTap={onTap} />;
    case "sticker":
      return <StickerPicture stickerId={message.stickerId} />;
    case "image":
      return <Framed label="画像" url={message.previewImageUrl} />;
    case "video":
      return <Framed label="動画" url={message.previewImageUrl} />;
    case "audio":
      return (
        <p className="flex items-center gap-2 rounded-24 bg-white px-4 py-3 text-dns-16N-130">
          <Icon name="sound" />
          音声　{Math.round(message.duration / 1000)}秒
        </p>
      );
    case "location":
      return (
        <PlaceCard
          title={message.title}
          address={message.address}
          latitude={message.latitude}
          longitude={message.longitude}
        />
      );
    case "template":
      return <TemplateMessage template={message.template} altText={message.altText} onTap={onTap} />;
    case "flex":
      return <FlexMessage contents={message.contents} altText={message.altText} onTap={onTap} />;
    default:
      return message satisfies never;
  }
}

function TextBubble({ text, onTap }: { text: string; onTap: OnTap }) {
  return (
    <p className="w-fit max-w-full rounded-24 rounded-tl-4 bg-white px-4 py-2 text-[1rem] leading-normal whitespace-pre-wrap">
      {splitLinks(text).map((piece, index) => {
        const { uri } = piece;
        if (uri === null) return piece.text;
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a sent text never changes.
            key={index}
            type="button"
            onClick={() => onTap({ type: "uri", label: piece.text, uri })}
            className="inline min-h-6 text-start break-all text-blue-1000 underline"
          >
            {piece.text}
          </button>
        );
      })}
    </p>
  );
}

function Framed({ label, url }: { label: string; url: string }) {
  return (
    <figure className="w-60 max-w-full overflow-hidden rounded-16">
      <RemotePicture url={url} ratio="4:3" />
      <figcaption className="bg-white px-3 py-1 text-dns-14N-130">{label}</figcaption>
    </figure>
  );
}
