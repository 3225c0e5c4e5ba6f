import { useState } from "react";
import { z } from "zod";
import type { Me } from "../../../core/casework/views.ts";
import { Review, type StudioDraft } from "../../../core/studio/draft-view.ts";
import { CasesHeld, ChecksFailed, type ReviewMove } from "../../../core/studio/publish-view.ts";
import { Revision } from "../../../core/studio/revision-view.ts";
import { Banner } from "../../shared/banner.tsx";
import { Button } from "../../shared/button.tsx";
import { Dialog } from "../../shared/dialog.tsx";
import { askJson, type Refusal } from "../../shared/fetch-json.ts";
import { TextAreaField } from "../../shared/field.tsx";
import type { OpenStudio } from "../draft/open-studio.ts";
import { useReload } from "../draft/use-studio.ts";
import { Tick } from "../flow/small-fields.tsx";
import { ProblemLines } from "../problem-lines.tsx";
import { publishWords } from "../publish-words.ts";
import { studioFailure } from "../studio-failure.ts";
import { goTo } from "../studio-place.ts";

type PublishBoxProps = { me: Me; studio: OpenStudio; draft: StudioDraft };
type Outcome = { ok: true; words: string } | Refusal | null;

/** The review and the publishing of the draft, with the reasons when it is refused. */
export function PublishBox({ me, studio, draft }: PublishBoxProps) {
  const { note, setNote, forAll, setForAll, busy, missing, outcome, run, withNote, review, publish } =
    usePublishing(studio);
  const changed = draft.files.some(({ state }) => state !== "same");
  return (
    <section className="flex flex-col gap-4 rounded-12 border border-solid-gray-300 p-4">
      <h2 className="text-std-22B-150">{publishWords.publish}</h2>
      {outcome === null ? null : <OutcomeBanner outcome={outcome} />}
      {draft.needsSecond ? (
        <Banner tone="warning" title={publishWords.second}>
          {draft.safety.join("、")}
        </Banner>
      ) : null}
      <ReviewLines
        me={me}
        draft={draft}
        onApprove={() => void run(review((version) => ({ do: "approve", version })))}
        onReturn={() => void run(review((version) => ({ do: "return", version })))}
      />
      {changed ? (
        <>
          <TextAreaField
            label={publishWords.note.label}
            hint={publishWords.note.hint}
            error={missing && note.trim() === "" ? publishWords.noteMissing : null}
            rows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <Tick label={publishWords.forAll} value={forAll} onChange={setForAll} />
          <div className="flex flex-wrap gap-3">
            <Button disabled={busy} onClick={() => withNote(publish)}>
              {busy ? publishWords.publishing : publishWords.publish}
            </Button>
            <Button
              look="plain"
              disabled={busy}
              onClick={() => withNote(review((version) => ({ do: "ask", version, note })))}
            >
              {publishWords.ask}
            </Button>
            <Discard
              onDiscard={(version) => askJson(z.null(), "/api/studio/discard", { body: { version } })}
              run={run}
            />
          </div>
        </>
      ) : (
        <p>{publishWords.same}</p>
      )}
    </section>
  );
}

/** What is written for the publishing, and how each act goes: save first, act on that version, then look anew. */
function usePublishing(studio: OpenStudio) {
  const reload = useReload(studio.store);
  const [note, setNote] = useState("");
  const [forAll, setForAll] = useState(false);
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const run = async (act: (version: number) => Promise<Outcome>) => {
    setBusy(true);
    await studio.queue.flush();
    setOutcome(await act(studio.store.state().version));
    await reload();
    setBusy(false);
  };
  const withNote = (act: (version: number) => Promise<Outcome>) => {
    setMissing(note.trim() === "");
    if (note.trim() !== "") void run(act);
  };
  const review =
    (move: (version: number) => ReviewMove) =>
    async (version: number): Promise<Outcome> => {
      const answer = await askJson(Review.nullable(), "/api/studio/review", { body: move(version) });
      return answer.ok ? null : answer;
    };
  const publish = async (version: number): Promise<Outcome> => {
    const answer = await askJson(Revision, "/api/studio/publish", { body: { version, note, for_all: forAll } });
    if (!answer.ok) return answer;
    setNote("");
    return { ok: true, words: publishWords.published(answer.value.number) };
  };
  return { note, setNote, forAll, setForAll, busy, missing, outcome, run, withNote, review, publish };
}

type ReviewLinesProps = { me: Me; draft: StudioDraft; onApprove: () => void; onReturn: () => void };

function ReviewLines({ me, draft: { review }, onApprove, onReturn }: ReviewLinesProps) {
  if (review === null) return null;
  const own = review.askedBy.name === me.name;
  return (
    <div className="flex flex-col gap-2 rounded-8 bg-blue-50 p-3">
      <p>{publishWords.asked(review.askedBy.name, review.note)}</p>
      {review.approvedBy !== null ? (
        <p className="font-700">{publishWords.approvedBy(review.approvedBy.name)}</p>
      ) : null}
      {own && review.approvedBy === null ? <p>{publishWords.own}</p> : null}
      {own || review.approvedBy !== null ? null : (
        <div className="flex flex-wrap gap-3">
          <Button size="small" onClick={onApprove}>
            {publishWords.approve}
          </Button>
          <Button look="plain" size="small" onClick={onReturn}>
            {publishWords.giveBack}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What came of it. A refusal shows everything that has to be mended, each with the way there. */
function OutcomeBanner({ outcome }: { outcome: { ok: true; words: string } | Refusal }) {
  if (outcome.ok) return <Banner tone="success" title={outcome.words} />;
  const held = CasesHeld.safeParse(outcome.body);
  if (held.success)
    return (
      <Banner tone="error" title={studioFailure(outcome.error)}>
        <ul className="list-disc pl-6">
          {held.data.offices.map(({ id, name, open }) => (
            <li key={id}>{publishWords.held.line(name, open)}</li>
          ))}
        </ul>
        <p>{publishWords.held.how}</p>
      </Banner>
    );
  const checks = ChecksFailed.safeParse(outcome.body);
  if (!checks.success) return <Banner tone="error" title={studioFailure(outcome.error)} />;
  const { problems, talks } = checks.data;
  return (
    <Banner tone="error" title={publishWords.refused}>
      <p>{publishWords.reasons}</p>
      <ProblemLines problems={problems} links />
      {talks.length === 0 ? null : (
        <p>
          {publishWords.failedTalks(talks.length)}{" "}
          <button type="button" className="min-h-11 text-blue-1000 underline" onClick={() => goTo({ page: "talks" })}>
            {publishWords.toTalks}
          </button>
        </p>
      )}
    </Banner>
  );
}

type DiscardProps = {
  onDiscard: (version: number) => Promise<{ ok: true } | Refusal>;
  run: (act: (version: number) => Promise<Outcome>) => Promise<void>;
};

function Discard({ onDiscard, run }: DiscardProps) {
  const [asking, setAsking] = useState(false);
  const discard = async (version: number): Promise<Outcome> => {
    const answer = await onDiscard(version);
    return answer.ok ? null : answer;
  };
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {publishWords.discard}
      </Button>
      {asking ? (
        <Dialog
          title={publishWords.discardTitle}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button look="plain" onClick={() => setAsking(false)}>
                {publishWords.cancel}
              </Button>
              <Button
                look="danger"
                onClick={() => {
                  setAsking(false);
                  void run(discard);
                }}
              >
                {publishWords.discard}
              </Button>
            </>
          }
        >
          <p>{publishWords.discardLead}</p>
        </Dialog>
      ) : null}
    </>
  );
}
