import type { CaseMove, CaseView } from "../../core/casework/views.ts";
import { CloseDialog, CloseDraft, EMPTY_CLOSE } from "./close-dialog.tsx";
import { ConsentDialog } from "./consent-dialog.tsx";
import { JudgeDialog } from "./judge-dialog.tsx";
import { type LifeDialogName, LifeDialogs } from "./life-dialogs.tsx";
import { EMPTY_PASS, PassDialog, PassDraft } from "./pass-dialog.tsx";
import type { Acting } from "./use-acting.ts";
import type { Move } from "./use-case-move.ts";
import { useKept } from "./use-kept.ts";

export type DialogName = Extract<CaseMove, "pass" | "close" | "judge" | "take_consent"> | LifeDialogName;

type CaseDialogsProps = { open: DialogName | null; view: CaseView; act: Acting["act"]; onClose: () => void };

/** The moves that ask something first. What was filled in stays when a dialog is shut, and goes when the move was done. */
export function CaseDialogs({ open, view, act, onClose }: CaseDialogsProps) {
  const [passing, setPassing, dropPassing] = useKept("pass", PassDraft, EMPTY_PASS);
  const [closing, setClosing, dropClosing] = useKept("close", CloseDraft, EMPTY_CLOSE);

  async function finish(move: Move): Promise<string | null> {
    const failure = await act(move);
    if (failure !== null) return failure;
    dropPassing();
    dropClosing();
    onClose();
    return null;
  }

  switch (open) {
    case null:
      return null;
    case "pass":
      return (
        <PassDialog
          view={view}
          draft={passing}
          onDraft={setPassing}
          onCancel={onClose}
          onPass={(body) => finish({ move: "pass", body })}
        />
      );
    case "close":
      return (
        <CloseDialog
          view={view}
          draft={closing}
          onDraft={setClosing}
          onCancel={onClose}
          onCloseCase={(body) => finish({ move: "close", body })}
        />
      );
    case "judge":
      return <JudgeDialog finish={finish} onCancel={onClose} />;
    case "take_consent":
      return <ConsentDialog view={view} finish={finish} onCancel={onClose} />;
    case "start":
    case "ask_help":
    case "answer_help":
    case "escalate":
    case "reopen":
      return <LifeDialogs key={open} open={open} view={view} finish={finish} onClose={onClose} />;
    default:
      return open satisfies never;
  }
}
