import type { ReactNode } from "react";
import { hasPermission } from "../../core/casework/permissions.ts";
import type { Me } from "../../core/casework/views.ts";
import { Banner } from "../shared/banner.tsx";
import { LinkButton } from "../shared/button.tsx";
import { DeskLink } from "./desk-link.tsx";
import { words } from "./words.ts";

/** Where somebody's work needs no case; `NotHers` where she has cases, and this page is for others. */
export function NoCases({ me }: { me: Me }) {
  if (hasPermission(me.role, "see")) return <NotHers />;
  const administrates = me.role === "administrator";
  return (
    <Page
      title={words.noCases.title}
      actions={administrates ? <LinkButton href="/studio">{words.studioLink}</LinkButton> : null}
    >
      {administrates ? words.noCases.administrator : words.noCases.auditor}
    </Page>
  );
}

function NotHers() {
  const back = (
    <DeskLink
      to={{ page: "list", list: null }}
      className="inline-flex min-h-11 items-center text-blue-1000 underline underline-offset-4"
    >
      ← {words.back}
    </DeskLink>
  );
  return <Page title={words.noCases.notHers} actions={back} />;
}

function Page({ title, actions, children }: { title: string; actions: ReactNode; children?: ReactNode }) {
  return (
    <main id="main" className="mx-auto max-w-3xl px-4 py-8">
      <title>{words.deskName}</title>
      <h1 className="sr-only">{words.deskName}</h1>
      <Banner tone="info" title={title} actions={actions}>
        {children}
      </Banner>
    </main>
  );
}
