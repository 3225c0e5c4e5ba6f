import { setTimeout } from "node:timers/promises";
import { Router } from "express";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { LiveStore } from "../app/live-store.ts";
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
  now: () => number;
  version: string;
}): Router {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = gaugesOf(registry);
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

function gaugesOf(registry: Registry) {
  const make = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `tsunagu_${name}`, help, labelNames, registers: [registry] });
  const events = make("events_waiting", "Accepted events not yet handled");
  const oldestEvent = make("oldest_event_seconds", "Age of the oldest waiting event");
  const oldestLine = make("oldest_effect_seconds", "Age of the oldest effect still to be carried out");
  const lines = make("effects", "Effects in the ledger by state", ["state"]);
  const deadEvents = make("events_dead", "Events set aside, for an operator to look at");
  const sessions = make("sessions", "Conversations kept");
  return (now: Awaited<ReturnType<LiveStore["gauge"]>>) => {
    events.set(now.events);
    oldestEvent.set((now.oldestEventMs ?? 0) / 1000);
    oldestLine.set((now.oldestLineMs ?? 0) / 1000);
    deadEvents.set(now.deadEvents);
    sessions.set(now.sessions);
    const states: [string, number][] = Object.entries(now.lines);
    for (const [state, count] of states) lines.set({ state }, count);
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
