import { z } from "zod";
import { Ground } from "../../core/casework/ground.ts";
import { fits, JUDGEMENT_GROUNDS, JUDGEMENTS } from "../../core/casework/judgement.ts";
import { Banner } from "../shared/banner.tsx";
import { names } from "../staff/names.ts";
import { lifeWords } from "./life-words.ts";
import { RadioGroup } from "./radio-group.tsx";
import { ReasonDialog } from "./reason-dialog.tsx";
import type { Move } from "./use-case-move.ts";
import { useKept } from "./use-kept.ts";
import { workWords } from "./work-words.ts";

const text = workWords.judge;
const Draft = z.strictObject({ choice: z.enum(JUDGEMENTS).nullable(), ground: Ground.nullable(), reason: z.string() });

type JudgeDialogProps = { finish: (move: Move) => Promise<string | null>; onCancel: () => void };

/** What to do where nobody may be told: a person decides, on a ground in law where somebody is to be told. */
export function JudgeDialog({ finish, onCancel }: JudgeDialogProps) {
  const [draft, setDraft, drop] = useKept("judge", Draft, { choice: null, ground: null, reason: "" });
  const { choice, ground, reason } = draft;
  const grounds: readonly Ground[] = choice === null ? [] : JUDGEMENT_GROUNDS[choice];
  const chosen = ground !== null && grounds.includes(ground) ? ground : null;
  const ready = choice !== null && fits(choice, chosen);
  return (
    <ReasonDialog
      text={text}
      reason={reason}
      onReason={(changed) => setDraft({ ...draft, reason: changed })}
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
            onChoose={(value) => setDraft({ ...draft, choice: value })}
            error={tried && choice === null ? text.missing : null}
          />
          {choice === "protect" ? <Banner tone="warning" title={text.first} /> : null}
          {grounds.length === 0 ? null : (
            <RadioGroup
              legend={text.ground}
              options={grounds.map((value) => ({ value, label: names.grounds[value] }))}
              chosen={chosen}
              onChoose={(value) => setDraft({ ...draft, ground: value })}
              error={tried && !ready ? text.groundMissing : null}
            />
          )}
          {grounds.length === 0 ? null : (
            <p className="text-std-16N-170 text-solid-gray-700">{lifeWords.ground.unsure}</p>
          )}
        </>
      )}
    </ReasonDialog>
  );
}
