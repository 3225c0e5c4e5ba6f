import type { ReactNode } from "react";
import { TextAreaField } from "../shared/field.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { lifeWords } from "./life-words.ts";

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
  const missing = needed && reason.trim() === "";
  return (
    <FormDialog text={text} ready={ready && !missing} onCancel={onCancel} onDone={onDone}>
      {(tried) => (
        <>
          {children?.(tried)}
          <TextAreaField
            label={text.reason}
            hint={text.hint}
            required={needed}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => onReason(event.target.value)}
            error={tried && missing ? lifeWords.reasonMissing : null}
          />
        </>
      )}
    </FormDialog>
  );
}
