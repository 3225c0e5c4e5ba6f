import { useRef, useState } from "react";
import { LANGUAGES, type Language } from "../../../core/language.ts";
import { Button } from "../../shared/button.tsx";
import type { OpenStudio } from "../draft/open-studio.ts";
import { textsOf, withTexts } from "../draft/texts.ts";
import { publishWords } from "../publish-words.ts";
import { readWordsCsv, writeWordsCsv } from "./words-csv.ts";

const say = publishWords.words;

/** All texts as a table for translators, and back. What comes in is one change that can be undone; unknown keys are left out. */
export function CsvButtons({ studio, keys }: { studio: OpenStudio; keys: readonly string[] }) {
  const file = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const out = () => {
    const { values } = studio.store.state();
    const csv = writeWordsCsv(keys.map((key) => ({ key, texts: textsOf(values, studio.city, key) })));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csv], { type: "text/csv" }));
    link.download = `${studio.city}-ことば.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const take = async (chosen: File) => {
    const lines = readWordsCsv(await chosen.text());
    if (lines === null) return setSaid(say.csvBad);
    const { values } = studio.store.state();
    const known = lines.filter(({ key }) => keys.includes(key));
    const changes = known.flatMap(({ key, texts }) => {
      const now = textsOf(values, studio.city, key);
      return LANGUAGES.flatMap((language): [Language, string, string][] => {
        const text = texts[language];
        return text === null || text.replaceAll("\r\n", "\n") === now[language]
          ? []
          : [[language, key, text.replaceAll("\r\n", "\n")]];
      });
    });
    if (changes.length > 0) studio.store.edit(say.csvIn, withTexts(values, studio.city, changes));
    setSaid(say.csvDone(changes.length, lines.length - known.length));
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button look="plain" size="small" onClick={out}>
        {say.csvOut}
      </Button>
      <Button look="plain" size="small" onClick={() => file.current?.click()}>
        {say.csvIn}
      </Button>
      <input
        ref={file}
        type="file"
        accept=".csv,text/csv"
        aria-label={say.csvIn}
        className="hidden"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          event.target.value = "";
          if (chosen !== undefined) void take(chosen);
        }}
      />
      <p role="status">{said}</p>
    </div>
  );
}
