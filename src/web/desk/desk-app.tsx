import { type ReactNode, useMemo } from "react";
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
  "inline-flex min-h-11 items-center px-2 whitespace-nowrap text-oln-16B-100 text-blue-1000 underline underline-offset-4 aria-[current]:rounded-8 aria-[current]:bg-blue-50 aria-[current]:no-underline";

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
              {hasPermission(me.role, "see_figures") ? <NavLink page="figures">{navWords.figures}</NavLink> : null}
              {hasPermission(me.role, "operate") ? <NavLink page="operations">{navWords.operations}</NavLink> : null}
              {hasPermission(me.role, "administer_staff") ? <NavLink page="staff">{navWords.staff}</NavLink> : null}
              {hasPermission(me.role, "see_audit") ? <NavLink page="audit">{navWords.audit}</NavLink> : null}
              {hasPermission(me.role, "set_notices") ? <NavLink page="notices">{navWords.notices}</NavLink> : null}
              {hasPermission(me.role, "see_plan") ? <NavLink page="plan">{navWords.plan}</NavLink> : null}
              <NavLink page="directory">{navWords.directory}</NavLink>
              <NavLink page="account">{navWords.account}</NavLink>
            </StaffHeader>
            <AlarmBar />
            <Place me={me} />
          </>
        );
      }}
    </StaffApp>
  );
}

type NavLinkProps = { page: Exclude<DeskPlace["page"], "list" | "case" | "print">; children: ReactNode };

/** To a page of the desk, marked where one is. */
function NavLink({ page, children }: NavLinkProps) {
  const here = useDeskPlace().page === page;
  return (
    <DeskLink to={{ page }} className={NAV_LINK} aria-current={here ? "page" : undefined}>
      {children}
    </DeskLink>
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
