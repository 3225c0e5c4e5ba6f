import type { DeadLetter, LiveStore } from "../../app/live-store.ts";
import type { ShardKeys } from "./name-keys.ts";
import type { Parts } from "./parts.ts";
import { integer, list, text } from "./reply.ts";

/** Letters read at once, while those of a city are looked for. */
const PAGE = 100;

/** What an operator sees of, and does with, what could not be handled or delivered. */
export function makeDeadLetters(parts: Parts): Pick<LiveStore, "deadLetters" | "retryDead" | "giveUp"> {
  const { client, run, names, due, now } = parts;

  /** null when it is gone: delivered after all, tried again, or given up. */
  async function readLetter(conversationId: string, id: string): Promise<DeadLetter | null> {
    const answer = await run("read-letter", names.ofConversation(conversationId), [conversationId, now(), "", id]);
    if (answer === null) return null;
    const [what, reason, at, city, forgotten] = list(answer);
    return {
      ...{ id, conversationId, what: text(what), reason: text(reason), at: integer(at) },
      city: text(city) || null,
      forgotten: integer(forgotten) === 1,
    };
  }

  async function newestIn(shard: ShardKeys, limit: number, city: string | undefined): Promise<DeadLetter[]> {
    const found: DeadLetter[] = [];
    for (let from = 0; found.length < limit; from += PAGE) {
      const members = await client.zrevrange(shard.deadList, from, from + PAGE - 1);
      const letters = await Promise.all(
        members.map((member) => {
          const end = member.indexOf("\n");
          return readLetter(member.slice(0, end), member.slice(end + 1));
        }),
      );
      for (const letter of letters) {
        if (letter !== null && (city === undefined || letter.city === null || letter.city === city)) found.push(letter);
      }
      if (members.length < PAGE) break;
    }
    return found;
  }

  async function conversationOf(id: string): Promise<string | null> {
    const found = await Promise.all(names.shards.map(async (shard) => client.hget(shard.deadOf, id)));
    return found.find((conversationId) => conversationId !== null) ?? null;
  }

  return {
    async deadLetters(limit, city) {
      const letters = await Promise.all(names.shards.map((shard) => newestIn(shard, limit, city)));
      return letters
        .flat()
        .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
        .slice(0, limit);
    },
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
