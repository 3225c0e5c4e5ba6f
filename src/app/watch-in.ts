import { NO_DANGER } from "../core/flow/new-session.ts";
import type { Script } from "../core/script.ts";
import type { Danger } from "../core/triage/understanding.ts";
import { watchDanger } from "../core/triage/watch-danger.ts";

/** What danger a text tells, by the city's own danger rules. */
export function watchIn(scripts: ReadonlyMap<string, Script>): (text: string, city: string) => Danger {
  return (text, city) => {
    const script = scripts.get(city);
    return script === undefined ? NO_DANGER : watchDanger(text, script.triage, script.danger);
  };
}
