import { useState } from "react";
import { Chip } from "../../shared/chip.tsx";
import { studioFailure } from "../studio-failure.ts";
import { dangerWords } from "./danger-words.ts";
import { useHeard } from "./use-danger.ts";

/** Sentences that a rule hears, fetched when somebody opens them: they say more than any pattern. */
export function HeardLines({ rule }: { rule: string }) {
  const [open, setOpen] = useState(false);
  const heard = useHeard(rule, open);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="min-h-11 cursor-pointer py-2 text-blue-1000 underline underline-offset-4">
        {dangerWords.heard}
      </summary>
      {heard.isPending ? <p role="status">{dangerWords.heardWait}</p> : null}
      {heard.isError ? <p role="alert">{studioFailure(heard.error.message)}</p> : null}
      {heard.data === undefined ? null : (
        <>
          <p className="text-dns-14N-130 text-solid-gray-700">
            {dangerWords.heardCount(heard.data.danger, heard.data.calm)}
          </p>
          <ul className="flex flex-col gap-1">
            {heard.data.lines.map(({ text, danger }) => (
              <li key={text} className="flex items-baseline gap-2 text-std-16N-170">
                <Chip tone={danger ? "red" : "gray"}>{danger ? dangerWords.heardDanger : dangerWords.heardCalm}</Chip>
                <span className="min-w-0 [overflow-wrap:anywhere]">{text}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
