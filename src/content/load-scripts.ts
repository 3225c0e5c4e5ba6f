import { join } from "node:path";
import type { Script } from "../core/script.ts";
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
  const ids = cityIds(join(root, "cities"), cities);
  const compiled = await Promise.all(
    ids.map(async (id) => [id, await compileBundle(readBundle(root, id), id)] as const),
  );
  const lines = compiled.flatMap(([, { problems }]) =>
    problems.filter(isReasonNotToStart).map((each) => lineOf(root, each)),
  );
  if (lines.length > 0) throw new ContentError(`The flows cannot be used:\n${[...new Set(lines)].join("\n")}`);
  return new Map(compiled.flatMap(([id, { script }]) => (script === null ? [] : [[id, script]])));
}

function isReasonNotToStart({ level, code }: ContentProblem): boolean {
  return level === "error" && !NO_REASON_NOT_TO_START.includes(code);
}

/** "flows/intake.yaml:12:5: step hello: …" */
function lineOf(root: string, { file, line, column, place, message, mend }: ContentProblem): string {
  const step = place.step === null ? "" : `step ${place.step}: `;
  return `${join(root, file)}:${line}:${column}: ${step}${message} ${mend}`;
}
