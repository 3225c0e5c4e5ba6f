import { type Bundle, withFiles } from "../core/studio/bundle.ts";
import type { Edit, EditRefusal } from "../core/studio/edit.ts";
import { editEntries } from "./edit-entries.ts";
import { editFlow } from "./edit-flow.ts";
import { editWords } from "./edit-words.ts";

/** What one edit changes: files with their new text (null: taken out), or why it cannot be made. */
export type EditStep = Record<string, string | null> | EditRefusal["why"];

/** A bundle with all edits made, in order; or the first that cannot be made. */
export function editBundle(
  bundle: Bundle,
  city: string,
  edits: readonly Edit[],
): { ok: true; bundle: Bundle } | { ok: false; refusal: EditRefusal } {
  let edited = bundle;
  for (const [index, edit] of edits.entries()) {
    const step = oneEdit(edited, city, edit);
    if (typeof step === "string") return { ok: false, refusal: { index, why: step } };
    edited = withFiles(edited, step);
  }
  return { ok: true, bundle: edited };
}

function oneEdit(bundle: Bundle, city: string, edit: Edit): EditStep {
  switch (edit.do) {
    case "set_text":
      return editWords(bundle, edit);
    case "set_entry":
    case "add_entry":
    case "remove_entry":
    case "set_city":
      return editEntries(bundle, city, edit);
    case "add_step":
    case "copy_step":
    case "delete_step":
    case "rename_step":
    case "move_step":
    case "set_field":
    case "add_item":
    case "move_item":
    case "set_flow":
    case "add_flow":
    case "remove_flow":
      return editFlow(bundle, city, edit);
    default:
      return edit satisfies never;
  }
}
