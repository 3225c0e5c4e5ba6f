import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { CaseMove, CaseView } from "../../core/casework/views.ts";
import { FailedAnswer } from "../shared/query-json.ts";
import { keys } from "./desk-queries.ts";
import { moveFailureWords } from "./move-failure-words.ts";
import { type Move, useCaseMove } from "./use-case-move.ts";
import { words } from "./words.ts";

export type Said = { ok: boolean; text: string };

export type Acting = {
  busy: CaseMove | null;
  /** What to say about the last move, or null. */
  said: Said | null;
  /** Resolves to words of failure, or null when it was done. */
  act: (move: Move) => Promise<string | null>;
};

/** Does moves on a case and remembers what to say about the last one. */
export function useActing(caseId: string): Acting {
  const client = useQueryClient();
  const moving = useCaseMove(caseId);
  const [said, setSaid] = useState<Said | null>(null);

  async function act(move: Move): Promise<string | null> {
    setSaid(null);
    try {
      await moving.mutateAsync(move);
      setSaid({ ok: true, text: words.moved[move.move] });
      return null;
    } catch (error) {
      if (!(error instanceof FailedAnswer)) throw error;
      const now = client.getQueryData<CaseView>(keys.case(caseId));
      const text = moveFailureWords(error.code, now?.row ?? null);
      // The reply box and the dialogs say themselves what went wrong, next to what was written.
      if (move.move === "accept" || move.move === "acknowledge" || move.move === "take_back")
        setSaid({ ok: false, text });
      return text;
    }
  }

  return { busy: moving.isPending ? (moving.variables?.move ?? null) : null, said, act };
}
