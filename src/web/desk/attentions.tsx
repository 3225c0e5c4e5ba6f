import type { CaseView } from "../../core/casework/views.ts";
import { Banner } from "../shared/banner.tsx";
import { words } from "./words.ts";

/** What whoever opens this case must know before doing anything: the resident's will, and whether LINE still reaches her. */
export function Attentions({ view }: { view: CaseView }) {
  const happened = new Set(view.history.map((entry) => entry.what));
  const text = words.casePage;
  return (
    <>
      {happened.has("consent_withdrawn") ? (
        <Banner tone="warning" title={text.withdrawn}>
          {text.withdrawnMore}
        </Banner>
      ) : null}
      {happened.has("erasure_asked") ? (
        <Banner tone="warning" title={text.erasure}>
          {text.erasureMore}
        </Banner>
      ) : null}
      {happened.has("person_asked") && view.row.status !== "closed" ? <Banner tone="info" title={text.person} /> : null}
      {view.row.reachable ? null : (
        <Banner tone="warning" title={text.blocked}>
          {text.blockedMore}
        </Banner>
      )}
    </>
  );
}
