import { compileBundle } from "../../src/content/compile-bundle.ts";
import { readBundle } from "../../src/content/read-bundle.ts";
import { makeStudioContent } from "../../src/content/studio-content.ts";
import type { ContentProblem } from "../../src/core/studio/content-problem.ts";
import type { Places, Said } from "./run-flows.ts";

/** Every check on every city of a folder; what several cities have in common is said once. */
export async function checkFolder(
  root: string,
  cities: readonly string[],
  { root: repository, today }: Places,
): Promise<Said> {
  const lines = new Map<string, ContentProblem["level"]>();
  for (const city of cities) {
    const bundle = readBundle(root, city);
    const { problems } = await compileBundle(bundle, city, { today, shipped: readBundle(repository, city) });
    const talks = makeStudioContent()
      .talks(bundle)
      .flatMap((talk) => talk.problems);
    for (const problem of [...problems, ...talks]) lines.set(lineOf(problem), problem.level);
  }
  const errors = [...lines.values()].filter((level) => level === "error").length;
  const summary = `${cities.length}市：直すところ ${errors}、気をつけるところ ${lines.size - errors}`;
  return { text: [...lines.keys(), summary].join("\n"), failed: errors > 0 };
}

/** "flows/intake.yaml:12:5: 誤り ステップ about：… → …" */
function lineOf({ file, line, column, level, place, message, mend }: ContentProblem): string {
  const step = place.step === null ? "" : `ステップ ${place.step}：`;
  return `${file}:${line}:${column}: ${level === "error" ? "誤り" : "注意"} ${step}${message} → ${mend}`;
}
