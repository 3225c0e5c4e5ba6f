import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Act } from "../../core/simulator-view.ts";
import { simulatorApi } from "./simulator-api.ts";

export type Acts = {
  /** Does one thing in the resident's name; answers whether the simulator took it. */
  send: (act: Act) => Promise<boolean>;
  retry: (webhookEventId: string) => Promise<boolean>;
  /** Why the last deed was not taken, in words; null when it was. */
  problem: string | null;
  /** The chat item whose quick replies were just used: they vanish at once, not when the answer comes. */
  usedQuickRepliesOf: string | null;
  markQuickRepliesUsed: (itemId: string) => void;
};

/** What one resident can do, and what became of it. */
export function useActs(userId: string): Acts {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [usedQuickRepliesOf, markQuickRepliesUsed] = useState<string | null>(null);

  async function settle(answer: { ok: true } | { ok: false; error: string }): Promise<boolean> {
    setProblem(answer.ok ? null : problemWords(answer.error));
    await queries.invalidateQueries({ queryKey: ["chat", userId] });
    return answer.ok;
  }
  return {
    send: async (act) => settle(await simulatorApi.act(userId, act)),
    retry: async (webhookEventId) => settle(await simulatorApi.retryWebhook(webhookEventId)),
    problem,
    usedQuickRepliesOf,
    markQuickRepliesUsed,
  };
}

function problemWords(code: string): string {
  if (code === "blocked") return "ブロック中です。解除すると送れます。";
  if (code === "cannot_unsend") return "このメッセージは取り消せません。";
  if (code === "too_large") return "大きすぎて送れません。10MBまでです。";
  if (code === "offline") return "つながりません。サーバーが動いているか、確かめてください。";
  return `送れませんでした（${code}）。`;
}
