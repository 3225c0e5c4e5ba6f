import type { CaseOpening } from "../../core/casework/case-opening.ts";
import type { Domain } from "../../core/domain.ts";
import { sheetGuesses } from "./sheet-facts.ts";
import { words } from "./words.ts";

type SheetGuessesProps = { sheet: CaseOpening; domainNames: Record<Domain, string>; quotesOnPaper: boolean };

/** What a machine made of the words. Drawn with a broken line and said to be a guess, so that nobody takes it for the resident's. */
export function SheetGuesses({ sheet, domainNames, quotesOnPaper }: SheetGuessesProps) {
  const guesses = sheetGuesses(sheet, domainNames);
  return (
    <section className="flex flex-col gap-1 rounded-12 border-2 border-dashed border-solid-gray-420 p-4 print:break-inside-avoid print:gap-0 print:p-2">
      <h3 className="flex flex-wrap items-baseline gap-x-3 text-std-17B-170">
        {words.sheet.inferred}
        <span className="text-std-16N-170 text-solid-gray-700">{words.sheet.inferredLead}</span>
      </h3>
      {guesses.length === 0 ? <p>{words.sheet.inferredNone}</p> : null}
      {sheet.understanding?.sure === false ? <p className="text-std-16B-170">{words.sheet.unsure}</p> : null}
      <ul className="flex flex-col text-std-16N-170">
        {guesses.map((guess) => (
          <li key={guess.what} className="flex flex-wrap gap-x-3">
            {guess.likely === "" ? null : <span>{guess.likely}</span>}
            <span>{guess.what}</span>
            {guess.from.length === 0 ? null : (
              <span className={`text-solid-gray-700 ${quotesOnPaper ? "" : "print:hidden"}`}>
                {words.sheet.from}
                {words.colon}
                {longest(guess.from)
                  .map((text) => `「${text}」`)
                  .join("")}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Rules and model often quote the same words, one a little more of them than the other. */
function longest(quotes: readonly string[]): string[] {
  const distinct = [...new Set(quotes)];
  return distinct.filter((quote) => !distinct.some((other) => other !== quote && other.includes(quote)));
}
