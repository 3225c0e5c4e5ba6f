import type { CaseView } from "../../core/casework/views.ts";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { words } from "./words.ts";
import { workWords } from "./work-words.ts";

/** What whoever opens this case must know before doing anything: the resident's will, and whether LINE still reaches her. */
export function Attentions({ view, onJudge }: { view: CaseView; onJudge: () => void }) {
  const happened = new Set(view.history.map((entry) => entry.what));
  const text = words.casePage;
  return (
    <>
      <SafeContact safe={view.safe} />
      {view.report !== null ? (
        <Banner tone="warning" title={workWords.report.title}>
          {workWords.report.lead}
        </Banner>
      ) : null}
      {view.moves.includes("judge") ? (
        <section className="flex flex-wrap items-center gap-x-6 gap-y-1 rounded-8 border border-yellow-700 bg-yellow-50 px-4 py-2 text-std-16N-170">
          <p className="min-w-0 flex-[1_1_20rem]">
            <b className="font-700">{workWords.judge.banner}</b>　{workWords.judge.bannerLead}
          </p>
          <Button look="plain" size="small" onClick={onJudge}>
            {workWords.judge.open}
          </Button>
        </section>
      ) : null}
      {happened.has("consent_withdrawn") && view.row.consent === "none" ? (
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

/** Above everything else: a call or a letter may be what puts her in danger. */
function SafeContact({ safe: { careful, ways } }: { safe: CaseView["safe"] }) {
  if (!careful) return null;
  const text = workWords.safe;
  const named = ways.map((way) => text.names[way] ?? way).join(words.and);
  return (
    <Banner tone="error" title={text.title}>
      <p>{text.lead}</p>
      <p className="font-700">{ways.length === 0 ? text.none : text.ways(named)}</p>
    </Banner>
  );
}
