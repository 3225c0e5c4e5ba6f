import type { ReactNode } from "react";
import { toldHerself } from "../../core/casework/told-herself.ts";
import type { CaseView, Me } from "../../core/casework/views.ts";
import type { Language } from "../../core/language.ts";
import { AsWritten } from "./beside-japanese.tsx";
import { dayAndTime } from "./japanese-time.ts";
import { lifeWords } from "./life-words.ts";
import { SheetConsent } from "./sheet-consent.tsx";
import { SheetDanger } from "./sheet-danger.tsx";
import { sheetFacts } from "./sheet-facts.ts";
import { SheetGuesses } from "./sheet-guesses.tsx";
import { SheetLabels } from "./sheet-labels.tsx";
import { SheetMeetings } from "./sheet-meetings.tsx";
import type { Acting } from "./use-acting.ts";
import { words } from "./words.ts";
import { workWords } from "./work-words.ts";
import { langOf } from "./working-japanese.ts";

type HandoffSheetProps = { view: CaseView; me: Me; act: Acting["act"]; onConsent: () => void };

/** The つなぐシート: what the resident said, what was guessed from it, and what nobody asked, kept apart. Prints on one A4 page. */
export function HandoffSheet({ view, me, act, onConsent }: HandoffSheetProps) {
  const { sheet } = view;
  const facts = sheetFacts(view);
  return (
    <article aria-labelledby="sheet-title" className="flex flex-col gap-5 print:gap-2.5">
      <h2 id="sheet-title" className="text-std-22B-150 print:hidden">
        {words.sheet.title}
      </h2>
      <SheetDanger
        danger={sheet.danger}
        said={[...sheet.words, ...view.messages].map(({ text }) => text ?? "")}
        quotesOnPaper={view.report === null}
      />
      {view.criteria.length === 0 ? null : (
        // On the screen only: the paper may be read by the resident, to whom nothing of it is promised.
        <SheetMeetings view={view} />
      )}
      <Part title={words.sheet.topics} aside={words.sheet.topicsKey}>
        <SheetLabels view={view} domainNames={me.city.domains} act={act} />
      </Part>
      <Part title={toldHerself(sheet) ? words.sheet.own : words.sheet.ownOther}>
        <OwnWords view={view} />
        {view.report === null ? null : <p className="hidden print:block">{workWords.report.notPrinted}</p>}
      </Part>
      <Part title={words.sheet.said}>
        <Facts
          facts={[...facts.answered, ...view.answers.wishes]}
          language={sheet.language}
          hidden={view.report ?? []}
        />
      </Part>
      <Part title={words.sheet.consent}>
        <SheetConsent view={view} onTake={onConsent} />
      </Part>
      <Part title={words.sheet.because}>
        <ul className="list-disc pl-6">
          {view.because.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        {view.others.length === 0 ? null : (
          <p className="mt-1">
            {words.sheet.others}
            {words.colon}
            {view.others
              .map(({ receiver, part }) => receiver.name + words.brackets(lifeWords.others[part]))
              .join(words.and)}
          </p>
        )}
      </Part>
      <SheetGuesses sheet={sheet} domainNames={me.city.domains} quotesOnPaper={view.report === null} />
      <Part title={words.sheet.notAsked}>
        <p className="text-solid-gray-700">
          {facts.notAsked.length === 0 ? words.sheet.notAskedNone : facts.notAsked.join(words.and)}
        </p>
      </Part>
      <p className="text-dns-14N-130 text-solid-gray-700 print:hidden">{words.sheet.revision(sheet.flowRevision)}</p>
    </article>
  );
}

function Part({ title, aside, children }: { title: string; aside?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1 print:break-inside-avoid print:gap-0">
      <h3 className="flex flex-wrap items-baseline gap-x-3 border-b border-solid-gray-300 text-std-17B-170">
        {title}
        {aside === undefined ? null : <span className="text-dns-14N-130 text-solid-gray-700">{aside}</span>}
      </h3>
      <div className="text-std-16N-170 print:text-[1rem]/[1.45]">{children}</div>
    </section>
  );
}

function OwnWords({ view: { sheet, writes, report } }: { view: CaseView }) {
  const language = writes ?? sheet.language;
  if (sheet.words.length === 0) return <p>{words.sheet.ownNone}</p>;
  return (
    // A reporter's words may name her; the paper form leaves that out.
    <ul className={`flex flex-col gap-2 ${report === null ? "" : "print:hidden"}`}>
      {sheet.words.map((said) => (
        <li key={said.messageId} className="border-l-4 border-blue-600 pl-3">
          <blockquote lang={langOf(language)} className="whitespace-pre-wrap text-std-17N-170">
            {said.text}
          </blockquote>
          <p className="text-dns-14N-130 text-solid-gray-700">
            {dayAndTime(said.at)}
            <AsWritten language={language} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** `hidden`: labels of what is not for paper. */
type FactsProps = {
  facts: readonly { label: string; text: string; own?: string | null }[];
  language: Language;
  hidden: readonly string[];
};

function Facts({ facts, language, hidden }: FactsProps) {
  return (
    <dl className="grid gap-x-8 gap-y-1 sm:grid-cols-2 print:grid-cols-2 print:gap-y-0">
      {facts.map((fact) => (
        <div
          key={fact.label}
          className={`flex flex-wrap gap-x-3 ${isWide(fact) ? "sm:col-span-2 print:col-span-1" : ""} ${hidden.includes(fact.label) ? "print:hidden" : ""}`}
        >
          <dt className="text-solid-gray-700">{fact.label}</dt>
          <dd>
            <span className="font-700">{fact.text}</span>
            <OwnAnswer own={fact.own ?? null} text={fact.text} language={language} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Letters that stand beside each other in half the sheet's width; what is longer takes the whole of it. */
const HALF_WIDTH = 18;

function isWide({ label, text, own }: FactsProps["facts"][number]): boolean {
  return widthOf(label) + widthOf(text) + widthOf(own ?? "") > HALF_WIDTH;
}

/** Latin letters take half the room of Japanese ones. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter < "\u0100" ? 0.55 : 1), 0);
}

/** An answer as she chose it in her language, beside the Japanese; what she typed is marked as such. */
function OwnAnswer({ own, text, language }: { own: string | null; text: string; language: Language }) {
  if (own === null) return null;
  if (own === text) return <AsWritten language={language} />;
  return (
    <span lang={langOf(language)} className="ml-2 inline-block text-solid-gray-700">
      {own}
    </span>
  );
}
