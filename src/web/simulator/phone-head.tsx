import { useState } from "react";
import type { Chat } from "../../core/simulator-view.ts";
import { Button } from "../shared/button.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { CityIcon } from "./city-icon.tsx";
import { Icon } from "./icon.tsx";
import type { Acts } from "./use-acts.ts";

type PhoneHeadProps = { chat: Chat; cityName: string; acts: Acts; onPutAway: () => void };

/** The top of the chat: whom we talk to, and the menu with block and unblock. */
export function PhoneHead({ chat, cityName, acts, onPutAway }: PhoneHeadProps) {
  const [menu, setMenu] = useState(false);
  const { nickname, relation } = chat.resident;
  return (
    <>
      <div className="flex items-center gap-2 bg-chat-bar py-1.5 pr-1 pl-3">
        <CityIcon name={cityName} />
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-dns-16B-130">{cityName}</h2>
          <p className="truncate text-dns-14N-130 text-solid-gray-800">{nickname}さんのスマホ</p>
        </div>
        <button
          type="button"
          aria-label="メニュー"
          aria-haspopup="dialog"
          onClick={() => setMenu(true)}
          className="grid size-11 place-items-center rounded-full hover:bg-opacity-gray-100"
        >
          <Icon name="dots" />
        </button>
      </div>
      {relation === "stranger" ? <AddBar cityName={cityName} onAdd={() => void acts.send({ act: "follow" })} /> : null}
      {menu ? <HeadMenu chat={chat} acts={acts} onPutAway={onPutAway} onClose={() => setMenu(false)} /> : null}
    </>
  );
}

function AddBar({ cityName, onAdd }: { cityName: string; onAdd: () => void }) {
  return (
    <div className="flex items-center gap-3 bg-white px-4 py-2">
      <p className="flex-1 text-dns-14N-130">{cityName}は、まだ友だちではありません。</p>
      <Button size="small" look="plain" onClick={onAdd}>
        追加
      </Button>
    </div>
  );
}

type HeadMenuProps = Omit<PhoneHeadProps, "cityName"> & { onClose: () => void };

function HeadMenu({ chat, acts, onPutAway, onClose }: HeadMenuProps) {
  const blocked = chat.resident.relation === "blocked";
  return (
    <Dialog title={`${chat.resident.nickname}さんのスマホ`} onClose={onClose}>
      <div className="flex flex-col gap-3">
        <Button
          look="plain"
          onClick={() => {
            onClose();
            void acts.send({ act: blocked ? "unblock" : "block" });
          }}
        >
          {blocked ? "ブロックを解除する" : "ブロックする"}
        </Button>
        <Button
          look="plain"
          onClick={() => {
            onClose();
            onPutAway();
          }}
        >
          このスマホをしまう
        </Button>
      </div>
    </Dialog>
  );
}
