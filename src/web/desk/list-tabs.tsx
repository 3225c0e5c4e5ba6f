import type { CaseListName } from "../../core/casework/views.ts";
import { DeskLink } from "./desk-link.tsx";
import { words } from "./words.ts";

type ListTabsProps = { list: CaseListName; counts: Record<CaseListName, number> | null; hasOffice: boolean };

const LISTS: readonly CaseListName[] = ["mine", "unit", "city", "closed"];

/**
 * The desk's lists with how many cases each holds. Links, so that each list has its address. Whoever works for the whole
 * city holds no case herself: `mine` and `unit` are for those with an office.
 */
export function ListTabs({ list, counts, hasOffice }: ListTabsProps) {
  const shown = LISTS.filter((name) => hasOffice || name === "city" || name === "closed");
  return (
    <nav aria-label={words.lists.nav}>
      <ul className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap sm:gap-1 sm:border-b-2 sm:border-solid-gray-300">
        {shown.map((name) => (
          <li key={name}>
            <DeskLink
              to={{ page: "list", list: name }}
              aria-current={name === list ? "page" : undefined}
              className="flex min-h-11 items-center justify-between gap-1 rounded-8 border border-solid-gray-300 px-3 sm:gap-2 sm:px-4 text-std-16N-170 hover:bg-solid-gray-50 hover:underline aria-[current]:border-blue-900 aria-[current]:bg-blue-50 aria-[current]:text-std-16B-170 aria-[current]:text-blue-1000 sm:-mb-0.5 sm:rounded-b-none sm:border-2 sm:border-transparent sm:border-b-solid-gray-300 sm:aria-[current]:border-transparent sm:aria-[current]:border-b-blue-900"
            >
              {words.lists.names[name]}
              {counts === null ? null : (
                <span className="min-w-8 shrink-0 rounded-full whitespace-nowrap bg-solid-gray-100 px-2 py-0.5 text-center text-dns-14B-130 text-solid-gray-800">
                  {words.lists.count(counts[name])}
                </span>
              )}
            </DeskLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
