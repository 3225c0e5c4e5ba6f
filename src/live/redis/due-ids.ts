import type { Due } from "./due-guesses.ts";
import { type DueList, makeDueList } from "./due-list.ts";
import type { RedisClient } from "./make-client.ts";
import type { KeyNames, DueList as ListName } from "./name-keys.ts";

/** Which conversations to ask for next, of each kind. */
export type DueIds = Record<ListName, DueList> & {
  /** After a script of ours: this one will be due then (ms; negative: nothing is). */
  offer(list: ListName, conversationId: string, dueAt: number): void;
  /** When anything may become due, or null. */
  nextDue(): Promise<number | null>;
};

/** `isTold`: whether other processes tell us what they accept, so that Redis need not be asked each time. `now`: ms since epoch. */
export function makeDueIds(
  client: RedisClient,
  names: KeyNames,
  { isTold, now }: { isTold: () => boolean; now: () => number },
): DueIds {
  const make = (list: ListName) => makeDueList({ ask: (most) => askFor(client, names, list, most), isTold, now });
  const lists = { turns: make("turns"), speak: make("speak"), record: make("record") };
  return {
    ...lists,
    offer: (list, id, at) => {
      if (at >= 0) lists[list].offer({ id, at });
    },
    async nextDue() {
      const times = await Promise.all(Object.values(lists).map((list) => list.nextDue()));
      const known = times.filter((time) => time !== null);
      return known.length === 0 ? null : Math.min(...known);
    },
  };
}

async function askFor(client: RedisClient, names: KeyNames, list: ListName, most: number): Promise<Due[]> {
  const perShard = Math.ceil(most / names.shards.length);
  const answers = await Promise.all(
    names.shards.map(async (shard) =>
      client.zrangebyscore(shard[list], "-inf", "+inf", "WITHSCORES", "LIMIT", 0, perShard),
    ),
  );
  return answers.flatMap((answer) => {
    const flat = answer.flat();
    return Array.from({ length: flat.length / 2 }, (_, n) => ({
      id: String(flat[2 * n]),
      at: Number(flat[2 * n + 1]),
    }));
  });
}
