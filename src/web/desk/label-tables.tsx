import type { LabelFigures } from "../../core/casework/label-figures.ts";
import type { Domain } from "../../core/domain.ts";
import { CONFUSED, type Confused } from "../../core/triage/confusion-of.ts";
import { Failed } from "../staff/failed.tsx";
import { names } from "../staff/names.ts";
import { Waiting } from "../staff/waiting.tsx";
import { useLabelFigures } from "./desk-queries.ts";
import { FigureTable } from "./figure-table.tsx";
import { figureWords } from "./figure-words.ts";

const words = figureWords.labels;

/** Where what was read at first and what people made of it differ. Numbers only. */
export function LabelTables({ domainNames }: { domainNames: Record<Domain, string> }) {
  const figures = useLabelFigures();
  return (
    <section className="flex flex-col gap-4" aria-labelledby="labels-title">
      <header>
        <h2 id="labels-title" className="text-std-22B-150">
          {words.title}
        </h2>
        <p className="text-std-16N-170">{words.lead}</p>
      </header>
      {figures.isPending ? <Waiting /> : null}
      {figures.isError ? (
        <Failed title={figureWords.figures.failed} error={figures.error} onAgain={() => void figures.refetch()} />
      ) : null}
      {figures.data === undefined ? null : figures.data.looked === 0 ? (
        <p className="text-std-16N-170">{words.empty}</p>
      ) : (
        <Tables figures={figures.data} domainNames={domainNames} />
      )}
    </section>
  );
}

function Tables({ figures, domainNames }: { figures: LabelFigures; domainNames: Record<Domain, string> }) {
  const nameOf = (one: Confused) => (one === "none" ? words.none : domainNames[one]);
  const topicOf = (topic: LabelFigures["topics"][number]["human"]) =>
    topic === null ? words.none : names.topics[topic];
  return (
    <>
      <p className="text-std-17B-170">{words.agreed(figures.looked, figures.agreed)}</p>
      <FigureTable
        caption={words.byDomain}
        corner={words.domain}
        columns={[words.kept, words.removed, words.added]}
        rows={figures.domains.map(({ domain, kept, removed, added }) => ({
          key: domain,
          name: domainNames[domain],
          cells: [{ text: String(kept) }, { text: String(removed) }, { text: String(added) }],
        }))}
      />
      <FigureTable
        caption={words.confusion}
        corner={words.corner}
        columns={CONFUSED.map(nameOf)}
        rows={figures.confusion.map(({ human, machine }) => ({
          key: human,
          name: nameOf(human),
          cells: CONFUSED.map((one) => ({
            text: String(machine[one]),
            strong: one === human,
            alarming: one !== human && machine[one] > 0,
          })),
        }))}
      />
      {figures.topics.length === 0 ? null : (
        <FigureTable
          caption={words.topics}
          corner={words.change}
          columns={[words.cases]}
          rows={figures.topics.map(({ machine, human, cases }) => ({
            key: `${machine} ${human}`,
            name: `${topicOf(machine)} → ${topicOf(human)}`,
            cells: [{ text: String(cases) }],
          }))}
        />
      )}
    </>
  );
}
