import type { DeadLetter, LetterPlace, LiveStore } from "../../app/live-store.ts";
import { DANGER_REASON } from "../../core/operations-view.ts";
import type { ShardKeys } from "./name-keys.ts";
import type { Parts } from "./parts.ts";
import { integer, list, text } from "./reply.ts";
import { DANGER_SPAN } from "./times.ts";

/** Whose letter it is; null: nobody's (any more). */
export type ConversationOfLetter = (id: string) => Promise<string | null>;

/** Letters read at once, while those of a city are looked for. */
const PAGE = 100;

/** `LiveStore.deadLetters` and `deadLetter`: what an operator sees of what could not be handled or delivered. */
export function makeReadLetters(
  { client, run, names, now }: Parts,
  conversationOf: ConversationOfLetter,
): Pick<LiveStore, "deadLetters" | "deadLetter"> {
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

  /** At least `limit` of those that `isWanted`, or all; of those that came in the same moment all. */
  async function firstIn(
    { deadList }: ShardKeys,
    limit: number,
    after: LetterPlace | undefined,
    isWanted: (letter: DeadLetter) => boolean,
  ): Promise<DeadLetter[]> {
    const found: DeadLetter[] = [];
    const latest = after === undefined ? "+inf" : scoreOf(after);
    let last: number | null = null;
    for (let from = 0; ; from += PAGE) {
      const flat = await client.zrevrangebyscore(deadList, latest, "-inf", "WITHSCORES", "LIMIT", from, PAGE);
      const listed = flat.flatMap((member, n) => (n % 2 === 0 ? [{ member, score: Number(flat[n + 1]) }] : []));
      const letters = await Promise.all(listed.map(({ member }) => readLetter(...splitMember(member))));
      for (const [n, { score }] of listed.entries()) {
        if (found.length >= limit && score !== last) return found;
        const letter = letters[n] ?? null;
        if (letter === null || !isWanted(letter)) continue;
        found.push(letter);
        last = score;
      }
      if (listed.length < PAGE) return found;
    }
  }

  return {
    async deadLetters(limit, city, after) {
      const isWanted = (letter: DeadLetter) =>
        (city === undefined || letter.city === null || letter.city === city) &&
        (after === undefined || inOrder(after, placeOf(letter)) < 0);
      const letters = await Promise.all(names.shards.map((shard) => firstIn(shard, limit, after, isWanted)));
      return letters
        .flat()
        .sort((a, b) => inOrder(placeOf(a), placeOf(b)))
        .slice(0, limit);
    },
    async deadLetter(id) {
      const conversationId = await conversationOf(id);
      return conversationId === null ? null : readLetter(conversationId, id);
    },
  };
}

function placeOf({ reason, at, id }: DeadLetter): LetterPlace {
  return { isDanger: reason.startsWith(DANGER_REASON), at, id };
}

function scoreOf({ isDanger, at }: LetterPlace): number {
  return isDanger ? at + DANGER_SPAN : at;
}

function inOrder(a: LetterPlace, b: LetterPlace): number {
  return scoreOf(b) - scoreOf(a) || (a.id === b.id ? 0 : a.id < b.id ? 1 : -1);
}

function splitMember(member: string): [conversationId: string, id: string] {
  const end = member.indexOf("\n");
  return [member.slice(0, end), member.slice(end + 1)];
}
