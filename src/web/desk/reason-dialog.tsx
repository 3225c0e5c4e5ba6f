import { type ReactNode, useState } from "react";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { TextAreaField } from "../shared/field.tsx";
import { lifeWords } from "./life-words.ts";
import { useErrorFocus } from "./use-error-focus.ts";
import { words } from "./words.ts";

type ReasonDialogProps = {
  text: { title: string; lead: string; reason: string; hint: string; submit: string };
  reason: string;
  onReason: (reason: string) => void;
  /** Whether a reason must be given. */
  needed: boolean;
  /** What else is asked, above the reason; `tried` after a first try to send. */
  children?: (tried: boolean) => ReactNode;
  /** Whether what else is asked was answered. */
  ready?: boolean;
  onCancel: () => void;
  /** Resolves to words of failure, or null when it was done. */
  onDone: () => Promise<string | null>;
};

/** A move that asks why, and perhaps one thing more. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { text, reason, onReason, needed, children, ready = true, onCancel, onDone } = props;
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const box = useErrorFocus(tries);
  const missing = needed && reason.trim() === "";

  async function submit() {
    setTries(tries + 1);
    if (missing || !ready || busy) return;
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
            {lifeWords.cancel}
          </Button>
          <Button aria-disabled={busy} onClick={() => void submit()}>
            {busy ? words.moving : text.submit}
          </Button>
        </>
      }
    >
      <div ref={box} className="flex flex-col gap-4">
        <p className="text-std-16N-170">{text.lead}</p>
        {children?.(tries > 0)}
        <TextAreaField
          label={text.reason}
          hint={text.hint}
          required={needed}
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => onReason(event.target.value)}
          error={tries > 0 && missing ? lifeWords.reasonMissing : null}
        />
        {failure === null ? null : <Banner tone="error" title={failure} />}
      </div>
    </Dialog>
  );
}
