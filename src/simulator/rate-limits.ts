import type { EndpointName } from "./faults.ts";

/** Calls a second, by endpoint; an endpoint that is not named has no limit. */
export type RateLimits = Partial<Record<EndpointName, number>>;

/** LINE's own (facts: line.md 3.4), for whoever wants them switched on. */
export const LINE_RATE_LIMITS: RateLimits = {
  reply: 2000,
  push: 2000,
  profile: 2000,
  mark_as_read: 2000,
  quota: 2000,
  content: 2000,
  loading: 100,
};

/** A token bucket per account and endpoint, as LINE counts: whoever calls, and whatever they ask. */
export function makeRateLimits(limits: RateLimits): {
  takes(city: string, endpoint: EndpointName, at: number): boolean;
} {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    takes: (city, endpoint, at) => {
      const perSecond = limits[endpoint];
      if (perSecond === undefined) return true;
      const bucket = buckets.get(`${city} ${endpoint}`) ?? { left: perSecond, at };
      const left = Math.min(perSecond, bucket.left + ((at - bucket.at) / 1000) * perSecond);
      buckets.set(`${city} ${endpoint}`, { left: left >= 1 ? left - 1 : left, at });
      return left >= 1;
    },
  };
}
