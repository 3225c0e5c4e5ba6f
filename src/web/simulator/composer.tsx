import { type KeyboardEvent, useRef } from "react";
import { Button } from "../shared/button.tsx";
import { Icon } from "./icon.tsx";
import { sendsText } from "./sends-text.ts";
import type { Sheet } from "./sheet-on-top.tsx";

type ComposerProps = {
  draft: string;
  setDraft: (text: string) => void;
  blocked: boolean;
  /** Answers whether it was taken; if not, the text comes back. */
  onSend: (text: string) => Promise<boolean>;
  onUnblock: () => void;
  openSheet: (sheet: Sheet) => void;
  /** The resident begins to write. */
  onWrite: () => void;
};

/** Where the resident types. Enter sends, Shift+Enter starts a new line, and Enter that ends a conversion does neither. */
export function Composer({ draft, setDraft, blocked, onSend, onUnblock, openSheet, onWrite }: ComposerProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  if (blocked) return <BlockedBar onUnblock={onUnblock} />;

  async function send() {
    const text = draft.trim();
    if (text === "") return;
    setDraft("");
    box.current?.focus();
    if (!(await onSend(text))) setDraft(text);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (!sendsText(event.nativeEvent)) return;
    event.preventDefault();
    void send();
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      className="flex shrink-0 items-end gap-1 bg-white p-1.5"
    >
      <button
        type="button"
        aria-label="写真・場所・スタンプを送る"
        aria-haspopup="dialog"
        onClick={() => openSheet({ kind: "attach" })}
        className="grid size-11 shrink-0 place-items-center rounded-full hover:bg-solid-gray-100"
      >
        <Icon name="add" />
      </button>
      <textarea
        ref={box}
        rows={1}
        aria-label="メッセージ"
        placeholder="メッセージ"
        value={draft}
        maxLength={10_000}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={onWrite}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-32 min-h-11 min-w-0 flex-1 resize-none rounded-24 bg-solid-gray-50 px-4 py-2 text-std-16N-170 placeholder:text-solid-gray-600 focus-visible:-outline-offset-2"
      />
      <button
        type="submit"
        aria-label="送信"
        aria-disabled={draft.trim() === ""}
        className="grid size-11 shrink-0 place-items-center rounded-full text-blue-900 hover:bg-solid-gray-100 aria-disabled:text-solid-gray-420"
      >
        <Icon name="send" />
      </button>
    </form>
  );
}

function BlockedBar({ onUnblock }: { onUnblock: () => void }) {
  return (
    <div className="flex shrink-0 items-center gap-3 bg-white px-4 py-3">
      <p className="flex-1 text-dns-16N-130">ブロック中です</p>
      <Button look="plain" size="small" onClick={onUnblock}>
        ブロックを解除する
      </Button>
    </div>
  );
}
