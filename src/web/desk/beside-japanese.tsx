import type { CaseView } from "../../core/casework/views.ts";
import { names } from "../staff/names.ts";
import { workWords } from "./work-words.ts";
import { type HerLanguage, staffRead, workingJapanese } from "./working-japanese.ts";

type BesideJapaneseProps = { text: string; language: HerLanguage; canned: CaseView["canned"] };

/** What staff write to a resident who reads another language, piece by piece beside the Japanese that is known of it. */
export function BesideJapanese({ text, language, canned }: BesideJapaneseProps) {
  const pieces = workingJapanese(text, canned);
  // The same words once more would tell nobody anything.
  if (staffRead(language) || pieces.every(({ japanese }) => japanese === null)) return null;
  return (
    <dl className="flex flex-col gap-1 border-l-4 border-solid-gray-300 pl-3 text-std-16N-170">
      {pieces.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text, which may be alike.
        <div key={index}>
          <dt className="sr-only">{one.text}</dt>
          <dd className={`whitespace-pre-wrap ${one.japanese === null ? "text-solid-gray-700" : ""}`}>
            {one.japanese ?? workWords.language.typed(one.text)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Says of the resident's own words that nobody translated them; nothing where she writes Japanese. */
export function AsWritten({ language }: { language: HerLanguage }) {
  if (staffRead(language)) return null;
  return (
    <span className="ml-2 inline-block rounded-4 border border-solid-gray-420 px-1 text-dns-14N-130 text-solid-gray-700">
      {workWords.language.asWritten(names.languages[language])}
    </span>
  );
}
