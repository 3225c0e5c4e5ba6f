import { z } from "zod";
import { Ground } from "../../core/casework/ground.ts";
import { mayTell } from "../../core/casework/may-tell.ts";
import type { CaseView } from "../../core/casework/views.ts";
import { PassBody } from "../../core/casework/views.ts";
import { Button } from "../shared/button.tsx";
import { TextAreaField } from "../shared/field.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { GroundChoice } from "./ground-choice.tsx";
import { lifeWords } from "./life-words.ts";
import { ReceiverPicker } from "./receiver-picker.tsx";
import { words } from "./words.ts";

/** What is being filled in; kept, so that a slip of the mouse beside the dialog loses nothing. */
export const PassDraft = z.strictObject({
  to: z.string().nullable(),
  reason: z.string(),
  done: z.string(),
  ground: Ground.nullable(),
});
export type PassDraft = z.infer<typeof PassDraft>;
export const EMPTY_PASS: PassDraft = { to: null, reason: "", done: "", ground: null };

type PassDialogProps = {
  view: CaseView;
  draft: PassDraft;
  onDraft: (draft: PassDraft) => void;
  onCancel: () => void;
  /** Resolves to words of failure, or null when it was passed on. */
  onPass: (body: z.infer<typeof PassBody>) => Promise<string | null>;
};

/** Passes a case on to somebody named, with a reason: never a refusal. */
export function PassDialog({ view, draft, onDraft, onCancel, onPass }: PassDialogProps) {
  const { to, reason, done, ground } = draft;
  const uncovered = to !== null && !mayTell(view.sheet.consent, { id: to }, view.leadId) && to !== view.sender?.id;
  const body = PassBody.safeParse({ version: view.row.version, to, reason, done, ground });
  const text = words.pass;
  return (
    <FormDialog
      text={text}
      ready={body.success && !(uncovered && ground === null)}
      onCancel={onCancel}
      onDone={async () => (body.success ? onPass(body.data) : null)}
    >
      {(tried) => (
        <>
          <PassTo view={view} draft={draft} onDraft={onDraft} uncovered={uncovered} tried={tried} />
          <TextAreaField
            label={text.reason}
            hint={text.reasonHint}
            required
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => onDraft({ ...draft, reason: event.target.value })}
            error={tried && reason.trim() === "" ? text.reasonMissing : null}
          />
          <TextAreaField
            label={text.done}
            hint={text.doneHint}
            rows={2}
            maxLength={1000}
            value={done}
            onChange={(event) => onDraft({ ...draft, done: event.target.value })}
          />
        </>
      )}
    </FormDialog>
  );
}

type PassToProps = Pick<PassDialogProps, "view" | "draft" | "onDraft"> & { uncovered: boolean; tried: boolean };

/** To whom: back to who had it, or anybody in the city; where no consent names them, on what ground. */
function PassTo({ view, draft, onDraft, uncovered, tried }: PassToProps) {
  const { to, ground } = draft;
  const text = words.pass;
  return (
    <>
      {view.sender === null ? null : (
        <Button
          look="plain"
          size="small"
          className="self-start"
          onClick={() => onDraft({ ...draft, to: view.sender?.id ?? null })}
        >
          {lifeWords.sendBack(view.sender.name)}
        </Button>
      )}
      <ReceiverPicker
        chosen={to === null ? [] : [to]}
        holderId={view.row.holder.id}
        onChoose={(id) => onDraft({ ...draft, to: id })}
        error={tried && to === null ? text.missing : null}
      />
      {uncovered ? (
        <GroundChoice
          chosen={ground}
          onChoose={(chosen) => onDraft({ ...draft, ground: chosen })}
          error={tried && ground === null ? lifeWords.ground.missing : null}
        />
      ) : null}
    </>
  );
}
