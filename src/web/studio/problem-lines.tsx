import { kindOf } from "../../core/studio/bundle.ts";
import type { ContentProblem } from "../../core/studio/content-problem.ts";
import { Chip } from "../shared/chip.tsx";
import { editWords } from "./edit-words.ts";
import { goTo } from "./studio-place.ts";

const say = editWords.problems;

/** What is wrong and what to do, a line each, with the way to the place where it is mended. */
export function ProblemLines({ problems, links = false }: { problems: readonly ContentProblem[]; links?: boolean }) {
  return (
    <ul className="flex flex-col">
      {problems.map((problem) => (
        <li
          key={JSON.stringify([problem.code, problem.file, problem.line, problem.column, problem.message])}
          className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-solid-gray-100 py-2 text-std-16N-170"
        >
          <Chip tone={problem.level === "error" ? "red" : "yellow"}>
            {problem.level === "error" ? say.error : say.warning}
          </Chip>
          <span className="min-w-0 flex-1 basis-64">
            <b className="font-700">{problem.message}</b>
            <br />
            {problem.mend}
            {links ? (
              <span className="block text-dns-14N-130 text-solid-gray-700">
                {say.place(problem.file, problem.line)}
              </span>
            ) : null}
          </span>
          {links ? <OpenPlace problem={problem} /> : null}
        </li>
      ))}
    </ul>
  );
}

function OpenPlace({ problem: { place, file } }: { problem: ContentProblem }) {
  const page = kindOf(file) === "menu" ? "menu" : kindOf(file) === "danger" ? "danger" : null;
  const go = () => {
    if (page !== null) return goTo({ page });
    if (place.flow !== null && place.step !== null) return goTo({ page: "flows", flow: place.flow, step: place.step });
    if (place.key !== null) return goTo({ page: "words", find: place.key });
    return goTo({ page: "city", find: place.entry ?? "" });
  };
  if (page === null && place.step === null && place.key === null && place.entry === null) return null;
  return (
    <button type="button" onClick={go} className="min-h-11 text-blue-1000 underline underline-offset-4">
      {say.open}
    </button>
  );
}
