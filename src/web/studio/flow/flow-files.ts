import { LANGUAGES } from "../../../core/language.ts";
import type { Values } from "../draft/draft-store.ts";
import type { EditFlow } from "./edit-step.ts";

/** The files of a new flow that another one may call: it says one thing, still to be written, and ends. */
export function withFlowAdded(flows: readonly EditFlow[], title: string): { id: string; files: Values } {
  const id = freeFlowId(flows);
  const steps = { said: { type: "say", texts: ["said.said"], next: "done" }, done: { type: "end" } };
  const words = LANGUAGES.map((language) => [`locales/${language}/${id}.yaml`, { said: { said: "" } }] as const);
  return {
    id,
    files: { [`flows/${id}.yaml`]: { format: 1, id, title, start: "said", steps }, ...Object.fromEntries(words) },
  };
}

/** A flow's files taken out: the flow, and its own words. null: what was there is gone. */
export function withFlowRemoved(values: Values, flow: EditFlow): Values {
  const words = Object.keys(values).filter((path) => path.endsWith(`/${flow.id}.yaml`) && path.includes("locales/"));
  return Object.fromEntries([flow.path, ...words].map((path) => [path, null]));
}

/** The steps that lead into a flow: while there are any it cannot go. */
export function callersOf(flows: readonly EditFlow[], id: string): { flow: string; step: string }[] {
  return flows.flatMap((flow) =>
    [...flow.steps].flatMap(([step, { type, flow: called }]) =>
      type === "call" && called === id ? [{ flow: flow.id, step }] : [],
    ),
  );
}

/** "part1", "part2", …: a name that files have; people see the title. */
function freeFlowId(flows: readonly EditFlow[]): string {
  for (let number = 1; ; number++) if (!flows.some(({ id }) => id === `part${number}`)) return `part${number}`;
}
