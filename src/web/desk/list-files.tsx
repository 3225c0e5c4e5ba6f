import { hasPermission } from "../../core/casework/permissions.ts";
import type { CaseListName, Me } from "../../core/casework/views.ts";
import { printWords as words } from "./print-words.ts";

const ENDINGS = { xlsx: "Excel", csv: "CSV" };

/** The list that is open as a file. */
export function ListFiles({ list, me }: { list: CaseListName; me: Me }) {
  if (!hasPermission(me.role, "export")) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-4 text-std-16N-170">
      <span aria-hidden="true">{words.listFiles}</span>
      {Object.entries(ENDINGS).map(([ending, name]) => (
        <a
          key={ending}
          href={`/api/lists/cases.${ending}?list=${list}`}
          className="inline-flex min-h-11 items-center text-blue-1000 underline underline-offset-4"
        >
          <span className="sr-only">{words.listFiles} </span>
          {name}
        </a>
      ))}
    </p>
  );
}
