import type { LineState, LiveGauge, LiveStore } from "../../app/live-store.ts";
import type { ShardKeys } from "./name-keys.ts";
import type { Parts } from "./parts.ts";

const DUE_LISTS = ["turns", "speak", "record"] as const;
const COUNTED = ["planned", "attempted", "waiting", "ambiguous", "dead"] as const satisfies LineState[];

/** The questions an operator and a sleeping worker ask; they open nothing sealed. */
export function makeOverview({ client, names }: Parts): Pick<LiveStore, "nextDue" | "gauge"> {
  const first = async (key: string): Promise<number[]> => {
    const answer = (await client.zrangebyscore(key, "-inf", "+inf", "WITHSCORES", "LIMIT", 0, 1)).flat();
    return answer.length === 0 ? [] : [Number(answer[1])];
  };
  const firstOf = async (keyOf: (shard: ShardKeys) => string): Promise<number | null> => {
    const times = (await Promise.all(names.shards.map((shard) => first(keyOf(shard))))).flat();
    return times.length === 0 ? null : Math.min(...times);
  };

  async function gauge(now: number): Promise<LiveGauge> {
    const [counts, done, oldestEvent, oldestLine] = await Promise.all([
      Promise.all(names.shards.map(async (shard) => client.hgetall(shard.counts))),
      Promise.all(names.shards.map(async (shard) => client.xlen(shard.done))),
      firstOf((shard) => shard.sinceEvent),
      firstOf((shard) => shard.sinceLine),
    ]);
    const sum = (what: string) => counts.reduce((total, shard) => total + Number(shard[what] ?? 0), 0);
    const lines: LiveGauge["lines"] = { planned: 0, attempted: 0, waiting: 0, done: 0, ambiguous: 0, dead: 0 };
    for (const state of COUNTED) lines[state] = sum(state);
    lines.done = done.reduce((total, count) => total + count, 0);
    return {
      events: sum("events"),
      oldestEventMs: oldestEvent === null ? null : now - oldestEvent,
      lines,
      oldestLineMs: oldestLine === null ? null : now - oldestLine,
      deadEvents: sum("dead_events"),
      sessions: sum("sessions"),
    };
  }

  return {
    nextDue: async () => {
      const lists = await Promise.all(DUE_LISTS.map((name) => firstOf((shard) => shard[name])));
      const times = lists.filter((time) => time !== null);
      return times.length === 0 ? null : Math.min(...times);
    },
    gauge,
  };
}
