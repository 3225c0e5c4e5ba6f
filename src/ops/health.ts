import { Router } from "express";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { LiveStore } from "../app/live-store.ts";
import type { Records } from "../app/records.ts";

/**
 * What an operator's tools look at: `/healthz` (the process is alive), `/readyz` (it can take and keep work), `/metrics`
 * (Prometheus). Counts only, never content.
 */
export function makeHealth(deps: { live: LiveStore; records: Records; now: () => number; version: string }): Router {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = gaugesOf(registry);
  const router = Router();

  router.get("/healthz", (_request, response) => {
    response.json({ status: "alive", version: deps.version });
  });

  router.get("/readyz", async (_request, response) => {
    const parts = {
      live: await answers(() => deps.live.gauge(deps.now())),
      record: await answers(() => deps.records.ping()),
    };
    // Without the record conversations go on and cases wait in the ledger; without the live store nothing can be accepted.
    response.status(parts.live ? 200 : 503).json({ status: parts.live ? "ready" : "not_ready", ...parts });
  });

  router.get("/metrics", async (_request, response) => {
    gauge(await deps.live.gauge(deps.now()));
    response.type(registry.contentType).send(await registry.metrics());
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
  const sessions = make("sessions", "Conversations kept");
  return (now: Awaited<ReturnType<LiveStore["gauge"]>>) => {
    events.set(now.events);
    oldestEvent.set((now.oldestEventMs ?? 0) / 1000);
    oldestLine.set((now.oldestLineMs ?? 0) / 1000);
    sessions.set(now.sessions);
    const states: [string, number][] = Object.entries(now.lines);
    for (const [state, count] of states) lines.set({ state }, count);
  };
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch {
    // Why it failed is in the log of the part that failed; here only whether it answers counts.
    return false;
  }
}
