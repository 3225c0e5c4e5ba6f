import { useState } from "react";
import type { ContentProblem } from "../../core/studio/content-problem.ts";
import { Button } from "../shared/button.tsx";
import { editWords } from "./edit-words.ts";
import { ProblemLines } from "./problem-lines.tsx";

const say = editWords.problems;
/** More are never read at once. */
const SHOWN_MAX = 60;

/** Everything that is wrong in the draft, counted in the bar and listed below it when opened. Live: it follows each saving. */
export function ProblemsPanel({
  problems,
  checking,
}: {
  problems: readonly ContentProblem[] | null;
  checking: boolean;
}) {
  const [open, setOpen] = useState(false);
  const [all, setAll] = useState(false);
  const errors = (problems ?? []).filter(({ level }) => level === "error");
  const warnings = (problems ?? []).filter(({ level }) => level === "warning");
  const shown = [...errors, ...(all || errors.length === 0 ? warnings : [])];
  return (
    <>
      <div role="status" className="contents">
        <Button
          look="plain"
          size="small"
          aria-expanded={open}
          className={errors.length > 0 ? "border-error-1 text-error-2" : ""}
          onClick={() => setOpen(!open)}
        >
          {problems === null
            ? say.checking
            : errors.length > 0
              ? say.errors(errors.length)
              : warnings.length > 0
                ? say.warnings(warnings.length)
                : say.none}
          {checking && problems !== null ? "…" : ""}
        </Button>
      </div>
      {open ? (
        <section
          aria-label={say.title}
          className="relative order-last max-h-96 basis-full overflow-y-auto rounded-12 border border-solid-gray-300 bg-white p-4"
        >
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 className="text-std-17B-170">{say.title}</h2>
            <Button look="quiet" size="small" onClick={() => setOpen(false)}>
              {say.close}
            </Button>
          </div>
          <p className="text-std-16N-170">{shown.length === 0 ? say.none : say.lead}</p>
          <ProblemLines problems={shown.slice(0, SHOWN_MAX)} links />
          {errors.length > 0 && warnings.length > 0 && !all ? (
            <Button look="quiet" size="small" onClick={() => setAll(true)}>
              {say.only(warnings.length)}
            </Button>
          ) : null}
        </section>
      ) : null}
    </>
  );
}
