import type { CaseMove } from "../../core/casework/views.ts";
import { Button } from "../shared/button.tsx";
import type { NextStep } from "./next-step.ts";
import type { Said } from "./use-acting.ts";
import { words } from "./words.ts";

type ActionBarProps = { step: NextStep; busy: CaseMove | null; said: Said | null; onMove: (move: CaseMove) => void };

/** Always in sight at the bottom: what to do next, and the buttons to do it with. */
export function ActionBar({ step, busy, said, onMove }: ActionBarProps) {
  return (
    <section
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
          <b className="font-700 max-sm:sr-only">{words.next.label}：</b>
          {step.says}
        </p>
        <div className="flex flex-wrap gap-2">
          {step.moves.map((move) => (
            <Button
              key={move}
              look={move === step.main ? "main" : "plain"}
              size="small"
              aria-disabled={busy !== null}
              onClick={() => (busy === null ? onMove(move) : undefined)}
            >
              {busy === move ? words.moving : words.moves[move]}
            </Button>
          ))}
        </div>
      </div>
    </section>
  );
}
