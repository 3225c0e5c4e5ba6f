import { Ages, Hours } from "../../../core/city/city.ts";
import { Sign } from "../../../core/city/criterion.ts";
import { describeHours } from "../../../core/city/describe-hours.ts";
import type { FieldWords } from "../../../core/studio/field-words.ts";
import { optionName } from "../../../core/studio/option-words.ts";
import { choicesFor } from "./choices.ts";
import { cityWords } from "./city-words.ts";
import { fieldsOf } from "./pack-values.ts";
import { signInWords } from "./sign-kinds.ts";
import type { CityEditor } from "./use-city-editor.ts";

const say = cityWords.values;

/** What a field says, for people to read; null where nobody knows. Ids are names, numbers of days are hours in words. */
export function describeValue(
  editor: CityEditor,
  name: string,
  { leadsTo, empty }: FieldWords,
  value: unknown,
): string | null {
  const domains = fieldsOf(editor.settings.domains);
  if (leadsTo === "area") return areasInWords(editor, value);
  if (value === null || value === undefined || value === "") return empty ?? null;
  if (leadsTo !== undefined) {
    const choices = choicesFor(editor, leadsTo);
    return (
      listed(value)
        .map((id) => choices.find((choice) => choice.value === id)?.name ?? id)
        .join(say.and) || null
    );
  }
  if (typeof value === "boolean") return value ? say.yes : say.no;
  if (name === "ages") return agesInWords(value);
  if (name === "sign") {
    const sign = Sign.safeParse(value);
    return sign.success ? signInWords(sign.data, domains) : null;
  }
  const hours = Hours.safeParse(value);
  if (hours.success) return describeHours(hours.data, "ja");
  if (typeof value === "object" && !Array.isArray(value)) return textIn(fieldsOf(value).ja);
  const names: Record<string, string> = Object.fromEntries(
    Object.entries(domains).map(([id, said]) => [id, String(said)]),
  );
  return (
    listed(value)
      .map((each) => optionName(name, each, names))
      .join(say.and) || null
  );
}

function areasInWords(editor: CityEditor, value: unknown): string {
  if (!Array.isArray(value)) return say.wholeCity;
  if (value.length === 0) return say.someUnknown;
  const areas = choicesFor(editor, "area");
  return value.map((id) => areas.find((area) => area.value === id)?.name ?? String(id)).join(say.and);
}

function agesInWords(value: unknown): string | null {
  const ages = Ages.safeParse(value);
  return ages.success && ages.data !== null ? say.ages(ages.data.from, ages.data.to) : null;
}

function listed(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function textIn(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
