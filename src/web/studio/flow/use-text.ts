import type { Language } from "../../../core/language.ts";
import { textOf } from "../draft/texts.ts";
import { useDraftState } from "../draft/use-studio.ts";
import type { FlowEditor } from "../use-flow-editor.ts";

/** A text as it is at this moment, for the field that it is typed in: `editor.text` may be a moment behind. */
export function useText({ store, city }: Pick<FlowEditor, "store" | "city">, language: Language, key: string) {
  return useDraftState(store, (state) => textOf(state.values, city, language, key));
}
