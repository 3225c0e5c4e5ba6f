import type { ReactNode } from "react";
import type { CaseRow, Me } from "../../core/casework/views.ts";
import { Chip } from "../shared/chip.tsx";
import { useNow } from "../shared/use-now.ts";
import { names } from "../staff/names.ts";
import { DangerMark } from "./danger-mark.tsx";
import { dueName } from "./due-name.ts";
import { dayAndTime, deadlineFrom, yearDayAndTime } from "./japanese-time.ts";
import { lifeWords } from "./life-words.ts";
import { PaperLinks } from "./paper-links.tsx";
import { STATUS_TONES } from "./status-tones.ts";
import { WaitMarks } from "./wait-marks.tsx";
import { words } from "./words.ts";

/** The receipt number, how the case stands, who holds it and until when. On paper it is the head of the つなぐシート. */
export function CaseHeading({ row, me }: { row: CaseRow; me: Me }) {
  const now = useNow();
  const deadline = deadlineFrom(row.due?.at ?? row.answerBy, now);
  return (
    <header className="flex flex-col gap-2 print:gap-1">
      <p className="hidden justify-between border-b-2 border-black text-std-20B-150 print:flex">
        {words.sheet.title}　{me.city.name}
        <span className="text-dns-14N-130">
          {words.sheet.printedAt} {yearDayAndTime(new Date(now).toISOString())}
        </span>
      </p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 tabIndex={-1} id="case-title" className="text-std-26B-150 shadow-none outline-none print:text-std-20B-150">
          <span className="text-std-17N-170">{words.row.receipt} </span>
          {row.receipt}
        </h1>
        <div className="flex flex-wrap gap-2 print:hidden">
          <Chip tone={STATUS_TONES[row.status]}>{names.status[row.status]}</Chip>
          <DangerMark tier={row.tier} kinds={row.kinds} />
          <WaitMarks row={row} />
          {row.waiting ? <Chip tone="yellow">{words.row.waiting}</Chip> : null}
        </div>
        <PaperLinks caseId={row.id} me={me} />
      </div>
      <dl className="flex flex-wrap gap-x-8 gap-y-1 text-std-16N-170 print:gap-x-5">
        <Pair name={words.row.holder}>
          {row.holder.name}
          {row.acceptedBy === null
            ? ""
            : words.brackets(row.acceptedBy === me.name ? words.acceptedByYou : words.acceptedBy(row.acceptedBy))}
        </Pair>
        <Pair name={words.row.opened}>{dayAndTime(row.openedAt)}</Pair>
        {row.outcome === undefined || row.status !== "closed" ? null : (
          <Pair name={words.row.outcome}>{names.outcomes[row.outcome]}</Pair>
        )}
        {row.due === null ? null : (
          <Pair name={lifeWords.dueLabel + words.brackets(dueName(row.due))}>
            {dayAndTime(row.due.at)}
            <span className={`inline-block print:hidden ${deadline.state === "passed" ? "text-error-2" : ""}`}>
              {words.brackets(deadline.words)}
            </span>
          </Pair>
        )}
      </dl>
    </header>
  );
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap gap-x-2">
      <dt className="text-solid-gray-700">{name}</dt>
      <dd className="font-700">{children}</dd>
    </div>
  );
}
