import { useMemo } from "react";
import { hasPermission } from "../../core/casework/permissions.ts";
import type { Me } from "../../core/casework/views.ts";
import { ConnectionLine } from "../staff/connection-line.tsx";
import { connection, StaffApp } from "../staff/staff-app.tsx";
import { StaffHeader } from "../staff/staff-header.tsx";
import { AlarmBar } from "./alarm-bar.tsx";
import { DeskLink } from "./desk-link.tsx";
import type { DeskPlace } from "./desk-path.ts";
import { latePages } from "./late-pages.ts";
import { ListPage } from "./list-page.tsx";
import { navWords } from "./nav-words.ts";
import { NoCases } from "./no-cases.tsx";
import { makeReplyDrafts } from "./reply-draft.ts";
import { useDeskPlace } from "./use-desk-place.ts";
import { useLiveUpdates } from "./use-live-updates.ts";
import { words } from "./words.ts";

const NAV_LINK =
  "inline-flex min-h-11 items-center px-2 whitespace-nowrap text-oln-16B-100 text-blue-1000 underline underline-offset-4";

/** The staff's desk: the lists, one case, the list of offices, and for operators how deliveries go. */
export function DeskApp() {
  return (
    <StaffApp name={words.deskName}>
      {(signedIn) => {
        const me = inOwnWords(signedIn);
        return (
          <>
            <StaffHeader
              me={me}
              name={words.deskName}
              home={(inside) => <DeskLink to={{ page: "list", list: null }}>{inside}</DeskLink>}
            >
              {hasPermission(me.role, "see_figures") ? (
                <DeskLink to={{ page: "figures" }} className={NAV_LINK}>
                  {navWords.figures}
                </DeskLink>
              ) : null}
              {hasPermission(me.role, "operate") ? (
                <DeskLink to={{ page: "operations" }} className={NAV_LINK}>
                  {navWords.operations}
                </DeskLink>
              ) : null}
              {hasPermission(me.role, "administer_staff") ? (
                <DeskLink to={{ page: "staff" }} className={NAV_LINK}>
                  {navWords.staff}
                </DeskLink>
              ) : null}
              {hasPermission(me.role, "see_audit") ? (
                <DeskLink to={{ page: "audit" }} className={NAV_LINK}>
                  {navWords.audit}
                </DeskLink>
              ) : null}
              {hasPermission(me.role, "set_notices") ? (
                <DeskLink to={{ page: "notices" }} className={NAV_LINK}>
                  {navWords.notices}
                </DeskLink>
              ) : null}
              {hasPermission(me.role, "see_plan") ? (
                <DeskLink to={{ page: "plan" }} className={NAV_LINK}>
                  {navWords.plan}
                </DeskLink>
              ) : null}
              <DeskLink to={{ page: "directory" }} className={NAV_LINK}>
                {navWords.directory}
              </DeskLink>
              <DeskLink to={{ page: "account" }} className={NAV_LINK}>
                {navWords.account}
              </DeskLink>
            </StaffHeader>
            <AlarmBar />
            <Place me={me} />
          </>
        );
      }}
    </StaffApp>
  );
}

/** With the fields called as in the language of the page, where that is not the city's own. */
function inOwnWords(me: Me): Me {
  return words.domains === null ? me : { ...me, city: { ...me.city, domains: words.domains } };
}

/** The list of offices is for everybody; cases are not. */
function Place({ me }: { me: Me }) {
  const place = useDeskPlace();
  if (place.page === "directory") return <latePages.directory.Page />;
  if (place.page === "figures")
    return hasPermission(me.role, "see_figures") ? <latePages.figures.Page me={me} /> : <NoCases me={me} />;
  if (place.page === "plan")
    return hasPermission(me.role, "see_plan") ? <latePages.plan.Page me={me} /> : <NoCases me={me} />;
  if (place.page === "account") return <latePages.account.Page me={me} />;
  if (place.page === "audit")
    return hasPermission(me.role, "see_audit") ? <latePages.audit.Page /> : <NoCases me={me} />;
  if (place.page === "staff")
    return hasPermission(me.role, "administer_staff") ? <latePages.staff.Page /> : <NoCases me={me} />;
  if (place.page === "operations")
    return hasPermission(me.role, "operate") ? <latePages.operations.Page me={me} /> : <NoCases me={me} />;
  if (place.page === "notices")
    return hasPermission(me.role, "set_notices") ? <latePages.notices.Page /> : <NoCases me={me} />;
  if (place.page === "print")
    return hasPermission(me.role, "export") ? (
      <latePages.print.Page caseId={place.caseId} form={place.form} />
    ) : (
      <NoCases me={me} />
    );
  return hasPermission(me.role, "see") ? <Desk me={me} place={place} /> : <NoCases me={me} />;
}

function Desk({ me, place }: { me: Me; place: Extract<DeskPlace, { page: "case" | "list" }> }) {
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
          <latePages.case.Page key={place.caseId} caseId={place.caseId} me={me} drafts={drafts} />
        ) : (
          <ListPage list={place.list ?? (me.receiver === null ? "city" : "unit")} me={me} />
        )}
      </main>
    </>
  );
}
