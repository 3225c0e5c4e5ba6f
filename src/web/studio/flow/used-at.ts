import { fullKey } from "../draft/texts.ts";
import type { EditFlow, EditStep } from "./edit-step.ts";

/** A step by its place. */
export type StepPlace = { flow: string; step: string };

const indexes = new WeakMap<EditFlow, ReadonlyMap<string, StepPlace[]>>();

/** Every step that says this text. */
export function placesOfKey(flows: readonly EditFlow[], key: string): StepPlace[] {
  return flows.flatMap((flow) => indexOf(flow).get(key) ?? []);
}

/** Keys of all texts of a step, as the flow has them. */
export function keysOfStep(step: EditStep): string[] {
  return [
    ...[step.text, step.again, step.more, step.done, step.skip?.label],
    ...[step.share?.label, step.city_only?.label, step.none?.label],
    ...(step.texts ?? []),
    ...(step.choices ?? []).map(({ label }) => label),
  ].flatMap((key) => key ?? []);
}

function indexOf(flow: EditFlow): ReadonlyMap<string, StepPlace[]> {
  const known = indexes.get(flow);
  if (known !== undefined) return known;
  const index = new Map<string, StepPlace[]>();
  for (const [id, step] of flow.steps) {
    for (const key of new Set(keysOfStep(step).map((each) => fullKey(flow.id, each)))) {
      index.set(key, [...(index.get(key) ?? []), { flow: flow.id, step: id }]);
    }
  }
  indexes.set(flow, index);
  return index;
}
