import { useState } from "react";
import { z } from "zod";
import type { Ground } from "../../core/casework/ground.ts";
import { fits, JUDGEMENT_GROUNDS, JUDGEMENTS, type Judgement } from "../../core/casework/judgement.ts";
import { names } from "../staff/names.ts";
import { RadioGroup } from "./radio-group.tsx";
import { ReasonDialog } from "./reason-dialog.tsx";
import type { Move } from "./use-case-move.ts";
import { useKept } from "./use-kept.ts";
import { workWords } from "./work-words.ts";

const text = workWords.judge;

type JudgeDialogProps = { finish: (move: Move) => Promise<string | null>; onCancel: () => void };

/** What to do where nobody may be told: a person decides, on a ground in law where somebody is to be told. */
export function JudgeDialog({ finish, onCancel }: JudgeDialogProps) {
  const [choice, setChoice] = useState<Judgement | null>(null);
  const [ground, setGround] = useState<Ground | null>(null);
  const [reason, setReason, drop] = useKept("judge", z.string(), "");
  const grounds: readonly Ground[] = choice === null ? [] : JUDGEMENT_GROUNDS[choice];
  const chosen = grounds.length === 0 ? null : ground;
  const ready = choice !== null && fits(choice, chosen);
  return (
    <ReasonDialog
      text={text}
      reason={reason}
      onReason={setReason}
      needed
      ready={ready}
      onCancel={onCancel}
      onDone={async () => {
        const failure = await finish({ move: "judge", body: { choice: choice ?? "wait", ground: chosen, reason } });
        if (failure === null) drop();
        return failure;
      }}
    >
      {(tried) => (
        <>
          <RadioGroup
            legend={text.legend}
            options={JUDGEMENTS.map((value) => ({ value, label: text.choices[value] }))}
            chosen={choice}
            onChoose={setChoice}
            error={tried && choice === null ? text.missing : null}
          />
          {grounds.length === 0 ? null : (
            <RadioGroup
              legend={text.ground}
              options={grounds.map((value) => ({ value, label: names.grounds[value] }))}
              chosen={chosen}
              onChoose={setGround}
              error={tried && !ready ? text.groundMissing : null}
            />
          )}
        </>
      )}
    </ReasonDialog>
  );
}
