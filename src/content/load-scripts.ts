import { join } from "node:path";
import type { Script } from "../core/script.ts";
import type { Bundle } from "../core/studio/bundle.ts";
import type { ContentProblem, ProblemCode } from "../core/studio/content-problem.ts";
import { compileBundle } from "./compile-bundle.ts";
import { ContentError } from "./content-error.ts";
import { cityIds } from "./load-city.ts";
import { readBundle } from "./read-bundle.ts";

/** A language that lacks a text falls back to Japanese: a reason not to publish, but none not to start. */
const NO_REASON_NOT_TO_START: readonly ProblemCode[] = ["translation_missing"];

/**
 * Loads and checks everything conversations are decided by, from the repository's folders. One script a city, by city id; a
 * city's own `cities/<id>/flows` and `cities/<id>/locales` stand in for the common ones of the same name, for that city only.
 * `cities` null means all packs. Throws with every problem named, so that a broken flow never reaches a resident.
 */
export async function loadScripts(root: string, cities: readonly string[] | null): Promise<Map<string, Script>> {
  return new Map([...(await loadShipped(root, cities))].map(([id, { script }]) => [id, script]));
}

/** The same with each city's files, as they are kept for the studio. */
export async function loadShipped(
  root: string,
  cities: readonly string[] | null,
): Promise<Map<string, { bundle: Bundle; script: Script }>> {
  const ids = cityIds(join(root, "cities"), cities);
  const loaded = await Promise.all(
    ids.map(async (id) => {
      const bundle = readBundle(root, id);
      return { id, bundle, ...(await compileBundle(bundle, id)) };
    }),
  );
  const problems = loaded.flatMap((each) => each.problems.filter(isReasonNotToStart));
  if (problems.length > 0) {
    const lines = new Set(problems.map((problem) => lineOf(root, problem)));
    throw new ContentError(`The flows cannot be used:\n${[...lines].join("\n")}`);
  }
  return new Map(loaded.flatMap(({ id, bundle, script }) => (script === null ? [] : [[id, { bundle, script }]])));
}

function isReasonNotToStart({ level, code }: ContentProblem): boolean {
  return level === "error" && !NO_REASON_NOT_TO_START.includes(code);
}

/** "flows/intake.yaml:12:5: step hello: …" */
function lineOf(root: string, { file, line, column, place, message, mend }: ContentProblem): string {
  const step = place.step === null ? "" : `step ${place.step}: `;
  return `${join(root, file)}:${line}:${column}: ${step}${message} ${mend}`;
}
