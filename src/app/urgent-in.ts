import type { Event } from "../core/event.ts";
import { standsAlone } from "../core/flow/gather.ts";
import type { Script } from "../core/script.ts";

/** What needs no waiting for more lines, by the city's own words and danger rules. */
export function urgentIn(scripts: ReadonlyMap<string, Script>): (event: Event, city: string) => boolean {
  return (event, city) => {
    const script = scripts.get(city);
    return event.type !== "said" || script === undefined || standsAlone(script, event.text);
  };
}
