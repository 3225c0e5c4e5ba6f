import type { CaseHistory } from "../../core/casework/views.ts";
import { names } from "../staff/names.ts";
import { dayAndTime } from "./japanese-time.ts";
import { lifeWords } from "./life-words.ts";
import { words } from "./words.ts";

const TURNS: readonly CaseHistory["what"][] = ["opened", "passed", "climbed", "taken_back"];

/** The way of a case: who held it, since when, and why it went on. Where it changed hands, the new holder's name stands out. */
export function HolderPath({ history, open }: { history: readonly CaseHistory[]; open: boolean }) {
  const last = history.findLastIndex((entry) => TURNS.includes(entry.what));
  return (
    <ol className="flex flex-col">
      {history.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: history only grows at its end, and two entries may be alike.
        <li key={index} className="relative border-l-2 border-solid-gray-300 pb-4 pl-5 last:pb-0">
          <span
            aria-hidden="true"
            className={`absolute top-1.5 -left-[7px] size-3 rounded-full border-2 border-white ${TURNS.includes(entry.what) ? "bg-blue-900" : "bg-solid-gray-420"}`}
          />
          <p className="text-dns-14N-130 text-solid-gray-700">{dayAndTime(entry.at)}</p>
          <p className="text-std-16N-170">
            {entry.by === null ? "" : words.talk.staff(entry.by) + words.colon}
            {names.happenings[entry.what]}
          </p>
          {!TURNS.includes(entry.what) && entry.to !== null ? <p className="text-std-16N-170">{entry.to}</p> : null}
          {TURNS.includes(entry.what) && entry.to !== null ? (
            <p className="text-std-16B-170">
              {entry.from === null ? entry.to : words.history.move(entry.from, entry.to)}
              {open && index === last ? (
                <span className="font-400">{words.brackets(words.history.holderNow)}</span>
              ) : null}
            </p>
          ) : null}
          {entry.ground === null ? null : (
            <p className="text-std-16N-170">{lifeWords.ground.was(names.grounds[entry.ground])}</p>
          )}
          {entry.note === null || entry.note === "" ? null : (
            <p className="text-std-16N-170 whitespace-pre-wrap text-solid-gray-800">
              {words.history.reason(entry.note)}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
