import { useState } from "react";
import { DIRECTORY_FORMS, DirectoryAnswer, LackingCharacters } from "../../../core/directory/directory-exchange.ts";
import { Banner } from "../../shared/banner.tsx";
import { base64Of } from "../../shared/base64-of.ts";
import { Button } from "../../shared/button.tsx";
import { askJson, fetchJson } from "../../shared/fetch-json.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { FileButton } from "../file-button.tsx";
import { studioFailure } from "../studio-failure.ts";
import { CitySection } from "./city-section.tsx";
import { DirectoryChangesView, type ReadFile } from "./directory-changes-view.tsx";
import { exchangeWords as say } from "./exchange-words.ts";
import type { CityEditor } from "./use-city-editor.ts";

type DirectoryBoxProps = { studio: OpenStudio; editor: CityEditor };

/** The city's offices out as a file, and in again: what would change is shown first, and what is taken is one thing to undo. */
export function DirectoryBox({ studio, editor }: DirectoryBoxProps) {
  const [read, setRead] = useState<ReadFile | null>(null);
  const [said, setSaid] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const take = async (file: File) => {
    setRead(null);
    setWrong(null);
    setSaid(say.reading);
    await studio.queue.flush();
    const body = { base64: await base64Of(file) };
    const answer = await askJson(DirectoryAnswer, "/api/studio/directory/read", { body });
    setSaid("");
    if (!answer.ok) return setWrong(studioFailure(answer.error));
    if (!answer.value.read) return setWrong(say.unreadable[answer.value.why]);
    setRead({ name: file.name, changes: answer.value.changes });
  };
  return (
    <CitySection title={say.title} lead={say.lead}>
      <Out studio={studio} />
      <div className="flex flex-col items-start gap-1">
        <FileButton
          label={say.in}
          accept=".csv,.tsv,.txt,.json,.xlsx,text/csv,application/json"
          onChoose={(file) => void take(file)}
        />
        <p className="text-dns-14N-130 text-solid-gray-700">{say.inHint}</p>
      </div>
      <p role="status">{said}</p>
      {wrong === null ? null : <Banner tone="error" title={wrong} />}
      {read === null ? null : (
        <DirectoryChangesView
          key={read.name}
          {...{ studio, editor, read }}
          onCancel={() => setRead(null)}
          onTaken={(count) => {
            setRead(null);
            setSaid(say.taken(count));
          }}
        />
      )}
    </CitySection>
  );
}

/** What Shift_JIS cannot write is named before it is written. */
function Out({ studio }: { studio: OpenStudio }) {
  const [lacking, setLacking] = useState<LackingCharacters>([]);
  const save = (form: (typeof DIRECTORY_FORMS)[number]) => location.assign(`/api/studio/directory-file?as=${form}`);
  const ask = async (form: (typeof DIRECTORY_FORMS)[number]) => {
    await studio.queue.flush();
    setLacking([]);
    if (form !== "csv_sjis") return save(form);
    const found = await fetchJson(LackingCharacters, "/api/studio/directory-lacking");
    if (found.ok && found.value.length > 0) return setLacking(found.value);
    save(form);
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="text-std-16B-170">{say.out}</legend>
      <div className="flex flex-wrap gap-2">
        {DIRECTORY_FORMS.map((form) => (
          <Button key={form} look="plain" size="small" onClick={() => void ask(form)}>
            {say.forms[form]}
          </Button>
        ))}
      </div>
      {lacking.length === 0 ? null : (
        <Banner tone="warning" title={say.lacking}>
          <p>{say.lackingLead}</p>
          <ul className="list-disc pl-6">
            {lacking.map(({ character, office }) => (
              <li key={`${character} ${office}`}>{say.lackingLine(character, office)}</li>
            ))}
          </ul>
          <Button look="plain" size="small" onClick={() => save("csv_sjis")}>
            {say.anyway}
          </Button>
        </Banner>
      )}
    </fieldset>
  );
}
