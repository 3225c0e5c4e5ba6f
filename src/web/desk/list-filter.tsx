import { CASE_FILTERS, CaseFilter } from "../../core/casework/views.ts";
import { workWords } from "./work-words.ts";

const text = workWords.filter;

/** Narrows a list down. Chosen once, it is there again the next time on this computer. */
export function ListFilter({
  chosen,
  onChoose,
}: {
  chosen: CaseFilter | null;
  onChoose: (filter: CaseFilter | null) => void;
}) {
  const options = [null, ...CASE_FILTERS];
  return (
    <fieldset className="flex flex-wrap gap-2" title={text.kept}>
      <legend className="sr-only">{text.label}</legend>
      {options.map((filter) => (
        <label
          key={filter ?? ""}
          className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-full border border-solid-gray-420 px-4 text-std-16N-170 hover:bg-solid-gray-50 has-checked:border-blue-900 has-checked:bg-blue-50 has-checked:font-700 has-focus-visible:outline-4 has-focus-visible:outline-black"
        >
          <input
            type="radio"
            name="filter"
            className="sr-only"
            checked={chosen === filter}
            onChange={() => onChoose(filter)}
          />
          {filter === null ? text.all : text.names[filter]}
        </label>
      ))}
    </fieldset>
  );
}

const KEY = "tsunagu.filter";

/** What was chosen on this computer; null when nothing was, or the browser keeps nothing. */
export function keptFilter(storage: Pick<Storage, "getItem">): CaseFilter | null {
  return CaseFilter.safeParse(storage.getItem(KEY)).data ?? null;
}

export function keepFilter(storage: Pick<Storage, "setItem" | "removeItem">, filter: CaseFilter | null): void {
  if (filter === null) storage.removeItem(KEY);
  else storage.setItem(KEY, filter);
}
