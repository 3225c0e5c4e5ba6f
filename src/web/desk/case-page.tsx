import { useEffect } from "react";
import type { CaseView, Me } from "../../core/casework/views.ts";
import { Banner } from "../shared/banner.tsx";
import { FailedAnswer } from "../shared/query-json.ts";
import { Failed } from "../staff/failed.tsx";
import { Waiting } from "../staff/waiting.tsx";
import { CaseDesk } from "./case-desk.tsx";
import { DeskLink } from "./desk-link.tsx";
import { useCase } from "./desk-queries.ts";
import { noteOpened } from "./last-opened.ts";
import type { ReplyDrafts } from "./reply-draft.ts";
import { useActing } from "./use-acting.ts";
import { KeptUnder } from "./use-kept.ts";
import { words } from "./words.ts";

/** One case, or what stands in its way. */
export function CasePage({ caseId, me, drafts }: { caseId: string; me: Me; drafts: ReplyDrafts }) {
  const found = useCase(caseId);
  const acting = useActing(caseId);
  useEffect(() => noteOpened(caseId), [caseId]);
  const view = shownView(found.data, found.error);
  return (
    <div className="flex flex-col gap-3 print:gap-2">
      <title>{`${words.casePage.title(view?.row.receipt ?? "")}｜${words.deskName}`}</title>
      <DeskLink
        to={{ page: "list", list: null }}
        className="-mt-3 -mb-2 inline-flex min-h-11 items-center self-start text-std-16N-170 text-blue-1000 underline underline-offset-4 print:hidden"
      >
        ← {words.back}
      </DeskLink>
      {view === null ? <h1 className="sr-only">{words.casePage.title("")}</h1> : null}
      {found.isPending ? <Waiting /> : null}
      {view === null && acting.said?.ok ? <Banner tone="success" title={acting.said.text} /> : null}
      {view === null && found.error !== null && !acting.said?.ok ? (
        <Failed title={words.casePage.failed} error={found.error} onAgain={() => void found.refetch()} />
      ) : null}
      {view === null ? null : (
        <KeptUnder value={{ email: me.email, caseId }}>
          <CaseDesk view={view} me={me} drafts={drafts} acting={acting} />
        </KeptUnder>
      )}
    </div>
  );
}

/** What may be shown: a case last seen over a broken line, but not one that has gone to others, as after passing it on. */
function shownView(data: CaseView | undefined, error: Error | null): CaseView | null {
  if (data === undefined) return null;
  const gone = error instanceof FailedAnswer && ["not_permitted", "case_unknown"].includes(error.code);
  return gone ? null : data;
}
