import type { ContentProblem } from "../core/studio/content-problem.ts";

/**
 * Something wrong in one file of a bundle, before it is known on which line. `path` leads to it in the file's YAML. `label` and
 * `reason` are what the loader says at start, `message` and `mend` what the studio says.
 */
export type Finding = Omit<ContentProblem, "line" | "column"> & {
  path: readonly (string | number)[];
  label: string;
  reason: string;
};
