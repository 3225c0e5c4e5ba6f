import { useMemo } from "react";
import { hasPermission } from "../../core/casework/permissions.ts";
import type { Me } from "../../core/casework/views.ts";
import { ConnectionLine } from "../staff/connection-line.tsx";
import { connection, StaffApp } from "../staff/staff-app.tsx";
import { StaffHeader } from "../staff/staff-header.tsx";
import { CasePage } from "./case-page.tsx";
import { DeskLink } from "./desk-link.tsx";
import { ListPage } from "./list-page.tsx";
import { NoCases } from "./no-cases.tsx";
import { makeReplyDrafts } from "./reply-draft.ts";
import { useDeskPlace } from "./use-desk-place.ts";
import { useLiveUpdates } from "./use-live-updates.ts";
import { words } from "./words.ts";

/** The staff's desk: the lists, and one case. */
export function DeskApp() {
  return (
    <StaffApp name={words.deskName}>
      {(me) => (
        <>
          <StaffHeader
            me={me}
            name={words.deskName}
            home={(inside) => <DeskLink to={{ page: "list", list: null }}>{inside}</DeskLink>}
          />
          {hasPermission(me.role, "see") ? <Desk me={me} /> : <NoCases me={me} />}
        </>
      )}
    </StaffApp>
  );
}

function Desk({ me }: { me: Me }) {
  const place = useDeskPlace();
  const live = useLiveUpdates(connection);
  const drafts = useMemo(() => {
    const made = makeReplyDrafts(sessionStorage, me.email, () => crypto.randomUUID());
    made.dropOthers();
    return made;
  }, [me.email]);
  return (
    <>
      <ConnectionLine connection={connection} live={live} />
      <main id="main" className="mx-auto max-w-7xl px-4 py-5 md:px-6 print:max-w-none print:p-0">
        {place.page === "case" ? (
          <CasePage key={place.caseId} caseId={place.caseId} me={me} drafts={drafts} />
        ) : (
          <ListPage list={place.list ?? (me.receiver === null ? "city" : "unit")} me={me} />
        )}
      </main>
    </>
  );
}
