import { setAt, type ValuePath } from "../draft/set-at.ts";
import type { EditFlow, EditStep } from "./edit-step.ts";
import { arrivalsAt, leadsOf, mainLeadOf } from "./step-leads.ts";

/** Where a step is put: before a step (whatever led there leads to the new one), or after one. */
export type Spot = { where: "before" | "after"; step: string };

/** A flow's file value with one field of a step set. */
export function withField(file: unknown, id: string, at: ValuePath, to: unknown): unknown {
  return setAt(file, ["steps", id, ...at], to);
}

/** With a new step at its spot. What it replaces on the way comes after it. */
export function withStepAdded(file: unknown, flow: EditFlow, id: string, step: EditStep, spot: Spot): unknown {
  const [next, relinked] = opened(file, flow, id, spot);
  const main = mainLeadOf(step);
  const linked = main === null || next === null ? step : setAt(step, main.at, next);
  return setAt(relinked, ["steps", id], linked);
}

/** Without a step: whatever led to it leads where it led. */
export function withStepRemoved(file: unknown, flow: EditFlow, id: string): unknown {
  return setAt(bridged(file, flow, id), ["steps", id], undefined);
}

/** With a step taken from its place and put at another spot. */
export function withStepMoved(file: unknown, flow: EditFlow, id: string, spot: Spot): unknown {
  const step = flow.steps.get(id);
  const main = step === undefined ? null : mainLeadOf(step);
  if (step === undefined || main === null || spot.step === id) return file;
  const closed = bridged(file, flow, id);
  const without = bridgedFlow(flow, id);
  const [next, relinked] = opened(closed, without, id, spot);
  return next === null || next === id ? relinked : setAt(relinked, ["steps", id, ...main.at], next);
}

/** A name for a new step that no step has: "ask", "ask_2", "ask_3" … */
export function freeId(flow: EditFlow, wish: string): string {
  if (!flow.steps.has(wish)) return wish;
  for (let number = 2; ; number++) if (!flow.steps.has(`${wish}_${number}`)) return `${wish}_${number}`;
}

/** Makes room at a spot for a step of this name: what comes next there, and the file with the ways leading to the name. */
function opened(file: unknown, flow: EditFlow, id: string, spot: Spot): [string | null, unknown] {
  if (spot.where === "before") {
    const relinked = arrivalsAt(flow, spot.step)
      .filter(({ from }) => from !== id)
      .reduce((value, { from, lead }) => setAt(value, ["steps", from, ...lead.at], id), file);
    return [spot.step, flow.start === spot.step ? setAt(relinked, ["start"], id) : relinked];
  }
  const before = flow.steps.get(spot.step);
  const main = before === undefined ? null : mainLeadOf(before);
  if (main === null) return [null, file];
  return [main.to, setAt(file, ["steps", spot.step, ...main.at], id)];
}

function bridged(file: unknown, flow: EditFlow, id: string): unknown {
  const to = targetOf(flow, id);
  if (to === null) return file;
  const relinked = arrivalsAt(flow, id).reduce(
    (value, { from, lead }) => setAt(value, ["steps", from, ...lead.at], to),
    file,
  );
  return flow.start === id ? setAt(relinked, ["start"], to) : relinked;
}

/** The flow as `bridged` leaves it, with the step itself still there. */
function bridgedFlow(flow: EditFlow, id: string): EditFlow {
  const to = targetOf(flow, id);
  if (to === null) return flow;
  const steps = new Map(
    [...flow.steps].map(([name, step]) => {
      const ways = leadsOf(step).filter((lead) => lead.own && lead.to === id);
      return [name, ways.reduce<EditStep>((changed, { at }) => withTarget(changed, at, to), step)] as const;
    }),
  );
  return { ...flow, start: flow.start === id ? to : flow.start, steps };
}

function withTarget(step: EditStep, at: ValuePath, to: string): EditStep {
  const changed = setAt(step, at, to);
  return typeof changed === "object" && changed !== null ? { ...step, ...changed } : step;
}

/** Where a step leads when it is taken out; never to itself. */
function targetOf(flow: EditFlow, id: string): string | null {
  const step = flow.steps.get(id);
  if (step === undefined) return null;
  const main = mainLeadOf(step)?.to ?? null;
  return main === id ? (leadsOf(step).find(({ to }) => to !== null && to !== id)?.to ?? null) : main;
}
