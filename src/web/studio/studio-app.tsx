import { hasPermission } from "../../core/casework/permissions.ts";
import type { Me } from "../../core/casework/views.ts";
import { Banner } from "../shared/banner.tsx";
import { LinkButton } from "../shared/button.tsx";
import { StaffApp } from "../staff/staff-app.tsx";
import { StaffHeader } from "../staff/staff-header.tsx";
import { CityPage } from "./city-page.tsx";
import { FlowsPage } from "./flows-page.tsx";
import { words } from "./words.ts";

/** The administrator's pages: what the bot asks, and who answers. They show; they do not edit. */
export function StudioApp() {
  return (
    <StaffApp name={words.name}>
      {(me) => (
        <>
          <StaffHeader me={me} name={words.name} home={(inside) => <a href="/studio">{inside}</a>} />
          <main id="main" className="mx-auto flex max-w-7xl flex-col gap-6 px-4 py-5 md:px-6">
            {hasPermission(me.role, "see_studio") ? <Studio me={me} /> : <NotAllowed />}
          </main>
        </>
      )}
    </StaffApp>
  );
}

const PAGES = [
  { path: "/studio", name: words.tabs.flows },
  { path: "/studio/city", name: words.tabs.city },
];

function Studio({ me }: { me: Me }) {
  // Two pages without unsaved work: the browser's own links do, no history to keep.
  const onCity = location.pathname.replace(/\/$/, "") === "/studio/city";
  const current = onCity ? "/studio/city" : "/studio";
  return (
    <>
      <nav aria-label={words.nav}>
        <ul className="flex flex-wrap gap-1 border-b-2 border-solid-gray-300">
          {PAGES.map(({ path, name }) => (
            <li key={path}>
              <a
                href={path}
                aria-current={path === current ? "page" : undefined}
                className="-mb-0.5 flex min-h-11 items-center border-b-2 border-solid-gray-300 px-4 text-std-16N-170 hover:bg-solid-gray-50 hover:underline aria-[current]:border-blue-900 aria-[current]:bg-blue-50 aria-[current]:text-std-16B-170 aria-[current]:text-blue-1000"
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="rounded-8 bg-blue-50 px-4 py-2 text-std-16N-170">{words.readOnly}</p>
      {onCity ? <CityPage /> : <FlowsPage me={me} />}
    </>
  );
}

function NotAllowed() {
  return (
    <>
      <title>{words.name}</title>
      <h1 className="sr-only">{words.name}</h1>
      <Banner
        tone="warning"
        title={words.notAllowed}
        actions={
          <LinkButton look="plain" href="/desk">
            {words.desk}
          </LinkButton>
        }
      />
    </>
  );
}
