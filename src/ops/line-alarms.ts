import type { Meter } from "../app/meter.ts";
import type { LineAlarm } from "../core/operations-view.ts";

type Code = LineAlarm["code"];

/**
 * What is wrong between a city and LINE just now, from what this process has seen of it. An alarm begins with the first bad sign
 * and ends with the first good one: a wrong token with a call that LINE takes, a used-up month with a push, a wrong secret with a
 * signature that fits. `now`: ms since epoch.
 */
export function makeLineAlarms(now: () => number): Pick<Meter, "signed" | "refused" | "called"> & {
  alarmsOf(city: string): LineAlarm[];
} {
  const alarms = new Map<string, Map<Code, LineAlarm>>();
  const ofCity = (city: string) => {
    const known = alarms.get(city) ?? new Map<Code, LineAlarm>();
    alarms.set(city, known);
    return known;
  };
  const raise = (city: string, code: Code) => {
    const known = ofCity(city).get(code);
    const since = known?.since ?? new Date(now()).toISOString();
    ofCity(city).set(code, { code, since, times: (known?.times ?? 0) + 1 });
  };
  const end = (city: string, code: Code) => ofCity(city).delete(code);

  return {
    signed: (city) => void end(city, "bad_signature"),
    refused(city, code) {
      if (city !== null && code === "bad_signature") raise(city, "bad_signature");
    },
    called(city, how, outcome) {
      if (outcome === "unauthorised") return raise(city, "token_wrong");
      // Where nobody knows what LINE said, nothing is learnt about the token either.
      if (outcome !== "unknown" && outcome !== "later") end(city, "token_wrong");
      if (outcome === "quota") raise(city, "quota_used_up");
      else if (how === "push" && outcome === "accepted") end(city, "quota_used_up");
    },
    alarmsOf: (city) => [...ofCity(city).values()].toSorted((a, b) => (a.since < b.since ? -1 : 1)),
  };
}
