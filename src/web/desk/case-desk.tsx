import { type ReactNode, useEffect, useRef, useState } from "react";
import type { CaseMove, CaseView, Me } from "../../core/casework/views.ts";
import { ActionBar } from "./action-bar.tsx";
import { Attentions } from "./attentions.tsx";
import { CaseDialogs, type DialogName } from "./case-dialogs.tsx";
import { CaseHeading } from "./case-heading.tsx";
import { HandoffSheet } from "./handoff-sheet.tsx";
import { HolderPath } from "./holder-path.tsx";
import { nextStep } from "./next-step.ts";
import { NoteBox } from "./note-box.tsx";
import { PaperLines } from "./paper-lines.tsx";
import { ReplyBox } from "./reply-box.tsx";
import type { ReplyDrafts } from "./reply-draft.ts";
import { Talk } from "./talk.tsx";
import type { Acting } from "./use-acting.ts";
import { whyNoReply } from "./why-no-reply.ts";
import { words } from "./words.ts";
import { workWords } from "./work-words.ts";

type CaseDeskProps = { view: CaseView; me: Me; drafts: ReplyDrafts; acting: Acting };

/** A case to work on: the sheet, the talk, the way it came, and the bar with what to do next. */
export function CaseDesk({ view, me, drafts, acting: { busy, said, act } }: CaseDeskProps) {
  const [asking, setAsking] = useState<DialogName | null>(null);
  const replyField = useRef<HTMLTextAreaElement>(null);
  useEffect(() => document.getElementById("case-title")?.focus({ preventScroll: true }), []);

  function begin(move: CaseMove) {
    if (move === "reply") return showReplyField(replyField.current);
    if (move === "accept" || move === "acknowledge" || move === "take_back") return void act({ move, body: {} });
    if (move !== "note" && move !== "label") setAsking(move);
  }

  const noReply = whyNoReply(view);
  return (
    <>
      <CaseHeading row={view.row} me={me} />
      <div className="flex flex-col gap-3 empty:hidden print:hidden">
        <Attentions view={view} me={me} onJudge={() => setAsking("judge")} />
      </div>
      <div className="grid items-start gap-x-8 gap-y-8 xl:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] print:block">
        <div className="min-w-0 rounded-12 border border-solid-gray-300 p-5 print:border-0 print:p-0">
          <HandoffSheet view={view} me={me} act={act} onConsent={() => setAsking("take_consent")} />
          <PaperLines />
        </div>
        <div className="flex min-w-0 flex-col gap-8 print:hidden">
          <Section title={words.talk.title} lead={words.talk.lead}>
            <Talk view={view} />
            {noReply === null ? (
              <ReplyBox view={view} drafts={drafts} box={replyField} onSend={(body) => act({ move: "reply", body })} />
            ) : (
              <p className="rounded-8 bg-solid-gray-50 p-4 text-std-16N-170">{noReply}</p>
            )}
          </Section>
          {view.moves.includes("note") ? (
            <Section title={workWords.note.title}>
              <NoteBox view={view} act={act} />
            </Section>
          ) : null}
          <Section title={words.history.title}>
            <HolderPath history={view.history} open={view.row.status !== "closed"} />
          </Section>
        </div>
      </div>
      <ActionBar step={nextStep(view, me.name)} busy={busy} said={said} onMove={begin} />
      <CaseDialogs open={asking} view={view} act={act} onClose={() => setAsking(null)} />
    </>
  );
}

function showReplyField(field: HTMLTextAreaElement | null): void {
  field?.scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
}

function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <div>
        <h2 className="text-std-22B-150">{title}</h2>
        {lead === undefined ? null : <p className="text-std-16N-170 text-solid-gray-700">{lead}</p>}
      </div>
      {children}
    </section>
  );
}
