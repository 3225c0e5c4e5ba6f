import { useQuery } from "@tanstack/react-query";
import { Paper, type PaperForm, type PaperLine } from "../../core/casework/paper.ts";
import { Button, LinkButton } from "../shared/button.tsx";
import { queryJson } from "../shared/query-json.ts";
import { Failed } from "../staff/failed.tsx";
import { Waiting } from "../staff/waiting.tsx";
import { DeskLink } from "./desk-link.tsx";
import { densityOf, fitted, printWords as words } from "./print-words.ts";

type PrintPageProps = { caseId: string; form: PaperForm };

/** A paper form as it prints: one A4 page, what was said, guessed and not asked told apart. */
export function PrintPage({ caseId, form }: PrintPageProps) {
  const url = `/api/cases/${encodeURIComponent(caseId)}/paper`;
  const found = useQuery({
    queryKey: ["paper", caseId, form],
    // Each look is one line of the audit: not again because a window came to the front.
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => queryJson(Paper, `${url}?form=${form}`, signal),
  });
  return (
    <main
      id="main"
      className="mx-auto flex max-w-[210mm] flex-col gap-4 px-4 py-5 print:m-0 print:max-w-none print:p-0"
    >
      <div className="flex flex-wrap items-center gap-3 print:hidden">
        <DeskLink
          to={{ page: "case", caseId }}
          className="inline-flex min-h-11 items-center text-blue-1000 underline underline-offset-4"
        >
          ← {words.back}
        </DeskLink>
        <Button size="small" className="ml-auto" onClick={() => print()}>
          {words.print}
        </Button>
        <LinkButton look="plain" size="small" href={`${url}.xlsx?form=${form}`}>
          Excel
        </LinkButton>
        <LinkButton look="plain" size="small" href={`${url}.csv?form=${form}`}>
          CSV
        </LinkButton>
      </div>
      {found.isPending ? <Waiting /> : null}
      {found.isError ? <Failed title={words.failed} error={found.error} onAgain={() => void found.refetch()} /> : null}
      {found.data === undefined ? null : <Sheet paper={found.data} />}
    </main>
  );
}

function Sheet({ paper }: { paper: Paper }) {
  return (
    <article className={`paper text-black ${densityOf(paper)}`} lang="ja">
      <title>{`${paper.title} ${paper.receipt}`}</title>
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 border-b-2 border-black">
        <h1 className="paper-title">
          {paper.title}
          <span className="mb-0.5 ml-3 inline-block border border-black px-2 leading-tight">{paper.variant}</span>
        </h1>
        <p>
          {paper.city}　{words.receipt} <b>{paper.receipt}</b>　{words.printed} {paper.printedAt}
        </p>
      </header>
      {paper.parts.map((part) => (
        <section key={part.title}>
          <h2 className="paper-head">{part.title}</h2>
          <dl className={part.wide ? "paper-wide" : "paper-grid"}>
            {part.lines.map((line) => (
              <Line key={line.label} line={line} />
            ))}
          </dl>
        </section>
      ))}
      {paper.notes.map((note) => (
        <p key={note} className="paper-note">
          {note}
        </p>
      ))}
      <dl className="paper-signs">
        {paper.signs.map((sign) => (
          <div key={sign}>
            <dt>{sign}</dt>
            <dd />
          </div>
        ))}
      </dl>
      <p className="paper-key">{words.key}</p>
    </article>
  );
}

function Line({ line: { label, text, basis } }: { line: PaperLine }) {
  return (
    <div data-basis={basis}>
      <dt>{label}</dt>
      <dd>{fitted(text)}</dd>
    </div>
  );
}
