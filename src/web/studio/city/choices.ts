import { staffNames } from "../../../core/casework/staff-names.ts";
import type { ValueNames } from "../../../core/studio/describe-value.ts";
import type { Reference } from "../../../core/studio/field-words.ts";
import { type Entry, fieldsOf } from "./pack-values.ts";
import type { CityEditor } from "./use-city-editor.ts";

/** An id, or a word, and what people call it. */
export type Choice = { value: string; name: string };

/** What a field that leads elsewhere can lead to, by name. */
export function choicesFor(editor: Pick<CityEditor, "entries">, to: Reference): Choice[] {
  switch (to) {
    case "department":
      return editor.entries("departments").map(named);
    case "agency":
      return editor.entries("agencies").map(named);
    case "area":
      return editor.entries("areas").map(named);
    case "receiver":
      return [
        ...editor.entries("agencies").filter(({ fields }) => fields.role === "intake"),
        ...editor.entries("departments"),
      ].map(named);
    case "pattern":
      return Object.entries(staffNames.patterns).map(([value, name]) => ({ value, name }));
    case "hub":
      return [
        ...new Set(
          editor
            .entries("agencies")
            .filter(({ fields }) => fields.role === "intake")
            .map(({ fields }) => fields.type),
        ),
      ]
        .filter((type) => typeof type === "string")
        .map((type) => ({ value: type, name: type }));
    default:
      return to satisfies never;
  }
}

/** What an entry is called: its name, the Japanese of its label, its sentence; else its id. */
export function nameOfEntry({ id, fields }: Pick<Entry, "id" | "fields">): string {
  const said = [fields.name, fieldsOf(fields.label).ja, fields.text].find(
    (text) => typeof text === "string" && text !== "",
  );
  return typeof said === "string" ? said : id;
}

/** The names by which values are read here. */
export function namesIn(editor: Pick<CityEditor, "entries" | "settings">): ValueNames {
  const domains = Object.entries(fieldsOf(editor.settings.domains)).map(([id, name]) => [id, String(name)]);
  return {
    domains: Object.fromEntries(domains),
    nameOf: (to, id) => choicesFor(editor, to).find(({ value }) => value === id)?.name ?? null,
  };
}

function named(entry: Entry): Choice {
  return { value: entry.id, name: nameOfEntry(entry) };
}
