import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { sharedWords } from "./shared-words.ts";

type DialogProps = { title: string; onClose: () => void; children: ReactNode; actions?: ReactNode };

const CLOSES = "button[data-closes]";

/**
 * A modal dialog, open as long as it is rendered. The browser keeps the focus inside and gives it back afterwards;
 * Escape, the × and a click beside it call `onClose`. The heading and the buttons stay in sight, what is between them scrolls.
 */
export function Dialog({ title, onClose, children, actions }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  // In the layout phase: a dialog that is shut after it left the page gives the focus to nobody.
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    // On the × a press of Enter, meant for what is asked, would shut it.
    if (document.activeElement?.matches(CLOSES)) heading.current?.focus();
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
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(40rem,calc(100vw-2rem))] flex-col overflow-hidden rounded-12 bg-white p-0 text-solid-gray-900 shadow-4 backdrop:bg-opacity-gray-600 open:flex low:max-h-[calc(100dvh-0.5rem)] tiny:overflow-y-auto"
    >
      <div className="flex shrink-0 items-start justify-between gap-4 border-b border-solid-gray-300 px-6 pt-5 pb-3 low:py-2">
        <h2 ref={heading} id={titleId} tabIndex={-1} className="text-std-20B-150 shadow-none outline-none">
          {title}
        </h2>
        <button
          type="button"
          onClick={onClose}
          data-closes
          aria-label={sharedWords.close}
          className="-mx-2 -my-1.5 grid size-11 shrink-0 place-items-center rounded-8 text-std-24N-150 hover:bg-solid-gray-50"
        >
          ×
        </button>
      </div>
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto px-6 pt-4 pb-6 tiny:overflow-visible">{children}</div>
      {actions ? (
        <div className="flex shrink-0 flex-wrap justify-end gap-3 border-t border-solid-gray-300 px-6 py-3 low:py-1.5">
          {actions}
        </div>
      ) : null}
    </dialog>
  );
}
