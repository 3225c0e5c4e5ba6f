import type { LiveGauge, LiveStore } from "../../app/live-store.ts";
import { makeGaugeSum } from "../gauge-sum.ts";
import type { ShardKeys } from "./name-keys.ts";
import type { Parts } from "./parts.ts";
import { CITY_SPAN } from "./times.ts";

const STATES = ["planned", "attempted", "waiting", "ambiguous", "dead"] as const;

type GaugeSum = ReturnType<typeof makeGaugeSum>;

/** The question an operator asks; it opens nothing sealed. */
export function makeOverview({ client, names }: Parts): Pick<LiveStore, "gauge"> {
  const scores = (answer: (string | string[])[]): number[] => (answer.length === 0 ? [] : [Number(answer.flat()[1])]);

  /** When the oldest of a city began to wait, or null. What was written before cities were told apart is that of city 0. */
  async function oldestOf(key: string, city: number): Promise<number | null> {
    const from = city * CITY_SPAN;
    const [first] = scores(await client.zrangebyscore(key, from, `(${from + CITY_SPAN}`, "WITHSCORES", "LIMIT", 0, 1));
    return first === undefined ? null : first - from;
  }

  async function addShard(sum: GaugeSum, shard: ShardKeys): Promise<number> {
    const counts = await client.hgetall(shard.counts);
    const of = (what: string) => Number(counts[what] ?? 0);
    const cities = Object.entries(counts).flatMap(([field, number]) =>
      field.startsWith("city:") ? [{ name: field.slice("city:".length), number: Number(number) }] : [],
    );
    const byCity = (what: string, number: number) =>
      // What no city was known of is the rest.
      number === 0
        ? of(what) - cities.reduce((total, each) => total + of(`${what}@${each.number}`), 0)
        : of(`${what}@${number}`);
    const add = async ({ name, number }: { name: string; number: number }) => {
      const [event, line] = await Promise.all([oldestOf(shard.sinceEvent, number), oldestOf(shard.sinceLine, number)]);
      sum.events(name, byCity("events", number), event);
      for (const state of STATES) sum.lines(name, state, byCity(state, number), line);
      sum.deadEvents(name, byCity("dead_events", number));
    };
    await Promise.all([{ name: "", number: 0 }, ...cities].map(add));
    return of("sessions");
  }

  async function gauge(now: number): Promise<LiveGauge> {
    const sum = makeGaugeSum(now);
    const [sessions, done] = await Promise.all([
      Promise.all(names.shards.map((shard) => addShard(sum, shard))),
      Promise.all(names.shards.map(async (shard) => client.xlen(shard.done))),
    ]);
    const total = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0);
    return sum.whole({ done: total(done), sessions: total(sessions) });
  }

  return { gauge };
}
