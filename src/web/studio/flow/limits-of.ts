import { ALT_TEXT_MAX, BUTTON_LABEL_MAX, TEXT_MAX } from "../../../core/limits.ts";
import type { Limit } from "./counted-text.tsx";

/** A bubble of its own. */
export const BUBBLE: Limit = { max: TEXT_MAX, unit: "utf16", reserved: 0 };
/** A question above its buttons: it stands in LINE's notification text as well. */
export const QUESTION: Limit = { max: ALT_TEXT_MAX, unit: "utf16", reserved: 0 };

/** The label of the button at this place (from 0): its number and a space stand before it. */
export function labelLimit(index: number): Limit {
  return { max: BUTTON_LABEL_MAX, unit: "graphemes", reserved: `${index + 1} `.length };
}
