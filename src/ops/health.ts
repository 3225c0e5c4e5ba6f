import { setTimeout } from "node:timers/promises";
import { Router } from "express";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { type LiveStore, NOTHING_WAITS } from "../app/live-store.ts";
import type { Records } from "../app/records.ts";
import type { ReadableMeter } from "./make-meter.ts";

const ANSWER_MS_MAX = 2_000;

/**
 * What an operator's tools look at: `/healthz` (the process is alive), `/readyz` (it can take and keep work), `/metrics`
 * (Prometheus). Counts only, never content.
 */
export function makeHealth(deps: {
  live: LiveStore;
  records: Records;
  /** While the live store is away, events can be kept on disk. */
  canSpool: () => boolean;
  meter: Pick<ReadableMeter, "metrics">;
  /** The process is to end: whoever spreads the load sends nothing more here. */
  isStopping: () => boolean;
  cities: readonly string[];
  now: () => number;
  version: string;
}): Router {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = gaugesOf(registry, deps.cities);
  const router = Router();

  router.get("/healthz", (_request, response) => {
    response.json({ status: "alive", version: deps.version });
  });

  router.get("/readyz", async (_request, response) => {
    const [live, record] = await Promise.all([
      answers(() => deps.live.gauge(deps.now())),
      answers(() => deps.records.ping()),
    ]);
    const parts = { live, record };
    // Without the record conversations go on and cases wait in the ledger; without the live store nothing can be accepted.
    const spooling = !parts.live && deps.canSpool();
    const status = deps.isStopping() ? "stopping" : parts.live ? "ready" : spooling ? "spooling" : "not_ready";
    response.status(status === "not_ready" || status === "stopping" ? 503 : 200).json({ status, ...parts });
  });

  router.get("/metrics", async (_request, response) => {
    gauge(await deps.live.gauge(deps.now()));
    response.type(registry.contentType).send((await registry.metrics()) + (await deps.meter.metrics()));
  });
  return router;
}

/** By city, from 0 on. Under city "" is what belongs to none that is known. */
function gaugesOf(registry: Registry, cities: readonly string[]) {
  const make = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name: `tsunagu_${name}`, help, labelNames, registers: [registry] });
  const events = make("events_waiting", "Accepted events not yet handled", ["city"]);
  const oldestEvent = make("oldest_event_seconds", "Age of the oldest waiting event", ["city"]);
  const oldestLine = make("oldest_effect_seconds", "Age of the oldest effect still to be carried out", ["city"]);
  const lines = make("effects", "Effects in the ledger by state, but for those that are done", ["city", "state"]);
  const deadEvents = make("events_dead", "Events set aside, for an operator to look at", ["city"]);
  const sessions = make("sessions", "Conversations kept", []);
  return (now: Awaited<ReturnType<LiveStore["gauge"]>>) => {
    for (const city of new Set(["", ...cities, ...Object.keys(now.cities)])) {
      const waiting = now.cities[city] ?? NOTHING_WAITS;
      events.set({ city }, waiting.events);
      oldestEvent.set({ city }, (waiting.oldestEventMs ?? 0) / 1000);
      oldestLine.set({ city }, (waiting.oldestLineMs ?? 0) / 1000);
      deadEvents.set({ city }, waiting.deadEvents);
      for (const [state, count] of Object.entries(waiting.lines)) lines.set({ city, state }, count);
    }
    sessions.set(now.sessions);
  };
}

/** Whether a part answers soon. Whoever asks for `/readyz` does not wait for a network that swallows packets. */
async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  const limit = new AbortController();
  try {
    const late = setTimeout(ANSWER_MS_MAX, false, { signal: limit.signal });
    return await Promise.race([ask().then(() => true), late]);
  } catch {
    // Why it failed is in the log of the part that failed; here only whether it answers counts.
    return false;
  } finally {
    limit.abort();
  }
}
