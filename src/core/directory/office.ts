import type { Agency, City, Department } from "../city/city.ts";

/** One line of a city's directory (相談機関一覧): a department of the city hall, or an agency. Ids are unique across both. */
export type Office = ({ kind: "department" } & Department) | ({ kind: "agency" } & Agency);

/** Every office of a city in the order of its files: departments, then agencies. */
export function officesOf(city: City): Office[] {
  return [
    ...city.departments.map((department) => ({ kind: "department" as const, ...department })),
    ...city.agencies.map((agency) => ({ kind: "agency" as const, ...agency })),
  ];
}
