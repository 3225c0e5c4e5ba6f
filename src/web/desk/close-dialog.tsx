import { z } from "zod";
import { OUTCOMES, Outcome } from "../../core/casework/case.ts";
import type { CaseView } from "../../core/casework/views.ts";
import { CloseBody } from "../../core/casework/views.ts";
import { TextAreaField } from "../shared/field.tsx";
import { names } from "../staff/names.ts";
import { FormDialog } from "./form-dialog.tsx";
import { RadioGroup } from "./radio-group.tsx";
import { words } from "./words.ts";

/** What is being filled in; kept, so that a slip of the mouse beside the dialog loses nothing. */
export const CloseDraft = z.strictObject({
  outcome: Outcome.nullable(),
  reached: z.boolean().nullable(),
  note: z.string(),
});
export type CloseDraft = z.infer<typeof CloseDraft>;
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
  const text = words.close;
  const noteMissing = reached === false && note.trim() === "";
  const body = CloseBody.safeParse({ version: view.row.version, outcome, reached, note });
  return (
    <FormDialog
      text={text}
      ready={body.success && !noteMissing}
      onCancel={onCancel}
      onDone={async () => (body.success ? onCloseCase(body.data) : null)}
    >
      {(tried) => (
        <>
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
        </>
      )}
    </FormDialog>
  );
}
