import { memo, useDeferredValue, useMemo, useState } from "react";
import { LANGUAGES, type Language } from "../../../core/language.ts";
import { SOURCES_FILE } from "../../../core/studio/bundle.ts";
import type { ContentProblem } from "../../../core/studio/content-problem.ts";
import { Button } from "../../shared/button.tsx";
import type { OpenStudio } from "../draft/open-studio.ts";
import { setAt } from "../draft/set-at.ts";
import { allKeys, textsOf, withText } from "../draft/texts.ts";
import { useDraftState } from "../draft/use-studio.ts";
import { editWords } from "../edit-words.ts";
import { CountedText, type Limit } from "../flow/counted-text.tsx";
import { flowsOf } from "../flow/edit-step.ts";
import { limitOfKey } from "../flow/limits-of.ts";
import { Line, Segments } from "../flow/small-fields.tsx";
import { noteOf } from "../flow/text-fields.tsx";
import { placesOfKey, type StepPlace } from "../flow/used-at.ts";
import { publishWords } from "../publish-words.ts";
import { goTo } from "../studio-place.ts";
import { words } from "../words.ts";
import { CsvButtons } from "./csv-buttons.tsx";

const say = publishWords.words;
const FILTERS = ["all", "missing", "stale", "easy"] as const;
type Filter = (typeof FILTERS)[number];
/** So many are drawn at first, and with every "more". */
const PAGE = 40;

type WordsPageProps = { studio: OpenStudio; find: string; problems: readonly ContentProblem[] };

/** Every text in all languages side by side, the Japanese first; what is missing, old or hard to read is listed by itself. */
export function WordsPage({ studio, find, problems }: WordsPageProps) {
  const values = useDraftState(studio.store, (state) => state.values);
  const [filter, setFilter] = useState<Filter>("all");
  const [wanted, setWanted] = useState(find);
  const [shown, setShown] = useState(PAGE);
  const search = useDeferredValue(wanted.trim().toLowerCase());
  const keys = useMemo(() => allKeys(values, studio.city), [values, studio.city]);
  const flows = useMemo(() => flowsOf(values), [values]);
  const marked = useMemo(() => keysWith(problems, filter), [problems, filter]);
  const found = keys.filter((key) => {
    const texts = textsOf(values, studio.city, key);
    const fits = filter === "all" || marked.has(key);
    return (
      fits && (search === "" || [key, ...Object.values(texts)].some((text) => text?.toLowerCase().includes(search)))
    );
  });
  return (
    <>
      <title>{`${say.title}｜${words.name}`}</title>
      <div>
        <h1 className="text-std-28B-150">{say.title}</h1>
        <p className="text-std-16N-170">{say.lead}</p>
      </div>
      <div className="flex flex-wrap items-end gap-4">
        <div className="w-72 max-w-full">
          <Line label={say.find} kind="search" value={wanted} onChange={setWanted} />
        </div>
        <Segments
          label={say.filter}
          options={FILTERS.map((each) => [each, say.filters[each]] as const)}
          value={filter}
          onChange={setFilter}
        />
        <p role="status">{say.count(found.length)}</p>
        <CsvButtons studio={studio} keys={keys} />
      </div>
      <ul className="flex flex-col gap-4">
        {found.slice(0, shown).map((key) => {
          const texts = textsOf(values, studio.city, key);
          return (
            <li key={key}>
              <WordsRow
                {...{ studio, textKey: key, ja: texts.ja, easy: texts["ja-easy"], en: texts.en }}
                places={placesOfKey(flows, key)
                  .map(({ flow, step }) => `${flow}.${step}`)
                  .join(" ")}
                limit={limitOfKey(flows, key)}
                notes={LANGUAGES.map((language) => noteOf(problems, key, language) ?? "").join("\u0000")}
              />
            </li>
          );
        })}
      </ul>
      {found.length <= shown ? null : (
        <Button look="plain" className="self-start" onClick={() => setShown(shown + PAGE)}>
          {say.more}
        </Button>
      )}
    </>
  );
}

type WordsRowProps = {
  studio: OpenStudio;
  textKey: string;
  ja: string | null;
  easy: string | null;
  en: string | null;
  /** As words, so that a row that did not change is not drawn again. */
  places: string;
  limit: Limit | null;
  notes: string;
};

const WordsRow = memo(function WordsRow({ studio, textKey, ja, easy, en, places, limit, notes }: WordsRowProps) {
  const texts: Record<Language, string | null> = { ja, "ja-easy": easy, en };
  const said = notes.split("\u0000");
  const set = (language: Language, text: string) => {
    const { values } = studio.store.state();
    studio.store.edit(
      words.done.text,
      withText(values, studio.city, language, textKey, text),
      `text ${language} ${textKey}`,
    );
  };
  return (
    <article className="flex flex-col gap-2 rounded-12 border border-solid-gray-300 p-4">
      <h2 className="flex flex-wrap items-baseline gap-x-4 text-dns-14B-130">
        <code>{textKey}</code>
        <Places places={places} />
      </h2>
      <div className="grid gap-4 lg:grid-cols-3">
        {LANGUAGES.map((language, index) => (
          <CountedText
            key={language}
            name={textKey}
            language={language}
            value={texts[language]}
            limit={limit}
            note={said[index] === "" ? null : (said[index] ?? null)}
            onNoteDone={isStale(studio, textKey, language) ? () => keepAsIs(studio, textKey, language) : undefined}
            onChange={(text) => set(language, text)}
          />
        ))}
      </div>
    </article>
  );
});

function Places({ places }: { places: string }) {
  if (places === "") return null;
  const list = places.split(" ").map((place): StepPlace => {
    const [flow = "", step = ""] = place.split(".");
    return { flow, step };
  });
  return (
    <span className="font-400">
      {say.usedAt}：
      {list.map(({ flow, step }) => (
        <button
          key={`${flow}.${step}`}
          type="button"
          className="mr-2 min-h-8 text-blue-1000 underline underline-offset-4"
          onClick={() => goTo({ page: "flows", flow, step })}
        >
          {step}
        </button>
      ))}
    </span>
  );
}

const CODES: Readonly<Record<Exclude<Filter, "all">, ContentProblem["code"]>> = {
  missing: "translation_missing",
  stale: "translation_stale",
  easy: "easy_japanese",
};

function keysWith(problems: readonly ContentProblem[], filter: Filter): ReadonlySet<string> {
  if (filter === "all") return new Set();
  return new Set(problems.filter(({ code }) => code === CODES[filter]).flatMap(({ place }) => place.key ?? []));
}

/** Whether a translation is noted as one of an older Japanese. */
function isStale({ store }: OpenStudio, key: string, language: Language): boolean {
  const noted = store.state().values[SOURCES_FILE];
  if (typeof noted !== "object" || noted === null) return false;
  return Object.entries(noted).some(
    ([of, keys]) => of === language && typeof keys === "object" && keys !== null && key in keys,
  );
}

/** A person looked: the translation is right for today's Japanese, too. */
function keepAsIs({ store }: OpenStudio, key: string, language: Language): void {
  const after = setAt(store.state().values[SOURCES_FILE], [language, key], undefined);
  store.edit(editWords.fields.keepAsIs, { [SOURCES_FILE]: after });
}
