import type { Danger } from "../../core/triage/understanding.ts";
import { DangerMark } from "./danger-mark.tsx";
import { quoteSentences } from "./quote-sentences.ts";
import { words } from "./words.ts";

type Shown = {
  danger: Danger;
  /** What was told, oldest first. */
  said: readonly string[];
  quotesOnPaper: boolean;
};

/** Signs of danger with the sentences they come from; nothing when there were none. */
export function SheetDanger({ danger, said, quotesOnPaper }: Shown) {
  if (danger.tier === 3) return null;
  const box = danger.tier === 2 ? "border-yellow-700 bg-yellow-50" : "border-red-800 bg-red-50";
  const quotes = quoteSentences(
    danger.evidence.map(({ text }) => text),
    said,
  );
  return (
    <section className={`flex flex-col gap-2 rounded-12 border-2 p-4 print:gap-1 print:p-2 ${box}`}>
      <h3 className="text-std-17B-170">{words.sheet.danger}</h3>
      <p className="flex flex-wrap gap-2">
        <DangerMark tier={danger.tier} kinds={danger.kinds} />
      </p>
      {quotes.length === 0 ? (
        <p className="text-std-16N-170">{words.sheet.dangerChosen}</p>
      ) : (
        <p className={`text-std-16N-170 ${quotesOnPaper ? "" : "print:hidden"}`}>
          {words.sheet.dangerFrom}
          {words.colon}
          {quotes.map((quote) => `「${quote}」`).join("")}
        </p>
      )}
    </section>
  );
}
