import { existsSync } from "node:fs";
import { join } from "node:path";
import type { City } from "../core/city/city.ts";
import { checkFlows } from "../core/flow/check-flows.ts";
import type { Script } from "../core/script.ts";
import { ContentError } from "./content-error.ts";
import { holidays } from "./holidays.ts";
import { loadCities } from "./load-city.ts";
import { loadFlows, revisionOf } from "./load-flows.ts";
import { type Locales, loadLocales, makeWords, mergeLocales } from "./load-words.ts";

/** The flow every conversation starts with. */
const MAIN_FLOW = "intake";

/**
 * Loads and checks everything conversations are decided by, from the repository's folders. One script a city, by city id; a
 * city's own `cities/<id>/flows` and `cities/<id>/locales` stand in for the common ones of the same name, for that city only.
 * `cities` null means all packs. Throws with every problem named, so that a broken flow never reaches a resident.
 */
export async function loadScripts(root: string, cities: readonly string[] | null): Promise<Map<string, Script>> {
  const flows = loadFlows(join(root, "flows"));
  const locales = loadLocales(join(root, "locales"));
  const common = { flows, locales, ...(await makeWords(locales)) };
  const scripts = await Promise.all(
    loadCities(join(root, "cities"), cities).map((city) => scriptOf(city, join(root, "cities", city.id), common)),
  );
  const problems = scripts.flatMap((script) => checkFlows(script));
  if (problems.length > 0) {
    const lines = problems.map(
      (each) => `flows/${each.flow}.yaml: ${each.step === null ? "" : `step ${each.step}: `}${each.reason}`,
    );
    throw new ContentError(`The flows cannot be used:\n${[...new Set(lines)].join("\n")}`);
  }
  return new Map(scripts.map((script) => [script.city.id, script]));
}

type Common = Pick<Script, "flows" | "words" | "has"> & { locales: Locales };

async function scriptOf(city: City, folder: string, common: Common): Promise<Script> {
  const ownFlows = join(folder, "flows");
  const ownLocales = join(folder, "locales");
  const flows = existsSync(ownFlows) ? { ...common.flows, ...loadFlows(ownFlows) } : common.flows;
  const { words, has } = existsSync(ownLocales)
    ? await makeWords(mergeLocales(common.locales, loadLocales(ownLocales)))
    : common;
  return { revision: revisionOf(flows), main: MAIN_FLOW, flows, city, words, has, holidays };
}
