import { JUDGEMENTS } from "../../core/casework/judgement.ts";
import { mayKnowReporter } from "../../core/casework/protect-reporter.ts";
import { toldHerself } from "../../core/casework/told-herself.ts";
import type { CaseHistory, CaseView, Me } from "../../core/casework/views.ts";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { names } from "../staff/names.ts";
import { dayAndTime } from "./japanese-time.ts";
import { lifeWords } from "./life-words.ts";
import { words } from "./words.ts";
import { workWords } from "./work-words.ts";

const JUDGED: readonly CaseHistory["what"][] = JUDGEMENTS.map((choice) => `judged_${choice}` as const);
const CONSENT_CHANGED: readonly CaseHistory["what"][] = ["consent_taken", "consent_withdrawn"];

type AttentionsProps = { view: CaseView; me: Me; onJudge: () => void };

/** What whoever opens this case must know before doing anything: the resident's will, and whether LINE still reaches her. */
export function Attentions({ view, me, onJudge }: AttentionsProps) {
  const happened = new Set(view.history.map((entry) => entry.what));
  const text = words.casePage;
  return (
    <>
      <SafeContact safe={view.safe} herself={toldHerself(view.sheet)} />
      {view.report !== null ? (
        <Banner tone="warning" title={workWords.report.title}>
          <p>{workWords.report.lead}</p>
          <p>{mayKnowReporter(roleOf(me), view.row.holder.id) ? workWords.report.story : workWords.report.masked}</p>
        </Banner>
      ) : null}
      {view.moves.includes("judge") ? (
        <WithoutConsent
          judged={lastJudged(view.history)}
          withdrawn={happened.has("consent_withdrawn")}
          onJudge={onJudge}
        />
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

const roleOf = ({ role, receiver }: Me) => ({ role, receiverId: receiver?.id ?? null });

/** `withdrawn`: an office that she had agreed to may know already, and has the case until it is passed on. */
type WithoutConsentProps = { judged: CaseHistory | null; withdrawn: boolean; onJudge: () => void };

/** Until a person has decided, that somebody has to; from then on what, by whom and on what ground. */
function WithoutConsent({ judged, withdrawn, onJudge }: WithoutConsentProps) {
  const text = workWords.judge;
  const look = judged === null ? "border-yellow-700 bg-yellow-50" : "border-solid-gray-420 bg-solid-gray-50";
  const ground = judged?.ground ?? null;
  const lead = withdrawn ? "" : text.bannerLead;
  return (
    <section
      className={`flex flex-wrap items-center gap-x-6 gap-y-1 rounded-8 border px-4 py-2 text-std-16N-170 ${look}`}
    >
      <p className="min-w-0 flex-[1_1_20rem]">
        <b className="mr-4 font-700">{judged === null ? text.banner : names.happenings[judged.what]}</b>
        {judged === null ? lead : [dayAndTime(judged.at), judged.by].filter(Boolean).join("　")}
        {ground === null ? null : `　${lifeWords.ground.was(names.grounds[ground])}`}
      </p>
      <Button look="plain" size="small" onClick={onJudge}>
        {judged === null ? text.open : text.again}
      </Button>
    </section>
  );
}

/** What was decided last; a consent that came or went since then puts the question anew. */
function lastJudged(history: readonly CaseHistory[]): CaseHistory | null {
  const last = history.findLast(({ what }) => JUDGED.includes(what) || CONSENT_CHANGED.includes(what));
  return last !== undefined && JUDGED.includes(last.what) ? last : null;
}

/** Above everything else: a call or a letter may be what puts her in danger. Ways that somebody else named are not hers. */
function SafeContact({ safe: { careful, ways }, herself }: { safe: CaseView["safe"]; herself: boolean }) {
  if (!careful) return null;
  const text = workWords.safe;
  const named = ways.map((way) => text.names[way] ?? way).join(words.and);
  return (
    <Banner tone="error" title={text.title}>
      <p>{text.lead}</p>
      <p className="font-700">{ways.length === 0 ? text.none : herself ? text.ways(named) : text.tellerWays(named)}</p>
    </Banner>
  );
}
