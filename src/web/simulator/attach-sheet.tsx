import { type ChangeEvent, useRef } from "react";
import { Dialog } from "../shared/dialog.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { readPicture } from "./read-picture.ts";
import type { Sheet } from "./sheet-on-top.tsx";
import type { Acts } from "./use-acts.ts";

type AttachSheetProps = { acts: Acts; openSheet: (sheet: Sheet) => void; onClose: () => void };

/** Everything a resident can send besides words. The samples need no file at hand. */
export function AttachSheet({ acts, openSheet, onClose }: AttachSheetProps) {
  const picker = useRef<HTMLInputElement>(null);

  async function sendPicture(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    if (file === undefined) return;
    onClose();
    await acts.send(await readPicture(file));
  }
  function sample(kind: "image" | "audio" | "file") {
    onClose();
    void acts.send({ act: "sample", kind });
  }
  return (
    <Dialog title="送る" onClose={onClose}>
      <input
        ref={picker}
        type="file"
        accept="image/jpeg,image/png,image/gif,image/webp"
        aria-label="写真をえらぶ"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => void sendPicture(event)}
      />
      <ul className="grid grid-cols-3 gap-2">
        <Tile icon="photo" words="写真をえらぶ" onClick={() => picker.current?.click()} />
        <Tile icon="place" words="場所" onClick={() => openSheet({ kind: "place" })} />
        <Tile icon="sticker" words="スタンプ" onClick={() => openSheet({ kind: "sticker" })} />
        <Tile icon="photo" words="写真の見本" onClick={() => sample("image")} />
        <Tile icon="sound" words="声の見本" onClick={() => sample("audio")} />
        <Tile icon="file" words="ファイルの見本" onClick={() => sample("file")} />
      </ul>
    </Dialog>
  );
}

function Tile({ icon, words, onClick }: { icon: IconName; words: string; onClick: () => void }) {
  return (
    <li>
      <button
        type="button"
        onClick={onClick}
        className="flex min-h-22 w-full flex-col items-center justify-center gap-2 rounded-12 border border-solid-gray-200 p-2 text-dns-14N-130 hover:bg-solid-gray-50"
      >
        <Icon name={icon} className="size-7" />
        {words}
      </button>
    </li>
  );
}
