import type { RedisClient } from "./make-client.ts";
import type { DueList, KeyNames } from "./name-keys.ts";

/** Which conversations to ask for next. A script then finds out whether one is still due: here are only good guesses. */
export type DueIds = {
  /** After a script of ours: this one will be due then (ms; negative: nothing is). Spares the question in most cases. */
  offer(list: DueList, conversationId: string, dueAt: number): void;
  /** The one due for longest, as far as we know; null only when Redis, asked after this call began, knows of none. */
  next(list: DueList, now: number): Promise<string | null>;
};

/** So often at most we go by our own guesses before Redis is asked: what a dead process left must not wait behind them. */
const GUESSES_MAX = 32;
const ASK_FOR = 64;
const KEPT_MAX = 256;

export function makeDueIds(client: RedisClient, names: KeyNames): DueIds {
  const make = (list: DueList) => makeDueList((now, most) => askFor(client, names, list, now, most));
  const lists = { turns: make("turns"), speak: make("speak"), record: make("record") };
  return {
    offer: (list, conversationId, dueAt) => {
      if (dueAt >= 0) lists[list].offer(conversationId, dueAt);
    },
    next: (list, now) => lists[list].next(now),
  };
}

type Due = { id: string; at: number };

async function askFor(client: RedisClient, names: KeyNames, list: DueList, now: number, most: number): Promise<Due[]> {
  const perShard = Math.ceil(most / names.shards.length);
  const answers = await Promise.all(
    names.shards.map(async (shard) => client.zrangebyscore(shard[list], 0, now, "WITHSCORES", "LIMIT", 0, perShard)),
  );
  return answers.flatMap((answer) => {
    const flat = answer.flat();
    return Array.from({ length: flat.length / 2 }, (_, n) => ({
      id: String(flat[2 * n]),
      at: Number(flat[2 * n + 1]),
    }));
  });
}

function makeDueList(ask: (now: number, most: number) => Promise<Due[]>) {
  const guesses = new Map<string, number>();
  let used = 0;
  let asking: Promise<number | null> | null = null;
  let askingNext: Promise<number | null> | null = null;
  /** The latest time anybody has asked for. Never put back: a question that several share must reach as far as each of them. */
  let latest = 0;

  /** Takes the guess that has been due for longest. */
  function take(now: number): string | null {
    let best: Due | null = null;
    for (const [id, at] of guesses) {
      if (at <= now && (best === null || at < best.at)) best = { id, at };
    }
    if (best === null) return null;
    guesses.delete(best.id);
    used += 1;
    return best.id;
  }

  /** Asks Redis; resolves with the earliest due time, or null. Callers that come while a question is under way share the one after it. */
  function refill(now: number): Promise<number | null> {
    latest = Math.max(latest, now);
    if (asking !== null) {
      askingNext ??= asking
        .catch(() => null)
        .then(() => {
          askingNext = null;
          return refill(latest);
        });
      return askingNext;
    }
    asking = askNow().finally(() => {
      asking = null;
    });
    return asking;
  }

  async function askNow(): Promise<number | null> {
    const found = await ask(latest, ASK_FOR);
    // What Redis says replaces what we guessed.
    guesses.clear();
    used = 0;
    for (const { id, at } of found) guesses.set(id, at);
    return found.reduce<number | null>((first, { at }) => (first === null ? at : Math.min(first, at)), null);
  }

  return {
    offer(id: string, at: number): void {
      if (guesses.size < KEPT_MAX || guesses.has(id)) guesses.set(id, at);
    },
    async next(now: number): Promise<string | null> {
      for (;;) {
        const guess = used < GUESSES_MAX ? take(now) : null;
        if (guess !== null) return guess;
        const firstDue = await refill(now);
        const answer = take(now);
        // What was due may be in the hands of callers beside us by now; there may be more of it.
        if (answer !== null || firstDue === null || firstDue > now) return answer;
      }
    },
  };
}
