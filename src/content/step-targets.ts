/** A place in a flow's file that names a step, and the step. */
export type StepTarget = { path: (string | number)[]; target: string };

const NAMES: readonly string[] = ["next", "otherwise", "start", "person"];

/** Every place of a flow (as read from YAML) that leads to a step: `next`, `otherwise`, `start`, `person`, wherever they stand. */
export function targetsOf(flow: unknown): StepTarget[] {
  return inside(flow, []);
}

function inside(value: unknown, path: (string | number)[]): StepTarget[] {
  if (typeof value !== "object" || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]) => {
    const at = [...path, key];
    return typeof inner === "string" && NAMES.includes(String(key)) ? [{ path: at, target: inner }] : inside(inner, at);
  });
}
