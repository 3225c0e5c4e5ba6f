import { useEffect, useRef } from "react";
import type { CaseMove } from "../../core/casework/views.ts";
import { Button } from "../shared/button.tsx";
import { lifeWords } from "./life-words.ts";
import type { NextStep } from "./next-step.ts";
import type { Said } from "./use-acting.ts";
import { words } from "./words.ts";

type ActionBarProps = { step: NextStep; busy: CaseMove | null; said: Said | null; onMove: (move: CaseMove) => void };

/** Behind 「ほかの操作」, so that what is done every day stands alone. */
const SELDOM: readonly CaseMove[] = ["ask_help", "escalate"];

/** Always in sight at the bottom: what to do next, and the buttons to do it with. */
export function ActionBar({ step, busy, said, onMove }: ActionBarProps) {
  const often = step.moves.filter((move) => !SELDOM.includes(move));
  const seldom = step.moves.filter((move) => SELDOM.includes(move));
  const bar = useRef<HTMLElement>(null);
  const offered = step.moves.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when the buttons change, for then the one she pressed is gone.
  useEffect(() => {
    if (said?.ok && document.activeElement === document.body) focusFirstButton(bar.current);
  }, [said, offered]);
  const button = (move: CaseMove) => (
    <Button
      key={move}
      look={move === step.main ? "main" : "plain"}
      size="small"
      aria-disabled={busy !== null}
      onClick={() => (busy === null ? onMove(move) : undefined)}
    >
      {busy === move ? words.moving : words.moves[move]}
    </Button>
  );
  return (
    <section
      ref={bar}
      tabIndex={-1}
      aria-label={words.next.label}
      className="sticky bottom-0 [@media(max-height:32rem)]:static z-10 -mx-4 mt-6 border-t border-solid-gray-420 bg-white px-4 py-3 shadow-2 md:-mx-6 md:px-6 print:hidden"
    >
      <p
        role="status"
        className={`text-std-16B-170 ${said === null ? "sr-only" : said.ok ? "text-success-2" : "text-error-2"}`}
      >
        {said === null ? "" : `${said.ok ? "✓" : "▲"} ${said.text}`}
      </p>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <p className="min-w-0 flex-[1_1_20rem] text-std-16N-170">
          <b className="font-700 max-sm:sr-only">
            {words.next.label}
            {words.colon}
          </b>
          {step.says}
        </p>
        <div className="flex flex-wrap items-center gap-2">
          {often.map((move) => button(move))}
          {seldom.length === 0 ? null : (
            <details className="relative">
              <summary className="inline-flex min-h-11 cursor-pointer items-center px-2 text-std-16N-170 text-blue-1000 underline underline-offset-4">
                {lifeWords.more}
              </summary>
              <div className="absolute bottom-full max-sm:left-0 sm:right-0 z-10 mb-2 flex w-max flex-col gap-2 rounded-8 border border-solid-gray-420 bg-white p-3 shadow-2">
                {seldom.map((move) => button(move))}
              </div>
            </details>
          )}
        </div>
      </div>
    </section>
  );
}

/** So that whoever works by keyboard goes on from here, and not from the top of the page; from the bar where nothing is left to press. */
function focusFirstButton(bar: HTMLElement | null): void {
  const next = bar?.querySelector("button") ?? bar;
  next?.focus({ preventScroll: true });
}
