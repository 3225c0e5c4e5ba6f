import { LANGUAGES, type Language } from "../../../core/language.ts";
import type { DangerKind } from "../../../core/triage/understanding.ts";
import { names } from "../../staff/names.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { withText } from "../draft/texts.ts";
import { CountedText } from "../flow/counted-text.tsx";
import { BUBBLE, labelLimit } from "../flow/limits-of.ts";
import { useText } from "../flow/use-text.ts";
import { Fold } from "../fold.tsx";
import { goTo } from "../studio-place.ts";
import { words } from "../words.ts";
import { DangerPhone } from "./danger-phone.tsx";
import { dangerWords } from "./danger-words.ts";

const say = dangerWords.texts;
const TIERS = [0, 1, 2] as const;
/** What is said in every danger, in the order in which a resident reads it. */
const ALWAYS = [
  ...["card", "night", "night_low", "safe_now", "safe_now_yes", "safe_now_no", "safe", "safe_yes", "safe_no"],
  ...["safe_good", "where", "where_thanks", "heard", "go_on", "go_on_yes", "go_on_no", "stay"],
];

/** What the bot says when it hears one kind of danger, from the most urgent on, to be edited where it stands. */
export function KindTexts({ studio, kind }: { studio: OpenStudio; kind: DangerKind }) {
  return (
    <Fold summary={`${say.title}：${names.kinds[kind]}`}>
      <div className="flex flex-col gap-4 pb-3">
        <p className="text-dns-14N-130 text-solid-gray-700">{say.lead}</p>
        {TIERS.map((tier) => (
          <OneText key={tier} studio={studio} textKey={`first.${tier}_${kind}`} name={names.tier[tier]} />
        ))}
        <DangerPhone studio={studio} kind={kind} />
        <button
          type="button"
          className="min-h-11 self-start text-blue-1000 underline underline-offset-4"
          onClick={() => goTo({ page: "city", find: "hotlines" })}
        >
          {say.numbers}
        </button>
      </div>
    </Fold>
  );
}

/** What is said behind it, whatever the danger. */
export function CommonTexts({ studio }: { studio: OpenStudio }) {
  return (
    <Fold summary={say.all} className="rounded-12 border border-solid-gray-300 px-4 py-2">
      <div className="flex flex-col gap-4 pb-3">
        <p className="text-dns-14N-130 text-solid-gray-700">{say.lead}</p>
        {ALWAYS.map((key) => (
          <OneText key={key} studio={studio} textKey={key} name={dangerWords.textNames[key] ?? key} />
        ))}
      </div>
    </Fold>
  );
}

function OneText({ studio, textKey, name }: { studio: OpenStudio; textKey: string; name: string }) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="text-std-16B-170">{name}</legend>
      <div className="grid gap-4 lg:grid-cols-3">
        {LANGUAGES.map((language) => (
          <InLanguage key={language} {...{ studio, textKey: `danger:${textKey}`, name, language }} />
        ))}
      </div>
    </fieldset>
  );
}

type InLanguageProps = { studio: OpenStudio; textKey: string; name: string; language: Language };

function InLanguage({ studio, textKey, name, language }: InLanguageProps) {
  const value = useText(studio, language, textKey);
  const { store, city } = studio;
  const set = (text: string) =>
    store.edit(
      words.done.text,
      withText(store.state().values, city, language, textKey, text),
      `text ${language} ${textKey}`,
    );
  const limit = /_(?:yes|no)$/.test(textKey) ? labelLimit(0) : BUBBLE;
  return <CountedText {...{ name, language, value, limit, note: null, onChange: set }} />;
}
