import { z } from "zod";
import { CaseFilter, CaseListName } from "../../core/casework/views.ts";
import { Domain } from "../../core/domain.ts";

/** What a list is narrowed down to: all of `filters` must hold, and one of `domains`. Both empty: everything is shown. */
export const FilterChoice = z.strictObject({ filters: z.array(CaseFilter), domains: z.array(Domain) });
export type FilterChoice = z.infer<typeof FilterChoice>;
export const NO_FILTER: FilterChoice = { filters: [], domains: [] };

/** A choice with a name, to come back to with one click. */
export const FilterSet = z.strictObject({
  name: z.string().trim().min(1).max(30),
  list: CaseListName,
  choice: FilterChoice,
});
export type FilterSet = z.infer<typeof FilterSet>;

/** So many stand side by side and are still found. */
export const SETS_MAX = 12;
const Kept = z.strictObject({ choice: FilterChoice, sets: z.array(FilterSet).max(SETS_MAX) });
export type KeptFilters = z.infer<typeof Kept>;

const KEY = "tsunagu.filters:";

/** What this person chose on this computer; nothing when she has not, or the browser keeps nothing. */
export function keptFilters(storage: Pick<Storage, "getItem">, email: string): KeptFilters {
  const kept = Kept.safeParse(parseJson(storage.getItem(KEY + email)));
  return kept.data ?? { choice: NO_FILTER, sets: [] };
}

export function keepFilters(storage: Pick<Storage, "setItem">, email: string, kept: KeptFilters): void {
  storage.setItem(KEY + email, JSON.stringify(kept));
}

/** With one more set; one of the same name is replaced. The oldest goes when there are too many. */
export function withSet(sets: readonly FilterSet[], set: FilterSet): FilterSet[] {
  return [...sets.filter(({ name }) => name !== set.name), set].slice(-SETS_MAX);
}

export function isEmpty({ filters, domains }: FilterChoice): boolean {
  return filters.length === 0 && domains.length === 0;
}

/** Whether both narrow a list down to the same. */
export function sameChoice(one: FilterChoice, other: FilterChoice): boolean {
  const flat = ({ filters, domains }: FilterChoice) => JSON.stringify([filters.toSorted(), domains.toSorted()]);
  return flat(one) === flat(other);
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
