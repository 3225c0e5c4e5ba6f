import { type CityGauge, type LiveGauge, NOTHING_WAITS } from "../app/live-store.ts";

type OpenState = keyof CityGauge["lines"];

/** Adds up what waits, city by city; `whole` is all of it together. Times of `oldest` and `now` are ms since epoch. */
export function makeGaugeSum(now: number) {
  const cities = new Map<string, CityGauge>();
  const of = (city: string): CityGauge => {
    const known = cities.get(city) ?? structuredClone(NOTHING_WAITS);
    cities.set(city, known);
    return known;
  };
  const age = (oldest: number | null) => (oldest === null ? null : now - oldest);

  return {
    events(city: string, count: number, oldest: number | null): void {
      const gauge = of(city);
      gauge.events += count;
      gauge.oldestEventMs = older(gauge.oldestEventMs, age(oldest));
    },
    lines(city: string, state: OpenState, count: number, oldest: number | null): void {
      const gauge = of(city);
      gauge.lines[state] += count;
      gauge.oldestLineMs = older(gauge.oldestLineMs, age(oldest));
    },
    deadEvents(city: string, count: number): void {
      of(city).deadEvents += count;
    },
    whole({ done, sessions }: { done: number; sessions: number }): LiveGauge {
      const all = [...cities.values()].reduce(added, NOTHING_WAITS);
      return { ...all, lines: { ...all.lines, done }, sessions, cities: Object.fromEntries(cities) };
    },
  };
}

function added(a: CityGauge, b: CityGauge): CityGauge {
  const sum = (state: OpenState) => a.lines[state] + b.lines[state];
  return {
    events: a.events + b.events,
    oldestEventMs: older(a.oldestEventMs, b.oldestEventMs),
    lines: {
      planned: sum("planned"),
      attempted: sum("attempted"),
      waiting: sum("waiting"),
      ambiguous: sum("ambiguous"),
      dead: sum("dead"),
    },
    oldestLineMs: older(a.oldestLineMs, b.oldestLineMs),
    deadEvents: a.deadEvents + b.deadEvents,
  };
}

function older(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
