import { useState } from "react";
import type { z } from "zod";
import { OUTCOMES, type Outcome } from "../../core/casework/case.ts";
import type { CaseView } from "../../core/casework/views.ts";
import { CloseBody } from "../../core/casework/views.ts";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { TextAreaField } from "../shared/field.tsx";
import { names } from "../staff/names.ts";
import { RadioGroup } from "./radio-group.tsx";
import { useErrorFocus } from "./use-error-focus.ts";
import { words } from "./words.ts";

/** What is being filled in; kept by the page, so that a slip of the mouse beside the dialog loses nothing. */
export type CloseDraft = { outcome: Outcome | null; reached: boolean | null; note: string };
export const EMPTY_CLOSE: CloseDraft = { outcome: null, reached: null, note: "" };

type CloseDialogProps = {
  view: CaseView;
  draft: CloseDraft;
  onDraft: (draft: CloseDraft) => void;
  onCancel: () => void;
  /** Resolves to words of failure, or null when the case was closed. */
  onCloseCase: (body: z.infer<typeof CloseBody>) => Promise<string | null>;
};

/** Ends a case with one of the five standard results. Without having reached the resident only with a reason. */
export function CloseDialog({ view, draft, onDraft, onCancel, onCloseCase }: CloseDialogProps) {
  const { outcome, reached, note } = draft;
  const [tries, setTries] = useState(0);
  const tried = tries > 0;
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const text = words.close;
  const box = useErrorFocus(tries);
  const noteMissing = reached === false && note.trim() === "";

  async function submit() {
    setTries(tries + 1);
    const body = CloseBody.safeParse({ version: view.row.version, outcome, reached, note });
    if (!body.success || noteMissing || busy) return;
    setBusy(true);
    setFailure(await onCloseCase(body.data));
    setBusy(false);
  }

  return (
    <Dialog
      title={text.title}
      onClose={onCancel}
      actions={
        <>
          <Button look="plain" onClick={onCancel}>
            {text.cancel}
          </Button>
          <Button aria-disabled={busy} onClick={() => void submit()}>
            {busy ? words.moving : text.submit}
          </Button>
        </>
      }
    >
      <div ref={box} className="flex flex-col gap-4">
        <p className="text-std-16N-170">{text.told}</p>
        <RadioGroup
          legend={text.outcome}
          options={OUTCOMES.map((value) => ({ value, label: names.outcomes[value] }))}
          chosen={outcome}
          onChoose={(value) => onDraft({ ...draft, outcome: value })}
          error={tried && outcome === null ? text.outcomeMissing : null}
        />
        <RadioGroup
          legend={text.reached}
          options={[
            { value: "yes", label: text.yes },
            { value: "no", label: text.no },
          ]}
          chosen={reached === null ? null : reached ? "yes" : "no"}
          onChoose={(value) => onDraft({ ...draft, reached: value === "yes" })}
          error={tried && reached === null ? text.reachedMissing : null}
        />
        <TextAreaField
          label={text.note}
          hint={reached === false ? text.noteHintNeeded : text.noteHint}
          required={reached === false}
          rows={2}
          maxLength={1000}
          value={note}
          onChange={(event) => onDraft({ ...draft, note: event.target.value })}
          error={tried && noteMissing ? text.noteMissing : null}
        />
        {failure === null ? null : <Banner tone="error" title={failure} />}
      </div>
    </Dialog>
  );
}
