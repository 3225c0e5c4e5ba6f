import { type ReactNode, useState } from "react";
import type { Me } from "../../core/casework/views.ts";
import type { Operations } from "../../core/operations-view.ts";
import { Failed } from "../staff/failed.tsx";
import { Waiting } from "../staff/waiting.tsx";
import { DeskLink } from "./desk-link.tsx";
import { useOperations } from "./desk-queries.ts";
import { dayAndTime } from "./japanese-time.ts";
import { LetterList } from "./letter-list.tsx";
import { LineTroubles } from "./line-troubles.tsx";
import { navWords } from "./nav-words.ts";
import { NoticeList } from "./notice-list.tsx";
import { ageWords, operationsWords as words } from "./operations-words.ts";
import { QuotaMeter } from "./quota-meter.tsx";
import { words as deskWords } from "./words.ts";

/** Whether words reach residents and cases reach the record, and what a person must decide. Never shows content. */
export function OperationsPage({ me }: { me: Me }) {
  const [after, setAfter] = useState<string | null>(null);
  const operations = useOperations(after);
  return (
    <main id="main" className="mx-auto flex max-w-5xl flex-col gap-6 px-4 py-5 md:px-6">
      <title>{`${navWords.operations}｜${deskWords.deskName}`}</title>
      <DeskLink
        to={{ page: "list", list: null }}
        className="inline-flex min-h-11 items-center self-start text-std-16N-170 text-blue-1000 underline underline-offset-4"
      >
        ← {deskWords.back}
      </DeskLink>
      <header className="flex flex-col gap-1">
        <h1 className="text-std-24B-150">{navWords.operations}</h1>
        <p className="text-std-16N-170">{words.lead}</p>
        {operations.data === undefined ? null : (
          <p className="text-std-16N-170 text-solid-gray-700">{words.at(dayAndTime(operations.data.at))}</p>
        )}
      </header>
      {operations.isPending ? <Waiting /> : null}
      {operations.isError ? (
        <Failed title={words.failed} error={operations.error} onAgain={() => void operations.refetch()} />
      ) : null}
      {operations.data === undefined ? null : (
        <Overview operations={operations.data} city={me.city.id} after={after} onTurn={setAfter} />
      )}
    </main>
  );
}

type OverviewProps = {
  operations: Operations;
  city: string;
  /** Where the page of letters begins; null: it is the first. */
  after: string | null;
  onTurn: (after: string | null) => void;
};

function Overview({ operations, city, after, onTurn }: OverviewProps) {
  const { line, alarms, letters, next, waiting } = operations;
  return (
    <>
      <LineTroubles line={line} alarms={alarms} city={city} />
      <Section title={words.letters.title}>
        <LetterList
          letters={letters}
          onFirst={after === null ? null : () => onTurn(null)}
          onNext={next === null ? null : () => onTurn(next)}
        />
      </Section>
      <NoticeList />
      <Section title={words.quota.title}>
        <QuotaMeter line={line} />
      </Section>
      <Section title={words.waiting.title}>
        <WhatWaits waiting={waiting} />
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-std-20B-150">{title}</h2>
      {children}
    </section>
  );
}

function WhatWaits({ waiting }: { waiting: Operations["waiting"] }) {
  const { lines, deadEvents } = waiting;
  const open = lines.planned + lines.attempted + lines.waiting;
  const counts: [string, number][] = [
    [words.waiting.lines.planned, lines.planned],
    [words.waiting.lines.attempted, lines.attempted],
    [words.waiting.lines.waiting, lines.waiting],
    [words.waiting.lines.ambiguous, lines.ambiguous],
    [words.waiting.lines.dead, lines.dead],
    [words.waiting.deadEvents, deadEvents],
  ];
  return (
    <>
      <dl className="grid gap-x-6 gap-y-2 text-std-16N-170 md:grid-cols-[auto_1fr]">
        <dt className="font-700">{words.waiting.oldestEvent}</dt>
        <dd>{howMany(waiting.events, waiting.oldestEventMs)}</dd>
        <dt className="font-700">{words.waiting.oldestLine}</dt>
        <dd>{howMany(open, waiting.oldestLineMs)}</dd>
      </dl>
      <h3 className="text-std-17B-170">{words.waiting.states}</h3>
      <dl className="grid grid-cols-2 gap-3 md:grid-cols-4">
        {counts.map(([name, count]) => (
          <div key={name} className="flex flex-col rounded-8 border border-solid-gray-300 px-3 py-2">
            <dt className="text-std-16N-170">{name}</dt>
            <dd className="mt-auto text-std-20B-150 tabular-nums">{words.waiting.count(count)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function howMany(count: number, oldestMs: number | null): string {
  return oldestMs === null ? words.waiting.none : words.waiting.oldest(count, ageWords(oldestMs));
}
