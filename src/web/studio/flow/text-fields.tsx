import { LANGUAGES, type Language } from "../../../core/language.ts";
import type { ContentProblem } from "../../../core/studio/content-problem.ts";
import { fullKey } from "../draft/texts.ts";
import { editWords } from "../edit-words.ts";
import type { FlowEditor } from "../use-flow-editor.ts";
import { CountedText, type Limit } from "./counted-text.tsx";
import type { EditFlow } from "./edit-step.ts";
import { useText } from "./use-text.ts";
import { placesOfKey } from "./used-at.ts";

type TextFieldsProps = {
  editor: FlowEditor;
  flow: EditFlow;
  /** As the flow has it: "who.ask" or "common:menu". */
  textKey: string;
  label: string;
  hint: string;
  limit: Limit | null;
  problems: readonly ContentProblem[];
};

/** A text in all languages, the Japanese first. */
export function TextFields({ editor, flow, textKey, label, hint, limit, problems }: TextFieldsProps) {
  const key = fullKey(flow.id, textKey);
  const others = placesOfKey(editor.flows, key).length - 1;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="text-std-16B-170">{label}</legend>
      <p className="text-dns-14N-130 text-solid-gray-700">{hint}</p>
      {others > 0 ? <p className="text-dns-14N-130 text-yellow-1100">{editWords.step.shared(others)}</p> : null}
      {LANGUAGES.map((language) => (
        <OneText
          key={language}
          editor={editor}
          textKey={key}
          name={label}
          language={language}
          limit={limit}
          note={noteOf(problems, key, language)}
        />
      ))}
    </fieldset>
  );
}

type OneTextProps = Omit<Parameters<typeof CountedText>[0], "value" | "onChange"> & {
  editor: FlowEditor;
  textKey: string;
};

function OneText({ editor, textKey, language, ...rest }: OneTextProps) {
  const value = useText(editor, language, textKey);
  const change = (text: string) => editor.setText(language, textKey, text);
  return <CountedText {...rest} language={language} value={value} onChange={change} />;
}

/** What the checks say of one text in one language, in a line; what the field itself shows at once is left out. */
export function noteOf(problems: readonly ContentProblem[], key: string, language: Language): string | null {
  const found = problems.filter(
    ({ place, code }) => place.key === key && place.language === language && !SHOWN_AT_ONCE.includes(code),
  );
  if (found.length === 0) return null;
  return found.map(({ message, mend }) => `${message}。${mend}`).join(" ");
}

const SHOWN_AT_ONCE: readonly ContentProblem["code"][] = ["easy_japanese", "translation_missing", "text_missing"];
