import { Ages, Hours } from "../city/city.ts";
import { Sign } from "../city/criterion.ts";
import { describeHours } from "../city/describe-hours.ts";
import { describeSign } from "./describe-sign.ts";
import type { FieldWords, Reference } from "./field-words.ts";
import { optionName } from "./option-words.ts";

const AND = "、";

/** By what names a city's values are read: its words for the domains, and what an id leads to (null: to nothing). */
export type ValueNames = {
  domains: Readonly<Record<string, string>>;
  nameOf: (to: Reference, id: string) => string | null;
};

/** What a field says, for people to read; null where nobody knows. Ids are names, numbers of days are hours in words. */
export function describeValue(names: ValueNames, field: string, words: FieldWords, value: unknown): string | null {
  const { leadsTo, empty } = words;
  if (leadsTo === "area" && (value === null || value === undefined)) return "市全体";
  if (leadsTo === "area" && Array.isArray(value) && value.length === 0) return "一部の地域（境目は市役所に確認中）";
  if (value === null || value === undefined || value === "") return empty ?? null;
  if (leadsTo !== undefined) {
    return (
      listed(value)
        .map((id) => names.nameOf(leadsTo, id) ?? id)
        .join(AND) || null
    );
  }
  if (typeof value === "boolean") return value ? "はい" : "いいえ";
  return describeOther(names, field, words, value);
}

function describeOther(names: ValueNames, field: string, words: FieldWords, value: unknown): string | null {
  const ages = field === "ages" ? Ages.safeParse(value) : null;
  if (ages?.success && ages.data !== null) return agesInWords(ages.data);
  const sign = field === "sign" ? Sign.safeParse(value) : null;
  if (sign?.success) return describeSign(sign.data, names.domains);
  const hours = Hours.safeParse(value);
  if (hours.success) return describeHours(hours.data, "ja");
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return describeGroup(names, words, value);
  return (
    listed(value)
      .map((each) => optionName(field, each, names.domains))
      .join(AND) || null
  );
}

/** Its parts by their names; of texts in several languages, the Japanese one. */
function describeGroup(names: ValueNames, { fields = {} }: FieldWords, group: object): string | null {
  const parts: Readonly<Record<string, unknown>> = { ...group };
  if (typeof parts.ja === "string") return parts.ja;
  const said = Object.entries(fields).flatMap(([name, words]) => {
    const text = describeValue(names, name, words, parts[name]);
    return text === null ? [] : [`${words.label}：${text}`];
  });
  return said.join("\n") || null;
}

function agesInWords({ from, to }: { from: number | null; to: number | null }): string {
  return `${from === null ? "" : `${from}歳から`}${to === null ? "" : `${to}歳まで`}`;
}

function listed(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}
