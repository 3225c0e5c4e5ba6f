import type { PaperForm } from "../../core/casework/paper.ts";
import { hasPermission } from "../../core/casework/permissions.ts";
import type { Me } from "../../core/casework/views.ts";
import { DeskLink } from "./desk-link.tsx";
import { printWords as words } from "./print-words.ts";

const FORMS: readonly PaperForm[] = ["sheet", "application"];

/** To the paper forms of a case, for whoever may take it out of the desk. */
export function PaperLinks({ caseId, me }: { caseId: string; me: Me }) {
  if (!hasPermission(me.role, "export")) return null;
  return (
    <p className="flex sm:ml-auto flex-wrap gap-x-4 print:hidden">
      {FORMS.map((form) => (
        <DeskLink
          key={form}
          to={{ page: "print", caseId, form }}
          className="inline-flex min-h-11 items-center text-oln-16B-100 text-blue-1000 underline underline-offset-4"
        >
          {words[form]}
        </DeskLink>
      ))}
    </p>
  );
}
