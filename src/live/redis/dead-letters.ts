import type { LiveStore } from "../../app/live-store.ts";
import type { Parts } from "./parts.ts";
import { makeReadLetters } from "./read-letters.ts";
import { integer, list, text } from "./reply.ts";

/** What an operator sees of, and does with, what could not be handled or delivered. */
export function makeDeadLetters(parts: Parts): Pick<LiveStore, "deadLetters" | "deadLetter" | "retryDead" | "giveUp"> {
  const { client, run, names, due } = parts;

  async function conversationOf(id: string): Promise<string | null> {
    const found = await Promise.all(names.shards.map(async (shard) => client.hget(shard.deadOf, id)));
    return found.find((conversationId) => conversationId !== null) ?? null;
  }

  return {
    ...makeReadLetters(parts, conversationOf),
    async retryDead(id, at) {
      const conversationId = await conversationOf(id);
      if (conversationId === null) return "unknown";
      const keys = names.ofConversation(conversationId);
      const [outcome, dueList, dueAt] = list(await run("retry-dead", keys, [conversationId, at, "", id]));
      if (text(outcome) !== "again") return text(outcome) === "forgotten" ? "forgotten" : "unknown";
      const where = text(dueList);
      due.offer(where === "speak" || where === "record" ? where : "turns", conversationId, integer(dueAt));
      return "again";
    },
    async giveUp(id, at) {
      const conversationId = await conversationOf(id);
      if (conversationId === null) return "unknown";
      const answer = await run("give-up", names.ofConversation(conversationId), [conversationId, at, "", id]);
      return integer(answer) === 1 ? "given_up" : "unknown";
    },
  };
}
