import type { Me } from "../../core/casework/views.ts";
import { Banner } from "../shared/banner.tsx";
import { LinkButton } from "../shared/button.tsx";
import { words } from "./words.ts";

/** The desk for those whose work needs no case. */
export function NoCases({ me }: { me: Me }) {
  const administrates = me.role === "administrator";
  return (
    <main id="main" className="mx-auto max-w-3xl px-4 py-8">
      <title>{words.deskName}</title>
      <h1 className="sr-only">{words.deskName}</h1>
      <Banner
        tone="info"
        title={words.noCases.title}
        actions={administrates ? <LinkButton href="/studio">{words.studioLink}</LinkButton> : null}
      >
        {administrates ? words.noCases.administrator : words.noCases.auditor}
      </Banner>
    </main>
  );
}
