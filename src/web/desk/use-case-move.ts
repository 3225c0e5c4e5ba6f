import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { JudgeBody } from "../../core/casework/judgement.ts";
import type {
  AnswerHelpBody,
  AskHelpBody,
  LabelBody,
  NoteBody,
  ReasonBody,
  StartBody,
} from "../../core/casework/move-bodies.ts";
import type { TakeConsentBody } from "../../core/casework/taken-consent.ts";
import { CaseMessage, CaseRow, type CloseBody, type PassBody, type ReplyBody } from "../../core/casework/views.ts";
import { fetchJson } from "../shared/fetch-json.ts";
import { FailedAnswer } from "../shared/query-json.ts";
import { keys } from "./desk-queries.ts";

/** One thing done to a case, with what the API wants to know for it. */
export type Move =
  | { move: "accept" | "acknowledge" | "take_back"; body: Record<string, never> }
  | { move: "start"; body: z.infer<typeof StartBody> }
  | { move: "ask_help"; body: z.infer<typeof AskHelpBody> }
  | { move: "answer_help"; body: z.infer<typeof AnswerHelpBody> }
  | { move: "escalate" | "reopen"; body: z.infer<typeof ReasonBody> }
  | { move: "judge"; body: z.infer<typeof JudgeBody> }
  | { move: "note"; body: z.infer<typeof NoteBody> }
  | { move: "label"; body: z.infer<typeof LabelBody> }
  | { move: "take_consent"; body: z.infer<typeof TakeConsentBody> }
  | { move: "reply"; body: z.infer<typeof ReplyBody> }
  | { move: "pass"; body: z.infer<typeof PassBody> }
  | { move: "close"; body: z.infer<typeof CloseBody> };

/**
 * Does one thing to a case. Whether it worked or not, the case and the lists are fetched anew before it ends, because a
 * failure mostly means that somebody else was there first. Fails with a FailedAnswer.
 */
export function useCaseMove(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    // Never kept back for later: she must see at once that it was not sent.
    networkMode: "always",
    mutationFn: async ({ move, body }: Move) => {
      const schema = move === "reply" ? CaseMessage : CaseRow;
      const answer = await fetchJson<unknown>(schema, `/api/cases/${encodeURIComponent(caseId)}/${move}`, { body });
      if (!answer.ok) throw new FailedAnswer(answer.error);
    },
    onSettled: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: keys.case(caseId) }),
        client.invalidateQueries({ queryKey: keys.lists }),
        client.invalidateQueries({ queryKey: keys.alarms }),
      ]);
    },
  });
}
