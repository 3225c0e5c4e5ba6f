import { ALT_TEXT_MAX, BUTTON_LABEL_MAX, TEXT_MAX } from "../../../core/limits.ts";
import { fullKey } from "../draft/texts.ts";
import type { Limit } from "./counted-text.tsx";
import type { EditFlow, EditStep } from "./edit-step.ts";
import { placesOfKey } from "./used-at.ts";

/** A bubble of its own. */
export const BUBBLE: Limit = { max: TEXT_MAX, unit: "utf16", reserved: 0 };
/** A question above its buttons: it stands in LINE's notification text as well. */
export const QUESTION: Limit = { max: ALT_TEXT_MAX, unit: "utf16", reserved: 0 };

/** The label of the button at this place (from 0): its number and a space stand before it. */
export function labelLimit(index: number): Limit {
  return LABELS[`${index + 1} `.length - 1] ?? LABEL;
}

/** By the length of what stands before: always the same objects, so that what is drawn from them is not drawn anew. */
const LABEL: Limit = { max: BUTTON_LABEL_MAX, unit: "graphemes", reserved: 1 };
const LABELS: readonly Limit[] = [1, 2, 3].map((reserved) => ({ ...LABEL, reserved }));

/** The narrowest limit of a text, by the places where it is said; what only the engine says is a bubble. Lists of other words have none. */
export function limitOfKey(flows: readonly EditFlow[], key: string): Limit | null {
  if (/_(?:also|words)$/.test(key)) return null;
  const limits = placesOfKey(flows, key).flatMap(({ flow, step }) => {
    const found = flows.find(({ id }) => id === flow)?.steps.get(step);
    return found === undefined ? [] : [limitIn(flow, found, key)];
  });
  return limits.toSorted((a, b) => a.max - b.max)[0] ?? BUBBLE;
}

function limitIn(flow: string, step: EditStep, key: string): Limit {
  const is = (each: string | undefined) => each !== undefined && fullKey(flow, each) === key;
  const labels = [
    ...(step.choices ?? []).map(({ label }) => label),
    ...[step.skip?.label, step.share?.label, step.city_only?.label, step.none?.label],
  ];
  const at = labels.findIndex(is);
  if (at >= 0 || is(step.done)) return labelLimit(Math.max(at, 0));
  return is(step.text) || is(step.again) || is(step.more) ? QUESTION : BUBBLE;
}
