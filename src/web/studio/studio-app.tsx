import { hasPermission } from "../../core/casework/permissions.ts";
import type { Me } from "../../core/casework/views.ts";
import { Banner } from "../shared/banner.tsx";
import { LinkButton } from "../shared/button.tsx";
import { StaffApp } from "../staff/staff-app.tsx";
import { StaffHeader } from "../staff/staff-header.tsx";
import { StudioDesk } from "./studio-desk.tsx";
import { words } from "./words.ts";

/** The administrator's pages: what the bot asks and says, who answers, and how a change comes to residents. */
export function StudioApp() {
  return (
    <StaffApp name={words.name}>
      {(me) => (
        <>
          <StaffHeader me={me} name={words.name} home={(inside) => <a href="/studio">{inside}</a>} />
          <main id="main" className="mx-auto flex max-w-360 flex-col gap-4 px-4 py-4 md:px-6">
            {hasPermission(me.role, "see_studio") ? <StudioDesk me={me} /> : <NotAllowed me={me} />}
          </main>
        </>
      )}
    </StaffApp>
  );
}

function NotAllowed({ me }: { me: Me }) {
  return (
    <>
      <title>{words.name}</title>
      <h1 className="sr-only">{words.name}</h1>
      <Banner
        tone="warning"
        title={words.notAllowed}
        actions={
          hasPermission(me.role, "desk") ? (
            <LinkButton look="plain" href="/desk">
              {words.desk}
            </LinkButton>
          ) : null
        }
      />
    </>
  );
}
