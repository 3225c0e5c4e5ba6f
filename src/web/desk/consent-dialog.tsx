import { useState } from "react";
import { z } from "zod";
import { GIVERS, type Giver, TAKEN_HOWS, TakeConsentBody, type TakenHow } from "../../core/casework/taken-consent.ts";
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

type ConsentDialogProps = {
  view: CaseView;
  finish: (move: Move) => Promise<string | null>;
  onCancel: () => void;
};

/** Writes down a consent that the resident gave to a person: to whom, who gave it, how and when. From then on they may know. */
export function ConsentDialog({ view, finish, onCancel }: ConsentDialogProps) {
  const [offices, setOffices] = useState<readonly string[]>([]);
  const [how, setHow] = useState<TakenHow | null>(null);
  const [giver, setGiver] = useState<Giver | null>(null);
  const [clock, setClock] = useState(() => toJapanClock(serverNow()));
  const [note, setNote, drop] = useKept("consent", z.string(), "");
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
            onChoose={(id) => setOffices(toggled(offices, id))}
            error={tried && offices.length === 0 ? text.officesMissing : null}
          />
          <RadioGroup
            legend={text.giver}
            options={GIVERS.map((value) => ({ value, label: names.consentBy.givers[value] }))}
            chosen={giver}
            onChoose={setGiver}
            error={tried && giver === null ? text.giverMissing : null}
          />
          <RadioGroup
            legend={text.how}
            options={TAKEN_HOWS.map((value) => ({ value, label: names.consentBy.hows[value] }))}
            chosen={how}
            onChoose={setHow}
            error={tried && how === null ? text.howMissing : null}
          />
          <TextField
            label={text.when}
            required
            type="datetime-local"
            className="max-w-72"
            value={clock}
            onChange={(event) => setClock(event.target.value)}
            error={tried && (givenAt === null || late) ? text.whenWrong : null}
          />
          <TextAreaField
            label={text.note}
            hint={text.noteHint}
            rows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}

function toggled(list: readonly string[], one: string): string[] {
  return list.includes(one) ? list.filter((each) => each !== one) : [...list, one];
}
