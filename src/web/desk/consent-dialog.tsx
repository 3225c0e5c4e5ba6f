import { useState } from "react";
import { z } from "zod";
import { GIVERS, TAKEN_HOWS, TakeConsentBody } from "../../core/casework/taken-consent.ts";
import type { CaseView } from "../../core/casework/views.ts";
import { TextAreaField, TextField } from "../shared/field.tsx";
import { serverNow } from "../shared/server-clock.ts";
import { names } from "../staff/names.ts";
import { FormDialog } from "./form-dialog.tsx";
import { fromJapanClock, toJapanClock } from "./japanese-time.ts";
import { RadioGroup } from "./radio-group.tsx";
import { ReceiverPicker } from "./receiver-picker.tsx";
import type { Move } from "./use-case-move.ts";
import { useKept } from "./use-kept.ts";
import { workWords } from "./work-words.ts";

const text = workWords.consent;

/** `clock` null: now, as long as she does not change it. */
const Draft = z.strictObject({
  offices: z.array(z.string()),
  how: z.enum(TAKEN_HOWS).nullable(),
  giver: z.enum(GIVERS).nullable(),
  clock: z.string().nullable(),
  note: z.string(),
});
const EMPTY: z.infer<typeof Draft> = { offices: [], how: null, giver: null, clock: null, note: "" };

type ConsentDialogProps = {
  view: CaseView;
  finish: (move: Move) => Promise<string | null>;
  onCancel: () => void;
};

/** Writes down a consent that the resident gave to a person: to whom, who gave it, how and when. From then on they may know. */
export function ConsentDialog({ view, finish, onCancel }: ConsentDialogProps) {
  const [opened] = useState(() => toJapanClock(serverNow()));
  const [draft, setDraft, drop] = useKept("consent", Draft, EMPTY);
  const { offices, how, giver, note } = draft;
  const clock = draft.clock ?? opened;
  const givenAt = fromJapanClock(clock);
  const body = TakeConsentBody.safeParse({ version: view.row.version, offices, how, giver, givenAt, note });
  const late = givenAt !== null && Date.parse(givenAt) > serverNow();
  return (
    <FormDialog
      text={text}
      ready={body.success && !late}
      onCancel={onCancel}
      onDone={async () => {
        const failure = body.success ? await finish({ move: "take_consent", body: body.data }) : null;
        if (failure === null) drop();
        return failure;
      }}
    >
      {(tried) => (
        <>
          <ReceiverPicker
            many
            chosen={offices}
            holderId={view.row.holder.id}
            legend={text.offices}
            onChoose={(id) => setDraft({ ...draft, offices: toggled(offices, id) })}
            error={tried && offices.length === 0 ? text.officesMissing : null}
          />
          <RadioGroup
            legend={text.giver}
            options={GIVERS.map((value) => ({ value, label: names.consentBy.givers[value] }))}
            chosen={giver}
            onChoose={(value) => setDraft({ ...draft, giver: value })}
            error={tried && giver === null ? text.giverMissing : null}
          />
          <RadioGroup
            legend={text.how}
            options={TAKEN_HOWS.map((value) => ({ value, label: names.consentBy.hows[value] }))}
            chosen={how}
            onChoose={(value) => setDraft({ ...draft, how: value })}
            error={tried && how === null ? text.howMissing : null}
          />
          <TextField
            label={text.when}
            required
            type="datetime-local"
            className="max-w-72"
            value={clock}
            onChange={(event) => setDraft({ ...draft, clock: event.target.value })}
            error={tried && (givenAt === null || late) ? text.whenWrong : null}
          />
          <TextAreaField
            label={text.note}
            hint={text.noteHint}
            rows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setDraft({ ...draft, note: event.target.value })}
          />
        </>
      )}
    </FormDialog>
  );
}

function toggled(list: readonly string[], one: string): string[] {
  return list.includes(one) ? list.filter((each) => each !== one) : [...list, one];
}
