import { Dialog } from "../shared/dialog.tsx";
import { StickerPicture } from "./sticker-picture.tsx";
import { STICKERS } from "./stickers.ts";
import type { Acts } from "./use-acts.ts";

/** A few stickers to send. */
export function StickerSheet({ acts, onClose }: { acts: Acts; onClose: () => void }) {
  return (
    <Dialog title="スタンプ" onClose={onClose}>
      <ul className="grid grid-cols-3 gap-2">
        {STICKERS.map(({ packageId, stickerId }) => (
          <li key={stickerId}>
            <button
              type="button"
              onClick={() => {
                onClose();
                void acts.send({ act: "sticker", packageId, stickerId });
              }}
              className="grid w-full place-items-center rounded-12 p-2 hover:bg-solid-gray-50"
            >
              <StickerPicture stickerId={stickerId} />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
