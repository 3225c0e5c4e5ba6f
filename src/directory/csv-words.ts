import type { Agency } from "../core/city/city.ts";

/** What a table calls the parts an office can have (`kind` and `role`). 所管課 is the department itself. */
export const ROLE_WORDS = {
  intake: "相談窓口",
  coordination: "調整",
  outreach: "アウトリーチ",
  participation: "参加支援",
  community: "居場所・活動",
  partner: "協力団体",
} as const satisfies Record<Agency["role"], string>;
export const DEPARTMENT_WORD = "所管課";

export const OPERATOR_WORDS = { direct: "直営", entrusted: "委託", mixed: "直営・委託" } as const satisfies Record<
  NonNullable<Agency["operator"]>,
  string
>;

/** An empty list is a statement; an empty cell is not. */
export const NONE_WORD = "なし";
/** The catchment of an office that serves everybody, and of one whose borders the plan does not give. */
export const WHOLE_CITY_WORD = "全域";
export const UNNAMED_PART_WORD = "一部(町名は未確認)";

/** Names in one cell. Where a name has a 「、」 in it, the semicolon separates (and ends) them. */
export function joinNames(names: readonly string[]): string {
  return names.some((name) => name.includes("、")) ? names.map((name) => `${name}；`).join("") : names.join("、");
}

export function splitNames(cell: string): string[] {
  return cell
    .split(/[;；\n]/.test(cell) ? /[;；\n]/ : "、")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
