import { type FormEvent, type Ref, useState } from "react";
import type { z } from "zod";
import { personalWords } from "../../core/casework/personal-words.ts";
import type { CaseView } from "../../core/casework/views.ts";
import { ReplyBody, SAID } from "../../core/casework/views.ts";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { Field, SelectField } from "../shared/field.tsx";
import { names } from "../staff/names.ts";
import { BesideJapanese } from "./beside-japanese.tsx";
import { PersonalWarning } from "./personal-warning.tsx";
import type { ReplyDrafts } from "./reply-draft.ts";
import { words } from "./words.ts";
import { workWords } from "./work-words.ts";
import { type HerLanguage, langOf, staffRead } from "./working-japanese.ts";

/** ReplyBody's own limit. LINE would take 5,000. */
const LENGTH_MAX = 2000;

type ReplyBoxProps = {
  view: CaseView;
  drafts: ReplyDrafts;
  box: Ref<HTMLTextAreaElement>;
  /** Resolves to words of failure, or null when the server has the reply. */
  onSend: (body: z.infer<typeof ReplyBody>) => Promise<string | null>;
};

/** Writes to the resident. What is being written survives a reload, and goes only when the server said that it has it. */
export function ReplyBox({ view, drafts, box, onSend }: ReplyBoxProps) {
  const { canned, row, replyOn: on } = view;
  const caseId = row.id;
  const [draft, setDraft] = useState(() => drafts.read(caseId));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [warned, setWarned] = useState<string | null>(null);
  // Only of what was asked about: words changed since are looked at anew.
  const noticed = warned !== null && warned === draft.text.trim() ? personalWords(warned) : [];
  const over = draft.text.trim().length - LENGTH_MAX;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const body = ReplyBody.safeParse(draft);
    if (!body.success || busy) return;
    if (on === "line" && warned !== body.data.text && personalWords(body.data.text).length > 0)
      return setWarned(body.data.text);
    setBusy(true);
    const failed = await onSend(body.data);
    setBusy(false);
    setFailure(failed);
    if (failed !== null) return;
    drafts.drop(caseId);
    setDraft(drafts.read(caseId));
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <CannedChoice
        canned={canned}
        language={view.writes ?? row.language}
        onChoose={(text) => setDraft(drafts.write(caseId, joined(draft.text, text)))}
      />
      <Field
        label={words.reply.label}
        hint={on === "page" ? words.reply.onPage : words.reply.caution}
        error={over > 0 ? words.reply.tooLong(over) : null}
      >
        {(tied) => (
          <textarea
            {...tied}
            ref={box}
            rows={4}
            value={draft.text}
            readOnly={busy}
            onChange={(event) => setDraft(drafts.write(caseId, event.target.value))}
            className="field-sizing-content min-h-30 w-full rounded-8 border border-solid-gray-600 bg-white px-4 py-3 text-std-16N-170 hover:border-black aria-invalid:border-error-1"
          />
        )}
      </Field>
      {draft.text.trim() === "" ? null : <Preview view={view} text={draft.text.trim()} />}
      {noticed.length === 0 ? null : <PersonalWarning kinds={noticed} onBack={() => setWarned(null)} />}
      {failure === null ? null : (
        <Banner tone="error" title={words.reply.failed}>
          {failure}
        </Banner>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-dns-14N-130 text-solid-gray-700">
          {words.reply.count(draft.text.trim().length, LENGTH_MAX)}　{words.reply.kept}
        </p>
        <Button type="submit" aria-disabled={busy || draft.text.trim() === "" || over > 0}>
          {busy ? words.reply.busy : noticed.length > 0 ? workWords.personal.send : words.reply.send}
        </Button>
      </div>
    </form>
  );
}

function joined(before: string, text: string): string {
  return before.trim() === "" ? text : `${before.trimEnd()}\n${text}`;
}

type CannedChoiceProps = { canned: CaseView["canned"]; language: HerLanguage; onChoose: (text: string) => void };

/** Begins with words kept ready; they come in the resident's language. */
function CannedChoice({ canned, language, onChoose }: CannedChoiceProps) {
  const text = workWords.canned;
  return (
    <SelectField
      label={text.label}
      hint={staffRead(language) ? text.hint : workWords.language.reply(names.languages[language])}
      value=""
      onChange={(event) => onChoose(canned.find(({ name }) => name === event.target.value)?.text ?? "")}
    >
      <option value="">{text.none}</option>
      {canned.map(({ name }) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

/** As it will stand in her chat, in her language; beside it the Japanese of what is not typed freely. */
function Preview({ view, text }: { view: CaseView; text: string }) {
  const language = view.writes ?? view.row.language;
  return (
    <details open={!staffRead(language)} className="text-std-16N-170">
      <summary className="min-h-11 cursor-pointer py-2 text-blue-1000 underline underline-offset-4">
        {workWords.preview}
      </summary>
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <p
          lang={langOf(language)}
          className="w-fit max-w-full rounded-16 bg-solid-gray-50 px-4 py-2 whitespace-pre-wrap"
        >
          {view.frame.replace(SAID, () => text)}
        </p>
        {staffRead(language) ? null : (
          <div>
            <p className="text-dns-14N-130 text-solid-gray-700">{workWords.language.inJapanese}</p>
            <BesideJapanese text={text} language={language} canned={view.canned} />
          </div>
        )}
      </div>
    </details>
  );
}
