import { useEffect } from "react";
import type { AlarmLine } from "../../core/casework/figures-view.ts";
import { names } from "../staff/names.ts";
import { DeskLink } from "./desk-link.tsx";
import { useAlarms } from "./desk-queries.ts";
import { dayAndTime } from "./japanese-time.ts";
import { lifeWords } from "./life-words.ts";
import { words } from "./words.ts";

/** What `pageTitle` puts before the title of the page, in either language. */
const MARK = /^(【危険 \d+件】|\[\d+ in danger\] )/;

const text = lifeWords.alarms;

/**
 * Danger alerts that nobody has acknowledged, on top of every page of the desk and in the name of the tab, until a person has seen
 * them. Nothing of what was said stands here.
 */
export function AlarmBar() {
  const alarms = useAlarms().data ?? [];
  const count = alarms.length;
  useEffect(() => {
    if (count === 0) return;
    const plain = document.title;
    document.title = text.pageTitle(count) + plain.replace(MARK, "");
    return () => {
      document.title = document.title.replace(MARK, "");
    };
  }, [count]);
  if (count === 0) return null;
  return (
    <section
      role="alert"
      aria-label={text.title(count)}
      className="sticky low:static top-0 z-20 bg-red-1000 text-white print:hidden"
    >
      <div className="mx-auto flex max-w-7xl flex-col gap-1 px-4 py-3 md:px-6">
        <h2 className="text-std-18B-160">
          <span aria-hidden="true">▲ </span>
          {text.title(count)}
        </h2>
        <ul className="flex max-h-40 flex-col gap-1 overflow-y-auto">
          {alarms.map((alarm) => (
            <Line key={alarm.receipt} alarm={alarm} />
          ))}
        </ul>
      </div>
    </section>
  );
}

function Line({ alarm }: { alarm: AlarmLine }) {
  const { caseId, receipt, tier, kinds, holder, since, rung } = alarm;
  const what = [names.tier[tier], ...kinds.map((kind) => names.kinds[kind])].join(words.and);
  return (
    <li className="flex flex-wrap items-center gap-x-4 text-std-16N-170">
      <b className="font-700">{receipt}</b>
      <span>{what}</span>
      <span>{text.since(dayAndTime(since))}</span>
      <span>{text.held(holder)}</span>
      <span>{text.rung(rung)}</span>
      {caseId === null ? (
        <span className="font-700">{text.call}</span>
      ) : (
        <DeskLink
          to={{ page: "case", caseId }}
          className="inline-flex min-h-11 items-center font-700 text-white underline underline-offset-4"
        >
          {text.open}
        </DeskLink>
      )}
    </li>
  );
}
