import { type ReactNode, useEffect, useId, useRef } from "react";
import { sharedWords } from "./shared-words.ts";

type DialogProps = { title: string; onClose: () => void; children: ReactNode; actions?: ReactNode };

/**
 * A modal dialog, open as long as it is rendered. The browser keeps the focus inside and gives it back afterwards;
 * Escape, the × and a click beside it call `onClose`.
 */
export function Dialog({ title, onClose, children, actions }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click beside the box is an extra; Escape and the × do the same by keyboard.
    <dialog
      ref={box}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === box.current) onClose();
      }}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(40rem,calc(100vw-2rem))] overflow-y-auto rounded-12 bg-white p-0 text-solid-gray-900 shadow-4 backdrop:bg-opacity-gray-600"
    >
      <div className="flex flex-col gap-4 p-6">
        <div className="flex items-start justify-between gap-4">
          <h2 id={titleId} className="text-std-20B-150">
            {title}
          </h2>
          <button
            type="button"
            onClick={onClose}
            aria-label={sharedWords.close}
            className="-m-2 grid size-11 shrink-0 place-items-center rounded-8 text-std-24N-150 hover:bg-solid-gray-50"
          >
            ×
          </button>
        </div>
        {children}
        {actions ? <div className="flex flex-wrap justify-end gap-3 pt-2">{actions}</div> : null}
      </div>
    </dialog>
  );
}
