import type { Figures, OfficeFigures } from "../../core/casework/figures-view.ts";
import { Failed } from "../staff/failed.tsx";
import { Waiting } from "../staff/waiting.tsx";
import { DeskLink } from "./desk-link.tsx";
import { useFigures } from "./desk-queries.ts";
import { lifeWords } from "./life-words.ts";
import { words as deskWords } from "./words.ts";

const words = lifeWords.figures;

/** How long residents wait and how often they are passed on, office by office. Numbers only. */
export function FiguresPage() {
  const figures = useFigures();
  return (
    <main id="main" className="mx-auto flex max-w-7xl flex-col gap-5 px-4 py-5 md:px-6">
      <title>{`${words.title}｜${deskWords.deskName}`}</title>
      <DeskLink
        to={{ page: "list", list: null }}
        className="inline-flex min-h-11 items-center self-start text-std-16N-170 text-blue-1000 underline underline-offset-4"
      >
        ← {deskWords.back}
      </DeskLink>
      <header className="flex flex-col gap-1">
        <h1 className="text-std-24B-150">{words.title}</h1>
        <p className="text-std-16N-170">{words.lead(figures.data?.days ?? 90)}</p>
      </header>
      {figures.isPending ? <Waiting /> : null}
      {figures.isError ? (
        <Failed title={words.failed} error={figures.error} onAgain={() => void figures.refetch()} />
      ) : null}
      {figures.data === undefined ? null : <Table figures={figures.data} />}
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
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label={words.caption}
      className="overflow-x-auto rounded-12 border border-solid-gray-300"
    >
      <table className="w-full border-collapse text-std-16N-170">
        <caption className="sr-only">{words.caption}</caption>
        <thead className="bg-solid-gray-50 text-dns-14B-130">
          <tr>
            <th scope="col" className="sticky left-0 min-w-44 bg-solid-gray-50 px-3 py-2 text-left">
              {words.office}
            </th>
            {COLUMNS.map(({ name }) => (
              <th key={name} scope="col" className="min-w-20 px-3 py-2 text-right align-bottom">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {offices.map((office) => (
            <tr key={office.office.id} className="border-t border-solid-gray-300">
              <th scope="row" className="sticky left-0 bg-white px-3 py-2 text-left font-400">
                {office.office.name}
              </th>
              {COLUMNS.map(({ name, value, alarming }) => (
                <td
                  key={name}
                  className={`px-3 py-2 text-right tabular-nums whitespace-nowrap ${alarming?.(office) ? "font-700 text-error-2" : ""}`}
                >
                  {value(office)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function span(minutes: number | null): string {
  return minutes === null ? words.none : words.minutes(minutes);
}
