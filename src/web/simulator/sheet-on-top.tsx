import type { ReactNode } from "react";
import { Button } from "../shared/button.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { AttachSheet } from "./attach-sheet.tsx";
import { LinkSheet } from "./link-sheet.tsx";
import { PlaceSheet } from "./place-sheet.tsx";
import { StickerSheet } from "./sticker-sheet.tsx";
import type { Acts } from "./use-acts.ts";

/** What can lie over the chat. */
export type Sheet =
  | { kind: "attach" | "picture" | "place" | "sticker" | "not_here" }
  | { kind: "link"; uri: string }
  | { kind: "copy"; text: string }
  | { kind: "message"; messageId: string };

type SheetProps = {
  sheet: Sheet | null;
  cityId: string;
  acts: Acts;
  openSheet: (sheet: Sheet) => void;
  onClose: () => void;
};

/** The sheet that is open, if any. */
export function SheetOnTop({ sheet, cityId, acts, openSheet, onClose }: SheetProps): ReactNode {
  if (sheet === null) return null;
  switch (sheet.kind) {
    case "attach":
    case "picture":
      return <AttachSheet acts={acts} openSheet={openSheet} onClose={onClose} />;
    case "place":
      return <PlaceSheet cityId={cityId} acts={acts} onClose={onClose} />;
    case "sticker":
      return <StickerSheet acts={acts} onClose={onClose} />;
    case "link":
      return <LinkSheet uri={sheet.uri} onClose={onClose} />;
    case "copy":
      return <Words title="コピーする文字" words={sheet.text} onClose={onClose} />;
    case "message":
      return <MessageSheet messageId={sheet.messageId} acts={acts} onClose={onClose} />;
    case "not_here":
      return <Words title="このボタンは、体験版では使えません" words="本物のLINEでは動きます。" onClose={onClose} />;
    default:
      return sheet satisfies never;
  }
}

function Words({ title, words, onClose }: { title: string; words: string; onClose: () => void }) {
  return (
    <Dialog title={title} onClose={onClose} actions={<Button onClick={onClose}>閉じる</Button>}>
      <p className="text-std-16N-170 whitespace-pre-wrap select-all">{words}</p>
    </Dialog>
  );
}

function MessageSheet({ messageId, acts, onClose }: { messageId: string; acts: Acts; onClose: () => void }) {
  return (
    <Dialog title="このメッセージ" onClose={onClose}>
      <p className="text-std-16N-170">送信を取り消すと、市の画面からも消えます。</p>
      <Button
        look="danger"
        onClick={() => {
          onClose();
          void acts.send({ act: "unsend", messageId });
        }}
      >
        送信を取り消す
      </Button>
    </Dialog>
  );
}
