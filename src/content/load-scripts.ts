import { join } from "node:path";
import { checkFlows } from "../core/flow/check-flows.ts";
import type { Script } from "../core/script.ts";
import { ContentError } from "./content-error.ts";
import { holidays } from "./holidays.ts";
import { loadCities } from "./load-city.ts";
import { loadFlows, revisionOf } from "./load-flows.ts";
import { loadLocales, makeWords } from "./load-words.ts";

/** The flow every conversation starts with. */
const MAIN_FLOW = "intake";

/**
 * Loads and checks everything conversations are decided by, from the repository's folders. One script a city, by city id.
 * `cities` null means all packs. Throws with every problem named, so that a broken flow never reaches a resident.
 */
export async function loadScripts(root: string, cities: readonly string[] | null): Promise<Map<string, Script>> {
  const flows = loadFlows(join(root, "flows"));
  const { words, has } = await makeWords(loadLocales(join(root, "locales")));
  const revision = revisionOf(flows);
  const scripts = loadCities(join(root, "cities"), cities).map((city): [string, Script] => [
    city.id,
    { revision, main: MAIN_FLOW, flows, city, words, has, holidays },
  ]);
  const problems = scripts.flatMap(([, script]) => checkFlows(script));
  if (problems.length > 0) {
    const lines = problems.map(
      (each) => `flows/${each.flow}.yaml: ${each.step === null ? "" : `step ${each.step}: `}${each.reason}`,
    );
    throw new ContentError(`The flows cannot be used:\n${[...new Set(lines)].join("\n")}`);
  }
  return new Map(scripts);
}
