import { useEffect, useState } from "react";
import { Saved } from "../../../core/studio/draft-view.ts";
import type { TalkResult, TalksRun } from "../../../core/studio/talk-view.ts";
import { Banner } from "../../shared/banner.tsx";
import { Button } from "../../shared/button.tsx";
import { Chip } from "../../shared/chip.tsx";
import { askJson } from "../../shared/fetch-json.ts";
import { FailedAnswer } from "../../shared/query-json.ts";
import { Failed } from "../../staff/failed.tsx";
import { Waiting } from "../../staff/waiting.tsx";
import type { OpenStudio } from "../draft/open-studio.ts";
import { useReload } from "../draft/use-studio.ts";
import { Line } from "../flow/small-fields.tsx";
import { ProblemLines } from "../problem-lines.tsx";
import { BeforeAfter } from "../publish/diff-view.tsx";
import { publishWords } from "../publish-words.ts";
import { studioFailure } from "../studio-failure.ts";
import { words } from "../words.ts";
import { CoverageView } from "./coverage-view.tsx";
import { happeningWords } from "./happening-words.ts";
import { useTalks } from "./use-talks.ts";

const say = publishWords.talks;

/** The recorded talks played on the draft: what the bot says otherwise now, to be mended or wanted; and what no talk has tried. */
export function TalksPage({ studio }: { studio: OpenStudio }) {
  useEffect(() => void studio.queue.flush(), [studio]);
  const run = useTalks(studio);
  const reload = useReload(studio.store);
  const [said, setSaid] = useState<{ tone: "success" | "error"; words: string } | null>(null);
  const [recording, setRecording] = useState(false);
  const record: OnRecord = async (paths, tap) => {
    setRecording(true);
    const body = { paths, answer: tap === null ? null : { タップ: tap } };
    const answer = await askJson(Saved, "/api/studio/talks/record", { body });
    setSaid(
      answer.ok ? { tone: "success", words: say.recorded } : { tone: "error", words: studioFailure(answer.error) },
    );
    await reload();
    setRecording(false);
    return answer.ok;
  };
  const broken = run.error instanceof FailedAnswer && run.error.code === "checks_failed";
  return (
    <>
      <title>{`${say.title}｜${words.name}`}</title>
      <div>
        <h1 className="text-std-28B-150">{say.title}</h1>
        <p className="text-std-16N-170">{say.lead}</p>
      </div>
      {said === null ? null : <Banner tone={said.tone} title={said.words} />}
      {run.isPending ? <Waiting /> : null}
      {broken ? <Banner tone="warning" title={say.unplayable} /> : null}
      {run.isError && !broken ? (
        <Failed title={words.failed} error={run.error} onAgain={() => void run.refetch()} />
      ) : null}
      {run.data === undefined ? null : <Results run={run.data} busy={recording || run.isFetching} onRecord={record} />}
    </>
  );
}

/** Records these talks anew; `tap`: the button that is tapped where one cannot go on. Whether that was done. */
type OnRecord = (paths: readonly string[], tap: string | null) => Promise<boolean>;

/** `busy`: the talks are played anew; what stands here is of the draft before, and nothing is recorded from it. */
type Recording = { busy: boolean; onRecord: OnRecord };

function Results({ run, busy, onRecord }: Recording & { run: TalksRun }) {
  const { talks, coverage } = run;
  const ok = talks.filter((talk) => talk.ok);
  const changed = talks.filter((talk) => !talk.ok);
  const recordable = changed.filter(isRecordable);
  return (
    <>
      <p role="status" className="text-std-17B-170">
        {busy ? say.running : say.all(ok.length, talks.length)}
      </p>
      {recordable.length < 2 ? null : (
        <Button
          look="plain"
          className="self-start"
          disabled={busy}
          onClick={() =>
            void onRecord(
              recordable.map(({ path }) => path),
              null,
            )
          }
        >
          {say.recordAll(recordable.length)}
        </Button>
      )}
      <Stuck talks={changed.filter(({ failed }) => failed !== null)} busy={busy} onRecord={onRecord} />
      <ul className="flex flex-col gap-3">
        {changed.map((talk) => (
          <ChangedTalk key={talk.path} talk={talk} busy={busy} onRecord={onRecord} />
        ))}
      </ul>
      <CoverageView coverage={coverage} />
      <details>
        <summary className="min-h-11 py-2 text-std-17B-170">
          {say.ok}　{ok.length}
        </summary>
        <ul>
          {ok.map((talk) => (
            <li key={talk.path} className="border-b border-solid-gray-100 py-1">
              {talk.title} <code className="text-dns-14N-130 text-solid-gray-700">{talk.path}</code>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function ChangedTalk({ talk, busy, onRecord }: Recording & { talk: TalkResult }) {
  return (
    <li className="flex flex-col gap-2 rounded-12 border border-solid-gray-300 p-4">
      <h2 className="flex flex-wrap items-center gap-2 text-std-17B-170">
        <Chip tone={talk.failed === null ? "yellow" : "red"}>{say.changed}</Chip>
        {talk.title === "" ? talk.path : talk.title}
      </h2>
      <code className="text-dns-14N-130 text-solid-gray-700">{talk.path}</code>
      {talk.failed === null ? null : (
        <p className="font-700 text-error-2">
          {say.turn(talk.failed.turn + 1)}：{say.stuck(talk.failed.reason)}
        </p>
      )}
      <ProblemLines problems={talk.problems} />
      {seenDifferences(talk).map((difference) => (
        <div key={difference.turn}>
          <p className="text-std-16B-170">
            {say.turn(difference.turn + 1)}：{happeningWords(difference.happening)}
          </p>
          <BeforeAfter
            names={[say.expected, say.said]}
            before={linesOf(difference.expected)}
            after={linesOf(difference.said)}
          />
        </div>
      ))}
      {isRecordable(talk) ? (
        <AnswerIn paths={[talk.path]} label={say.answerIn} busy={busy} onRecord={onRecord} />
      ) : null}
      {isRecordable(talk) ? (
        <Button
          look="plain"
          size="small"
          className="self-start"
          disabled={busy}
          onClick={() => void onRecord([talk.path], null)}
        >
          {say.record}
        </Button>
      ) : null}
    </li>
  );
}

/** Talks that a new question stops: one answer, put in at that place of each. */
function Stuck({ talks, busy, onRecord }: Recording & { talks: readonly TalkResult[] }) {
  if (talks.length === 0) return null;
  return (
    <section className="flex flex-col gap-3 rounded-12 border border-solid-gray-300 p-4">
      <h2 className="text-std-17B-170">{say.stuckTitle(talks.length)}</h2>
      <AnswerIn paths={talks.map(({ path }) => path)} label={say.stuckAnswer} busy={busy} onRecord={onRecord} />
    </section>
  );
}

type AnswerInProps = Recording & { paths: readonly string[]; label: { label: string; hint: string } };

function AnswerIn({ paths, label, busy, onRecord }: AnswerInProps) {
  const [tap, setTap] = useState("");
  const record = async () => {
    // Where a talk stops again further on, another answer is asked for.
    if (await onRecord(paths, tap.trim())) setTap("");
  };
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Line label={label.label} hint={label.hint} value={tap} onChange={setTap} />
      <Button look="plain" size="small" disabled={busy || tap.trim() === ""} onClick={() => void record()}>
        {say.stuckDo}
      </Button>
    </div>
  );
}

/** Only a talk that still goes through to its end can be recorded anew as it is. */
function isRecordable(talk: TalkResult): boolean {
  return talk.failed === null && talk.problems.length === 0 && talk.differences.length > 0;
}

/** Where a talk cannot go on nothing is said any more: what led there is read, not the silence behind it. */
function seenDifferences({ differences, failed }: TalkResult): TalkResult["differences"] {
  return failed === null ? differences : differences.filter(({ turn }) => turn < failed.turn);
}

function linesOf(expected: TalkResult["differences"][number]["said"]): string | null {
  const page = expected.ページ.map((line) => `（ページ）${line}`);
  const lines = [...expected.つなぐ, ...page, ...expected.記録.map((line) => `（記録）${line}`)];
  return lines.length === 0 ? null : lines.join("\n");
}
