import type { Figures, OfficeFigures } from "../../core/casework/figures-view.ts";
import type { Me } from "../../core/casework/views.ts";
import { Failed } from "../staff/failed.tsx";
import { Waiting } from "../staff/waiting.tsx";
import { DeskLink } from "./desk-link.tsx";
import { useFigures } from "./desk-queries.ts";
import { FigureTable } from "./figure-table.tsx";
import { figureWords } from "./figure-words.ts";
import { LabelTables } from "./label-tables.tsx";
import { navWords } from "./nav-words.ts";
import { words as deskWords } from "./words.ts";

const words = figureWords.figures;

/** How long residents wait and how often they are passed on, office by office. Numbers only. */
export function FiguresPage({ me }: { me: Me }) {
  const figures = useFigures();
  return (
    <main id="main" className="mx-auto flex max-w-7xl flex-col gap-5 px-4 py-5 md:px-6">
      <title>{`${navWords.figures}｜${deskWords.deskName}`}</title>
      <DeskLink
        to={{ page: "list", list: null }}
        className="inline-flex min-h-11 items-center self-start text-std-16N-170 text-blue-1000 underline underline-offset-4"
      >
        ← {deskWords.back}
      </DeskLink>
      <header className="flex flex-col gap-1">
        <h1 className="text-std-24B-150">{navWords.figures}</h1>
        <p className="text-std-16N-170">{words.lead(figures.data?.days ?? 90)}</p>
      </header>
      {figures.isPending ? <Waiting /> : null}
      {figures.isError ? (
        <Failed title={words.failed} error={figures.error} onAgain={() => void figures.refetch()} />
      ) : null}
      {figures.data === undefined ? null : <Table figures={figures.data} />}
      <LabelTables domainNames={me.city.domains} />
    </main>
  );
}

const COLUMNS: readonly {
  name: string;
  value: (of: OfficeFigures) => string;
  alarming?: (of: OfficeFigures) => boolean;
}[] = [
  { name: words.cases, value: (of) => String(of.cases) },
  { name: words.open, value: (of) => String(of.open) },
  { name: words.unaccepted, value: (of) => String(of.unaccepted) },
  { name: words.unreached, value: (of) => String(of.unreached) },
  { name: words.overdue, value: (of) => String(of.overdue), alarming: (of) => of.overdue > 0 },
  { name: words.stuck, value: (of) => String(of.stuck), alarming: (of) => of.stuck > 0 },
  { name: words.unheard, value: (of) => String(of.unheard), alarming: (of) => of.unheard > 0 },
  { name: words.accept, value: (of) => span(of.acceptMinutes) },
  { name: words.contact, value: (of) => span(of.contactMinutes) },
  { name: words.hops, value: (of) => (of.cases === 0 ? words.none : (of.hops / of.cases).toFixed(1)) },
  { name: words.wandered, value: (of) => String(of.wandered), alarming: (of) => of.wandered > 0 },
];

function Table({ figures: { offices } }: { figures: Figures }) {
  if (offices.length === 0) return <p className="text-std-16N-170">{words.empty}</p>;
  return (
    <FigureTable
      caption={words.caption}
      stacks
      corner={words.office}
      columns={COLUMNS.map(({ name }) => name)}
      rows={offices.map((of) => ({
        key: of.office.id,
        name: of.office.name,
        cells: COLUMNS.map(({ value, alarming }) => ({ text: value(of), alarming: alarming?.(of) ?? false })),
      }))}
    />
  );
}

function span(minutes: number | null): string {
  return minutes === null ? words.none : words.minutes(minutes);
}
