import { useState } from "react";
import { LANGUAGES, type Language } from "../../../core/language.ts";
import { type WordsLine, WordsRead } from "../../../core/studio/words-table.ts";
import { base64Of } from "../../shared/base64-of.ts";
import { Button } from "../../shared/button.tsx";
import { askJson } from "../../shared/fetch-json.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { textsOf, withTexts } from "../draft/texts.ts";
import { FileButton } from "../file-button.tsx";
import { publishWords } from "../publish-words.ts";
import { readWordsCsv, writeWordsCsv } from "./words-csv.ts";

const say = publishWords.words;

/** All texts as a table for translators, and back. What comes in is one change that can be undone; unknown keys are left out. */
export function CsvButtons({ studio, keys }: { studio: OpenStudio; keys: readonly string[] }) {
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
  const outExcel = async () => {
    await studio.queue.flush();
    location.assign("/api/studio/words.xlsx");
  };
  const take = async (chosen: File) => {
    const lines = chosen.name.endsWith(".xlsx") ? await readExcel(chosen) : readWordsCsv(await chosen.text());
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
      <Button look="plain" size="small" onClick={() => void outExcel()}>
        {say.excelOut}
      </Button>
      <FileButton
        label={say.csvIn}
        accept=".csv,text/csv,.xlsx"
        size="small"
        onChoose={(chosen) => void take(chosen)}
      />
      <p role="status">{said}</p>
    </div>
  );
}

/** The server reads workbooks; what is in them is changed here, so that it can be undone. */
async function readExcel(file: File): Promise<WordsLine[] | null> {
  const answer = await askJson(WordsRead, "/api/studio/words/read", { body: { base64: await base64Of(file) } });
  return answer.ok ? answer.value : null;
}
