import { z } from "zod";
import { mayTell } from "../../core/casework/may-tell.ts";
import type { CaseMove, CaseView } from "../../core/casework/views.ts";
import { lifeWords } from "./life-words.ts";
import { RadioGroup } from "./radio-group.tsx";
import { ReasonDialog } from "./reason-dialog.tsx";
import { ReceiverPicker } from "./receiver-picker.tsx";
import type { Move } from "./use-case-move.ts";
import { useKept } from "./use-kept.ts";

export type LifeDialogName = Extract<CaseMove, "start" | "ask_help" | "answer_help" | "escalate" | "reopen">;

type LifeDialogsProps = {
  open: LifeDialogName;
  view: CaseView;
  /** Resolves to words of failure, or null when it was done. */
  finish: (move: Move) => Promise<string | null>;
  onClose: () => void;
};

/** The smaller moves in the life of a case: each asks for a reason, and some for one thing more. */
export function LifeDialogs({ open, view, finish: done, onClose }: LifeDialogsProps) {
  const [reason, setReason, drop] = useKept(open, z.string(), "");
  async function finish(move: Move): Promise<string | null> {
    const failure = await done(move);
    if (failure === null) drop();
    return failure;
  }
  const common = { reason, onReason: setReason, onCancel: onClose };
  switch (open) {
    case "start":
      return (
        <ReasonDialog
          {...common}
          text={lifeWords.start}
          needed={false}
          onDone={() => finish({ move: "start", body: { note: reason } })}
        />
      );
    case "ask_help":
      return <AskHelp {...common} view={view} finish={finish} />;
    case "answer_help":
      return <AnswerHelp {...common} finish={finish} />;
    case "escalate":
    case "reopen":
      return (
        <ReasonDialog
          {...common}
          text={lifeWords[open]}
          needed
          onDone={() => finish({ move: open, body: { reason } })}
        />
      );
    default:
      return open satisfies never;
  }
}

type Common = Pick<LifeDialogsProps, "finish"> & {
  reason: string;
  onReason: (reason: string) => void;
  onCancel: () => void;
};

function AskHelp({ view, finish, ...common }: Common & { view: CaseView }) {
  const [whom, setWhom, drop] = useKept("ask_help:whom", z.string().nullable(), null);
  return (
    <ReasonDialog
      {...common}
      text={lifeWords.askHelp}
      needed
      ready={whom !== null}
      onDone={async () => {
        const failure = await finish({ move: "ask_help", body: { whom: whom ?? "", reason: common.reason } });
        if (failure === null) drop();
        return failure;
      }}
    >
      {(tried) => (
        <ReceiverPicker
          chosen={whom === null ? [] : [whom]}
          holderId={view.row.holder.id}
          legend={lifeWords.askHelp.whom}
          canBe={(id) => canHelp(view, id)}
          onChoose={setWhom}
          error={tried && whom === null ? lifeWords.askHelp.whomMissing : null}
        />
      )}
    </ReasonDialog>
  );
}

/** Who may know of the case and was not asked yet: nobody else can be asked. */
function canHelp({ row, sheet, leadId, others }: CaseView, id: string): boolean {
  const beside = others.some(({ receiver, part }) => receiver.id === id && (part === "asked" || part === "helping"));
  return !beside && mayTell({ scope: row.consent, offices: sheet.consent.offices }, { id }, leadId);
}

function AnswerHelp({ finish, ...common }: Common) {
  const text = lifeWords.answerHelp;
  const [helps, setHelps, drop] = useKept("answer_help:helps", z.enum(["yes", "no"]).nullable(), null);
  const body = helps === "yes" ? { helps: true as const } : { helps: false as const, reason: common.reason };
  return (
    <ReasonDialog
      {...common}
      text={text}
      needed={helps === "no"}
      ready={helps !== null}
      onDone={async () => {
        const failure = await finish({ move: "answer_help", body });
        if (failure === null) drop();
        return failure;
      }}
    >
      {(tried) => (
        <RadioGroup
          legend={text.legend}
          options={[
            { value: "yes", label: text.yes },
            { value: "no", label: text.no },
          ]}
          chosen={helps}
          onChoose={setHelps}
          error={tried && helps === null ? text.missing : null}
        />
      )}
    </ReasonDialog>
  );
}
