import { z } from "zod";

/** LINE's endpoints by the names tests use. */
export const EndpointName = z.enum([
  "reply",
  "push",
  "validate",
  "profile",
  "loading",
  "mark_as_read",
  "content",
  "info",
  "quota",
  "rich_menu",
  "webhook",
]);
export type EndpointName = z.infer<typeof EndpointName>;

/**
 * What goes wrong with the next call.
 * Nothing accepted: `500`, `429` (rate), `monthly_limit`, `hang` (never answers), `reset` (the connection breaks).
 * Accepted all the same: `timeout` (never answers), `close_after_accept` (breaks), `500_after_accept`, `broken_200` (half a body).
 * `preparing`: 202 without content, for media.
 */
export const Fault = z.strictObject({
  kind: z.enum([
    "500",
    "429",
    "monthly_limit",
    "hang",
    "reset",
    "timeout",
    "close_after_accept",
    "500_after_accept",
    "broken_200",
    "preparing",
  ]),
});
export type Fault = z.infer<typeof Fault>;

/** The fault switch: each `next` spoils one call of that endpoint, in the order they were asked for. */
export type Faults = {
  next(endpoint: EndpointName, ...faults: Fault[]): void;
  take(endpoint: EndpointName): Fault | null;
};

export function makeFaults(): Faults {
  const waiting = new Map<EndpointName, Fault[]>();
  return {
    next: (endpoint, ...faults) => {
      waiting.set(endpoint, [...(waiting.get(endpoint) ?? []), ...faults]);
    },
    take: (endpoint) => waiting.get(endpoint)?.shift() ?? null,
  };
}
