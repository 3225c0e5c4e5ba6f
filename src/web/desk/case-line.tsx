import type { CaseRow, Me } from "../../core/casework/views.ts";
import { Chip } from "../shared/chip.tsx";
import { names } from "../staff/names.ts";
import { DangerMark } from "./danger-mark.tsx";
import { DeskLink } from "./desk-link.tsx";
import { dueName } from "./due-name.ts";
import { dayAndTime, deadlineFrom } from "./japanese-time.ts";
import { STATUS_TONES } from "./status-tones.ts";
import { WaitMarks } from "./wait-marks.tsx";
import { words } from "./words.ts";

type CaseLineProps = { row: CaseRow; me: Me; now: number; fresh: boolean };

/** One case of a list. The receipt number is the link and covers the whole line; no content of the consultation is shown. */
export function CaseLine({ row, me, now, fresh }: CaseLineProps) {
  return (
    <li
      className={`relative grid gap-x-6 gap-y-2 rounded-12 border px-4 py-3 hover:bg-solid-gray-50 md:grid-cols-[minmax(0,1fr)_23rem] ${edge(row)} ${fresh ? "fresh" : ""}`}
    >
      <div className="flex min-w-0 flex-col gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <DeskLink
            to={{ page: "case", caseId: row.id }}
            data-case={row.id}
            className="text-std-18B-160 text-blue-1000 underline underline-offset-4 after:absolute after:inset-0 after:rounded-12"
          >
            <span className="sr-only">{words.row.receipt}</span>
            {row.receipt}
          </DeskLink>
          <p className="text-std-17B-170">
            ◎{" "}
            {row.mainTopic === null ? (
              <span className="text-std-16N-170 text-solid-gray-700">{words.row.noTopic}</span>
            ) : (
              names.topics[row.mainTopic]
            )}
          </p>
          {fresh ? <Chip tone="blue">{words.row.fresh}</Chip> : null}
          <DangerMark tier={row.tier} kinds={row.kinds} />
          {row.alarm ? <b className="text-std-16B-170 text-error-2">{words.row.alarm}</b> : null}
        </div>
        <p className="flex flex-wrap gap-x-4 text-std-16N-170 text-solid-gray-800">
          {facts(row, me).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      </div>
      <Standing row={row} now={now} />
    </li>
  );
}

/** Right side: where it stands and until when. */
function Standing({ row, now }: { row: CaseRow; now: number }) {
  const deadline = deadlineFrom(row.due?.at ?? row.answerBy, now);
  return (
    <div className="flex flex-col items-start gap-1 text-std-16N-170">
      <div className="flex flex-wrap gap-2">
        <Chip tone={STATUS_TONES[row.status]}>{names.status[row.status]}</Chip>
        <WaitMarks row={row} />
        {row.waiting ? <Chip tone="yellow">{words.row.waiting}</Chip> : null}
        {row.reachable ? null : <Chip tone="red">{words.row.unreachable}</Chip>}
      </div>
      {row.due === null ? null : (
        <p className={deadline.state === "later" ? "" : "text-std-16B-170"}>
          <span className="text-solid-gray-700">{dueName(row.due)}</span> {dayAndTime(row.due.at)}
          <span className={`inline-block ${deadline.state === "passed" ? "text-error-2" : ""}`}>
            {words.brackets(deadline.words)}
          </span>
        </p>
      )}
    </div>
  );
}

function facts(row: CaseRow, me: Me): string[] {
  return [
    row.domains.map((domain) => me.city.domains[domain]).join(words.and),
    row.about === null ? "" : names.abouts[row.about],
    row.language === "ja" ? "" : names.spoken[row.language],
    names.consent[row.consent],
    row.holder.id === me.receiver?.id ? "" : row.holder.name,
    row.outcome === undefined ? "" : names.outcomes[row.outcome],
    holding(row, me),
    row.hops === 0 ? "" : words.row.hops(row.hops),
    `${words.row.openedShort} ${dayAndTime(row.openedAt)}`,
  ].filter((fact) => fact !== "");
}

function holding({ acceptedBy }: CaseRow, me: Me): string {
  if (acceptedBy === null) return "";
  return acceptedBy === me.name ? words.acceptedByYou : words.acceptedBy(acceptedBy);
}

/** Danger has a thick red edge besides its words; the other lines a thin grey one. */
function edge(row: CaseRow): string {
  if (row.tier <= 1 && row.status !== "closed") return "border-red-800 border-l-8";
  return "border-solid-gray-300";
}
