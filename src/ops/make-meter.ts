import { Counter, Gauge, Registry } from "prom-client";
import { type Meter, WEBHOOK_REFUSALS } from "../app/meter.ts";
import type { CaseChange } from "../app/records.ts";
import { LANES } from "../core/effect.ts";
import { LINE_ALARMS, type LineAlarm } from "../core/operations-view.ts";
import { makeLineAlarms } from "./line-alarms.ts";

/** A meter that can be read: for `/metrics`, and its alarms for the operators' page. */
export type ReadableMeter = Meter & {
  /** A case changed, by this process or seen by it. */
  caseChanged(change: Pick<CaseChange, "city">): void;
  alarmsOf(city: string): LineAlarm[];
  /** In Prometheus' text format. */
  metrics(): Promise<string>;
};

/**
 * Counts what this process does, for `/metrics`; every figure by city, because one installation serves several and each wants its
 * own. Each city starts at 0, so that one which hears nothing is seen as well. `now`: ms since epoch.
 */
export function makeMeter(cities: readonly string[], now: () => number): ReadableMeter {
  const registry = new Registry();
  const counters = countersIn(registry);
  const alarms = makeLineAlarms(now);
  const alarmGauge = alarmGaugeIn(registry, cities, alarms.alarmsOf);
  for (const city of cities) startAtZero(counters, city);

  return {
    signed: alarms.signed,
    refused(city, code) {
      counters.refused.inc({ city: city ?? "", code });
      alarms.refused(city, code);
    },
    accepted(city, { accepted, duplicates }) {
      counters.accepted.inc({ city }, accepted);
      counters.duplicates.inc({ city }, duplicates);
    },
    handled: (city, events) => counters.handled.inc({ city }, events),
    turnFailed: (city) => counters.turnFailures.inc({ city }),
    dangerUnheard: (city) => counters.dangerUnheard.inc({ city }),
    tried(city, lane, again) {
      counters.tries.inc({ city, lane });
      if (again) counters.retries.inc({ city, lane });
    },
    settled: (city, lane, state) => counters.settled.inc({ city, lane, state }),
    called(city, how, outcome) {
      counters.calls.inc({ city, how, outcome });
      alarms.called(city, how, outcome);
    },
    caseChanged: ({ city }) => counters.caseChanges.inc({ city }),
    alarmsOf: alarms.alarmsOf,
    metrics() {
      alarmGauge();
      return registry.metrics();
    },
  };
}

type Counters = ReturnType<typeof countersIn>;

function countersIn(registry: Registry) {
  const make = <L extends string>(name: string, help: string, ...labels: readonly L[]) =>
    new Counter({
      name: `tsunagu_${name}_total`,
      help,
      labelNames: ["city", ...labels],
      registers: [registry],
    });
  return {
    accepted: make("events_accepted", "Events stored, each once"),
    duplicates: make("events_duplicate", "Events that were known already"),
    handled: make("events_handled", "Events whose turn was committed"),
    turnFailures: make("turn_failures", "Turns that broke off"),
    dangerUnheard: make("danger_unheard", "Danger in what could not be handled, about which no staff could be alarmed"),
    refused: make("webhook_refusals", "Webhooks turned away; city is empty when the path names none", "code"),
    tries: make("effect_tries", "Tries to carry out an effect", "lane"),
    retries: make("effect_retries", "Those of them that were not the first", "lane"),
    settled: make("effects_settled", "How tries ended: done, waiting for another, ambiguous, dead", "lane", "state"),
    calls: make("line_calls", "Calls to LINE by how they ended", "how", "outcome"),
    caseChanges: make("case_changes", "Changes of cases made by this process"),
  };
}

function startAtZero(counters: Counters, city: string): void {
  for (const each of ["accepted", "duplicates", "handled", "turnFailures", "dangerUnheard", "caseChanges"] as const)
    counters[each].inc({ city }, 0);
  for (const code of WEBHOOK_REFUSALS) counters.refused.inc({ city, code }, 0);
  for (const how of ["reply", "push"]) counters.calls.inc({ city, how, outcome: "accepted" }, 0);
  for (const lane of [...LANES, "record"]) {
    counters.tries.inc({ city, lane }, 0);
    counters.retries.inc({ city, lane }, 0);
    for (const state of ["done", "waiting", "ambiguous", "dead"]) counters.settled.inc({ city, lane, state }, 0);
  }
}

/** 1 while an alarm lasts. Returns how to bring it up to date. */
function alarmGaugeIn(registry: Registry, cities: readonly string[], alarmsOf: (city: string) => LineAlarm[]) {
  const gauge = new Gauge({
    name: "tsunagu_line_alarm",
    help: "Whether somebody must mend what is between us and LINE",
    labelNames: ["city", "code"],
    registers: [registry],
  });
  return () => {
    for (const city of cities) {
      const ringing = alarmsOf(city).map((alarm) => alarm.code);
      for (const code of LINE_ALARMS) gauge.set({ city, code }, ringing.includes(code) ? 1 : 0);
    }
  };
}
