import { useState } from "react";
import { changeLabels, type FullLabels, type LabelChange, labelsNow, sameLabels } from "../../core/casework/labels.ts";
import type { CaseView } from "../../core/casework/views.ts";
import { DOMAINS, type Domain, TOPICS } from "../../core/domain.ts";
import { Button } from "../shared/button.tsx";
import { names } from "../staff/names.ts";
import { dayAndTime } from "./japanese-time.ts";
import { AddLabel, LabelChip } from "./label-chip.tsx";
import type { Acting } from "./use-acting.ts";
import { words } from "./words.ts";
import { workWords } from "./work-words.ts";

const text = workWords.label;

type SheetLabelsProps = { view: CaseView; domainNames: Record<Domain, string>; act: Acting["act"] };

/**
 * What the case is about, put right with one click each: × takes a label off, the list adds one, ○ becomes ◎. What was read at first
 * stays beside it, and the last change can be undone.
 */
export function SheetLabels({ view, domainNames, act }: SheetLabelsProps) {
  const [undo, setUndo] = useState<FullLabels | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const now = labelsNow(view);
  const mayChange = view.moves.includes("label");

  async function set(next: FullLabels, before: FullLabels | null): Promise<void> {
    if (next.domains.length === 0) return setSaid(text.oneLeft);
    const failed = await act({ move: "label", body: next });
    setSaid(failed);
    if (failed === null) setUndo(before);
  }
  const change = mayChange ? (by: LabelChange) => void set(changeLabels(now, by), now) : null;
  const first = firstLabels(view);

  return (
    <div className="flex flex-col gap-2 print:gap-0">
      <TopicChips now={now} change={change} />
      <DomainChips now={now} change={change} domainNames={domainNames} />
      <Beginnings view={view} domainNames={domainNames} />
      {said === null ? null : (
        <p role="alert" className="text-std-16N-170 text-error-2">
          {said}
        </p>
      )}
      {!mayChange ? null : (
        <p className="-ml-3 flex flex-wrap print:hidden">
          {view.labels === null && now.domains.length > 0 ? (
            <Button look="quiet" size="small" onClick={() => void set(now, null)}>
              ✓ {text.confirm}
            </Button>
          ) : null}
          {undo !== null && !sameLabels(undo, now) ? (
            <Button look="quiet" size="small" onClick={() => void set(undo, null)}>
              {text.undo}
            </Button>
          ) : first !== null && !sameLabels(first, now) ? (
            <Button look="quiet" size="small" onClick={() => void set(first, now)}>
              {text.back}
            </Button>
          ) : null}
        </p>
      )}
    </div>
  );
}

type Chips = { now: FullLabels; change: ((by: LabelChange) => void) | null };

function TopicChips({ now: { mainTopic, topics }, change }: Chips) {
  const left = TOPICS.filter((topic) => topic !== mainTopic && !topics.includes(topic));
  return (
    <ul className="flex flex-wrap items-center gap-2 print:gap-x-5">
      {mainTopic === null ? null : (
        <LabelChip
          mark="◎"
          name={names.topics[mainTopic]}
          strong
          onRemove={change && (() => change({ do: "remove_topic", topic: mainTopic }))}
        />
      )}
      {topics.map((topic) => (
        <LabelChip
          key={topic}
          mark="○"
          name={names.topics[topic]}
          onMark={change && (() => change({ do: "main_topic", topic }))}
          onRemove={change && (() => change({ do: "remove_topic", topic }))}
        />
      ))}
      {mainTopic === null && topics.length === 0 ? <li>{words.row.noTopic}</li> : null}
      {change === null ? null : (
        <AddLabel
          label={text.addTopic}
          options={left.map((topic) => ({ value: topic, name: names.topics[topic] }))}
          onAdd={(topic) => change({ do: "add_topic", topic })}
        />
      )}
    </ul>
  );
}

function DomainChips({ now: { domains }, change, domainNames }: Chips & { domainNames: Record<Domain, string> }) {
  const left = DOMAINS.filter((domain) => !domains.includes(domain));
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <span className="text-solid-gray-700">{text.domains}</span>
      <ul className="flex flex-wrap items-center gap-2">
        {domains.map((domain) => (
          <LabelChip
            key={domain}
            name={domainNames[domain]}
            onRemove={change && (() => change({ do: "remove_domain", domain }))}
          />
        ))}
        {change === null ? null : (
          <AddLabel
            label={text.addDomain}
            options={left.map((domain) => ({ value: domain, name: domainNames[domain] }))}
            onAdd={(domain) => change({ do: "add_domain", domain })}
          />
        )}
      </ul>
    </div>
  );
}

/** Who looked at the labels, and what stood there at first. */
function Beginnings({ view, domainNames }: Pick<SheetLabelsProps, "view" | "domainNames">) {
  const { labels } = view;
  const first = firstLabels(view);
  if (labels === null || first === null) return null;
  const same = sameLabels(first, labelsNow(view));
  const by = words.talk.staff(labels.by);
  const was = [
    ...(first.mainTopic === null ? [] : [`◎${names.topics[first.mainTopic]}`]),
    ...first.topics.filter((topic) => topic !== first.mainTopic).map((topic) => `○${names.topics[topic]}`),
    ...first.domains.map((domain) => domainNames[domain]),
  ].join(words.and);
  return (
    <p className="text-dns-14N-130 text-solid-gray-700">
      {same ? text.confirmed(by, dayAndTime(labels.at)) : text.changed(by, dayAndTime(labels.at))}
      {same ? null : <span className="inline-block">{text.first(was || text.none)}</span>}
    </p>
  );
}

/** As the case came; null while nobody has touched its labels. */
function firstLabels({ labels, sheet }: CaseView): FullLabels | null {
  return labels === null ? null : { ...labels.machine, topics: labels.machine.topics ?? sheet.topics };
}
