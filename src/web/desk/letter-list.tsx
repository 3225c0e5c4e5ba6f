import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { DANGER_REASON, type Letter } from "../../core/operations-view.ts";
import { Button } from "../shared/button.tsx";
import { Chip } from "../shared/chip.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { fetchJson } from "../shared/fetch-json.ts";
import { FailedAnswer } from "../shared/query-json.ts";
import { failureWords } from "../staff/failure-words.ts";
import { reasonWords } from "./delivery-words.ts";
import { keys } from "./desk-queries.ts";
import { dayAndTime } from "./japanese-time.ts";
import { letterState, operationsWords } from "./operations-words.ts";

const words = operationsWords.letters;
type Move = { move: "again" | "give-up"; id: string };

type LetterListProps = { letters: readonly Letter[]; onFirst: (() => void) | null; onNext: (() => void) | null };

/** What nobody will deliver by itself any more. Each letter is sent again or given up. null: this is the first page, or the last. */
export function LetterList({ letters, onFirst, onNext }: LetterListProps) {
  const { acting, says } = useLetterMoves();
  const [asked, setAsked] = useState<Letter | null>(null);
  const act = (move: Move) => acting.isPending || acting.mutate(move);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-std-16N-170">{letters.length === 0 ? words.none : words.lead}</p>
      <p role="status" className={says === "" ? "sr-only" : "text-std-16B-170"}>
        {says}
      </p>
      <ul className="flex flex-col gap-3">
        {letters.map((letter) => (
          <LetterLine
            key={letter.id}
            letter={letter}
            busy={acting.isPending}
            onAgain={() => act({ move: "again", id: letter.id })}
            onGiveUp={() => setAsked(letter)}
          />
        ))}
      </ul>
      {onNext === null && onFirst === null ? null : (
        <nav aria-label={words.pages} className="flex flex-wrap gap-3">
          {onFirst === null ? null : (
            <Button look="plain" size="small" onClick={onFirst}>
              {words.first}
            </Button>
          )}
          {onNext === null ? null : (
            <Button look="plain" size="small" onClick={onNext}>
              {words.next}
            </Button>
          )}
        </nav>
      )}
      {asked === null ? null : (
        <GiveUpDialog
          letter={asked}
          onCancel={() => setAsked(null)}
          onGiveUp={() => {
            setAsked(null);
            act({ move: "give-up", id: asked.id });
          }}
        />
      )}
    </div>
  );
}

/** Does it, says how it went, and looks at the list again. */
function useLetterMoves() {
  const client = useQueryClient();
  const [says, setSays] = useState("");
  const acting = useMutation({
    mutationFn: async ({ move, id }: Move) => {
      const answer = await fetchJson(z.strictObject({}), `/api/operations/${move}`, { body: { id } });
      if (!answer.ok) throw new FailedAnswer(answer.error);
    },
    onMutate: () => setSays(""),
    onSuccess: (_, { move }) => setSays(move === "again" ? words.sent : words.gaveUp),
    onError: (error) => setSays(failureWords(error instanceof FailedAnswer ? error.code : "internal")),
    onSettled: () => client.invalidateQueries({ queryKey: keys.operations }),
  });
  return { acting, says };
}

type LetterLineProps = { letter: Letter; busy: boolean; onAgain: () => void; onGiveUp: () => void };

function LetterLine({ letter, busy, onAgain, onGiveUp }: LetterLineProps) {
  const about = aboutOf(letter);
  return (
    <li
      className={`grid gap-3 rounded-12 border p-4 md:grid-cols-[minmax(0,1fr)_auto] ${isDanger(letter) ? "border-2 border-red-900" : "border-solid-gray-300"}`}
    >
      <div className="flex min-w-0 flex-col gap-1 text-std-16N-170">
        <p className="flex flex-wrap items-center gap-2">
          <b className="text-std-17B-170">{kindOf(letter)}</b>
          <Chip tone={letter.state === "ambiguous" ? "yellow" : "red"}>{letterState(letter)}</Chip>
        </p>
        <p className={isDanger(letter) ? "text-std-16B-170 text-red-1000" : "break-words"}>{whyOf(letter)}</p>
        <p className="flex flex-wrap gap-x-4 text-solid-gray-800">
          <span>{letter.receipt === null ? words.noReceipt : words.receipt(letter.receipt)}</span>
          <time dateTime={letter.at}>{dayAndTime(letter.at)}</time>
        </p>
        {letter.forgotten ? <p>{words.forgotten}</p> : null}
        {letter.state === "ambiguous" && !letter.forgotten ? <p>{words.twice}</p> : null}
      </div>
      <div className="flex flex-wrap items-center gap-2 md:flex-col md:items-stretch md:justify-center">
        {letter.forgotten ? null : (
          <Button size="small" aria-disabled={busy} aria-label={`${words.again}：${about}`} onClick={onAgain}>
            {words.again}
          </Button>
        )}
        <Button
          look="plain"
          size="small"
          aria-disabled={busy}
          aria-label={`${words.giveUp}：${about}`}
          onClick={onGiveUp}
        >
          {words.giveUp}
        </Button>
      </div>
    </li>
  );
}

type GiveUpDialogProps = { letter: Letter; onCancel: () => void; onGiveUp: () => void };

function GiveUpDialog({ letter, onCancel, onGiveUp }: GiveUpDialogProps) {
  return (
    <Dialog
      title={words.askTitle}
      onClose={onCancel}
      actions={
        <>
          <Button look="plain" onClick={onCancel}>
            {words.cancel}
          </Button>
          <Button look="danger" onClick={onGiveUp}>
            {words.giveUp}
          </Button>
        </>
      }
    >
      <p className="text-std-17B-170">{aboutOf(letter)}</p>
      <p className="text-std-16N-170">{words.ask}</p>
    </Dialog>
  );
}

/** Danger about which nobody could be alarmed (app/give-up-turn.ts). */
function isDanger({ reason }: Letter): boolean {
  return reason.startsWith(DANGER_REASON);
}

function kindOf({ kind }: Letter): string {
  return words.kinds[kind] ?? kind;
}

function aboutOf(letter: Letter): string {
  return words.about(kindOf(letter), dayAndTime(letter.at));
}

function whyOf({ reason }: Letter): string {
  const own = Object.entries(operationsWords.reasons).find(([start]) => reason.startsWith(start))?.[1];
  return own ?? reasonWords(reason) ?? operationsWords.otherReason(reason);
}
