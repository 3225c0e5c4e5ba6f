import type { NoticeLine } from "../../core/casework/notice.ts";
import { Button } from "../shared/button.tsx";
import { Chip } from "../shared/chip.tsx";
import { FailedAnswer } from "../shared/query-json.ts";
import { failureWords } from "../staff/failure-words.ts";
import { dayAndTime } from "./japanese-time.ts";
import { useNoticeAct, useNotices } from "./notice-queries.ts";
import { noticeReason, noticeWords as words } from "./notice-words.ts";

/** What staff were told by e-mail and chat, and what nobody has acknowledged. */
export function NoticeList() {
  const found = useNotices();
  const act = useNoticeAct();
  if (found.data === undefined) return null;
  const { notices, names } = found.data;
  const says = act.isError
    ? failureWords(act.error instanceof FailedAnswer ? act.error.code : "internal")
    : act.isSuccess
      ? words.sentAgain
      : "";
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-std-20B-150">{words.listTitle}</h2>
      <p className="text-std-16N-170">{notices.length === 0 ? words.none : words.listLead}</p>
      <p role="status" className={says === "" ? "sr-only" : "text-std-16B-170"}>
        {says}
      </p>
      <ul className="flex flex-col gap-2">
        {notices.map((notice) => (
          <Line
            key={notice.id}
            notice={notice}
            to={notice.toId === null ? "" : words.to(names[notice.toId] ?? notice.toId, notice.relayed)}
            onAgain={() => act.mutate({ path: "/api/notices/again", body: { id: notice.id } })}
          />
        ))}
      </ul>
    </section>
  );
}

function Line({ notice, to, onAgain }: { notice: NoticeLine; to: string; onAgain: () => void }) {
  const { kind, state, receipt, at, reason } = notice;
  const tone = state === "failed" ? "red" : state === "done" ? "green" : "gray";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-8 border border-solid-gray-300 px-4 py-2 text-std-16N-170">
      <b className="font-700">{words.noticeKinds[kind]}</b>
      <span className="tabular-nums">{receipt ?? ""}</span>
      <time dateTime={at}>{dayAndTime(at)}</time>
      <Chip tone={tone}>{words.states[state]}</Chip>
      {to === "" ? null : <span>{to}</span>}
      {reason === null ? null : <span className="text-solid-gray-800">{noticeReason(reason)}</span>}
      <Acknowledged notice={notice} />
      {state === "failed" ? (
        <Button
          look="plain"
          size="small"
          className="ml-auto"
          aria-label={`${words.again}：${words.noticeKinds[kind]} ${receipt ?? ""} ${dayAndTime(at)}`}
          onClick={onAgain}
        >
          {words.again}
        </Button>
      ) : null}
    </li>
  );
}

function Acknowledged({ notice: { kind, state, acknowledged } }: { notice: NoticeLine }) {
  if (kind !== "danger" || (state === "moot" && acknowledged === null)) return null;
  if (acknowledged === null) return <Chip tone="red">{words.notSeen}</Chip>;
  return <span>{words.seen(acknowledged.by, dayAndTime(acknowledged.at))}</span>;
}
