import type { CaseList } from "../../core/casework/views.ts";
import { DeskLink } from "./desk-link.tsx";
import { workWords } from "./work-words.ts";

/** The cases that a colleague's note calls her to, above whatever list she looks at; each goes when it was opened. */
export function CalledLine({ called }: { called: CaseList["called"] }) {
  return (
    <div role="status">
      {called.length === 0 ? null : (
        <p className="flex flex-wrap items-center gap-x-4 rounded-8 border border-blue-900 bg-blue-50 px-4 text-std-16N-170">
          <b className="py-2 font-700">{workWords.note.calledTo}</b>
          {called.map(({ id, receipt }) => (
            <DeskLink
              key={id}
              to={{ page: "case", caseId: id }}
              className="inline-flex min-h-11 items-center text-std-16B-170 text-blue-1000 underline underline-offset-4"
            >
              {receipt}
            </DeskLink>
          ))}
        </p>
      )}
    </div>
  );
}
