import { type ReactNode, useState } from "react";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { useErrorFocus } from "./use-error-focus.ts";
import { words } from "./words.ts";

type FormDialogProps = {
  text: { title: string; lead: string; submit: string };
  /** Whether all that is needed was filled in; until then sending shows what is missing. */
  ready: boolean;
  /** What is asked; `tried` after a first try to send, from when on what is missing is said. */
  children: (tried: boolean) => ReactNode;
  onCancel: () => void;
  /** Resolves to words of failure, or null when it was done. */
  onDone: () => Promise<string | null>;
};

/** The frame of every move that asks something first: what it does, the questions, what went wrong, and the way back. */
export function FormDialog({ text, ready, children, onCancel, onDone }: FormDialogProps) {
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const box = useErrorFocus(tries);

  async function submit() {
    setTries(tries + 1);
    if (!ready || busy) return;
    setBusy(true);
    setFailure(await onDone());
    setBusy(false);
  }

  return (
    <Dialog
      title={text.title}
      onClose={onCancel}
      actions={
        <>
          <Button look="plain" onClick={onCancel}>
            {words.cancel}
          </Button>
          <Button aria-disabled={busy} onClick={() => void submit()}>
            {busy ? words.moving : text.submit}
          </Button>
        </>
      }
    >
      <div ref={box} className="flex flex-col gap-4">
        <p className="text-std-16N-170">{text.lead}</p>
        {children(tries > 0)}
        {failure === null ? null : <Banner tone="error" title={failure} />}
      </div>
    </Dialog>
  );
}
