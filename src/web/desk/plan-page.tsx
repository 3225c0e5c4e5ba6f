import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { PlanView } from "../../core/casework/plan-view.ts";
import type { Me } from "../../core/casework/views.ts";
import { Chip } from "../shared/chip.tsx";
import { queryJson } from "../shared/query-json.ts";
import { Failed } from "../staff/failed.tsx";
import { Waiting } from "../staff/waiting.tsx";
import { DeskLink } from "./desk-link.tsx";
import { FigureTable } from "./figure-table.tsx";
import { dayOf } from "./japanese-time.ts";
import { navWords } from "./nav-words.ts";
import { PlanMeetings } from "./plan-meetings.tsx";
import { planWords as say } from "./plan-words.ts";
import { words as deskWords } from "./words.ts";

/** 市の計画と会議: in which meeting one speaks of whom, what holds in an emergency, which cases are for 多機関協働, what the plan counts. */
export function PlanPage({ me }: { me: Me }) {
  const plan = useQuery({
    queryKey: ["plan"],
    queryFn: ({ signal }) => queryJson(PlanView, "/api/plan", signal),
  });
  return (
    <main id="main" className="mx-auto flex max-w-7xl flex-col gap-8 px-4 py-5 md:px-6">
      <title>{`${navWords.plan}｜${deskWords.deskName}`}</title>
      <DeskLink
        to={{ page: "list", list: null }}
        className="-mb-4 inline-flex min-h-11 items-center self-start text-std-16N-170 text-blue-1000 underline underline-offset-4"
      >
        ← {deskWords.back}
      </DeskLink>
      {plan.isPending ? <Waiting /> : null}
      {plan.isError ? <Failed title={say.failed} error={plan.error} onAgain={() => void plan.refetch()} /> : null}
      {plan.data === undefined ? null : <Plan view={plan.data} me={me} />}
    </main>
  );
}

function Plan({ view, me }: { view: PlanView; me: Me }) {
  const { plan, staleNote, meetings, urgent, criteria } = view;
  return (
    <>
      <header className="-mb-3 flex flex-col gap-1">
        <h1 className="text-std-24B-150">{navWords.plan}</h1>
        <p className="text-std-16N-170">{say.lead(plan.title, dayOf(plan.from), dayOf(plan.to))}</p>
        {staleNote === null ? null : <p className="font-700">{staleNote}</p>}
      </header>
      <Section title={say.meetings.title}>
        <PlanMeetings meetings={meetings} domainNames={me.city.domains} />
      </Section>
      <Section title={say.urgent.title}>
        <dl className="flex flex-col gap-2 text-std-16N-170">
          <Pair name={say.urgent.receiver} text={urgent.receiver} />
          <Pair name={say.urgent.rule} text={urgent.rule ?? say.unknown} />
          <Pair name={say.urgent.night} text={urgent.night ?? say.unknown} />
          <Pair name={say.source} text={urgent.source} />
        </dl>
      </Section>
      <Section title={say.criteria.title} lead={say.criteria.lead}>
        {criteria.length === 0 ? <p>{say.criteria.none}</p> : null}
        <ul className="flex flex-col gap-3 text-std-16N-170">
          {criteria.map(({ id, text, seen, proposed, source }) => (
            <li key={id} className="border-l-4 border-blue-900 pl-3">
              <p className="flex flex-wrap items-baseline gap-x-2 font-700">
                {text}
                {proposed ? <Chip tone="yellow">{say.proposed}</Chip> : null}
              </p>
              <p>
                {say.criteria.seen}
                {deskWords.colon}
                {seen}
              </p>
              <p className="text-solid-gray-700">
                {say.source}
                {deskWords.colon}
                {source}
              </p>
            </li>
          ))}
        </ul>
      </Section>
      <Indicators view={view} />
    </>
  );
}

function Indicators({ view: { indicators, counted } }: { view: PlanView }) {
  const {
    title,
    lead,
    none,
    caption,
    name,
    current,
    target,
    counted: countedWord,
    blank,
    notCounted,
    counts,
  } = say.indicators;
  const withUnit = (value: number | null, unit: string | null) =>
    value === null ? blank : `${value.toLocaleString("ja-JP")}${unit ?? ""}`;
  return (
    <Section title={title} lead={indicators.length === 0 ? none : lead(dayOf(counted.from), dayOf(counted.to))}>
      {indicators.length === 0 ? null : (
        <FigureTable
          caption={caption}
          stacks
          corner={name}
          columns={[current, target, countedWord]}
          rows={indicators.map((each) => ({
            key: each.id,
            name: `${each.programme}　${each.name}`,
            cells: [
              { text: withUnit(each.current, each.unit) },
              { text: withUnit(each.target, each.unit) + (each.target_year === null ? "" : `（${each.target_year}）`) },
              each.count === null || each.counts === null
                ? { text: notCounted }
                : { text: `${withUnit(each.count, each.unit)}（${counts[each.counts]}）`, strong: true },
            ],
          }))}
        />
      )}
    </Section>
  );
}

function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <div>
        <h2 className="text-std-22B-150">{title}</h2>
        {lead === undefined ? null : <p className="text-std-16N-170 text-solid-gray-700">{lead}</p>}
      </div>
      {children}
    </section>
  );
}

function Pair({ name, text }: { name: string; text: string }) {
  return (
    <div className="flex flex-col gap-x-4 sm:flex-row">
      <dt className="shrink-0 text-solid-gray-700 sm:w-56">{name}</dt>
      <dd className="min-w-0 whitespace-pre-line">{text}</dd>
    </div>
  );
}
