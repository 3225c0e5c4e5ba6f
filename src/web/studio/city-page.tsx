import type { ContentProblem } from "../../core/studio/content-problem.ts";
import type { EntryList } from "../../core/studio/edit.ts";
import { CityPart } from "./city/city-part.tsx";
import { isList, PARTS, type CityPart as Part, readCityPlace, showPart } from "./city/city-place.ts";
import { cityWords } from "./city/city-words.ts";
import { EntryForm } from "./city/entry-form.tsx";
import { LISTS } from "./city/pack-values.ts";
import { type CityEditor, useCityEditor } from "./city/use-city-editor.ts";
import { usePack } from "./city/use-pack.ts";
import type { OpenStudio } from "./draft/open-studio.ts";
import { words } from "./words.ts";

type CityPageProps = { studio: OpenStudio; find: string; problems: readonly ContentProblem[] };

/** The city as data: who answers, for whom, where and when. Its parts, each with its forms, and the form of one entry. */
export function CityPage({ studio, find, problems }: CityPageProps) {
  const editor = useCityEditor(studio);
  const pack = usePack(studio);
  const place = readCityPlace(find, (ids) => findEntry(editor, ids));
  const part = place.list === "agencies" && place.id !== null ? partOfAgency(editor, place.id) : place.part;
  const name = typeof editor.settings.name === "string" ? editor.settings.name : "";
  return (
    <>
      <title>{`${words.city.title}｜${words.name}`}</title>
      <h1 className="text-std-28B-150">{`${words.city.title}　${name}`}</h1>
      <Parts now={part} />
      {pack.data === null ? <p className="font-700 text-error-2">{cityWords.unreadable}</p> : null}
      {place.list !== null && place.id !== null ? (
        <EntryForm editor={editor} list={place.list} id={place.id} part={part} problems={problems} />
      ) : (
        <CityPart studio={studio} editor={editor} part={part} city={pack.data ?? null} />
      )}
    </>
  );
}

function Parts({ now }: { now: Part }) {
  return (
    <nav aria-label={cityWords.nav}>
      <ul className="flex flex-wrap gap-1">
        {PARTS.map((part) => (
          <li key={part}>
            <button
              type="button"
              aria-current={part === now ? "page" : undefined}
              onClick={() => showPart(part)}
              className="min-h-11 rounded-8 border border-solid-gray-420 px-2.5 text-oln-16N-100 hover:underline aria-[current]:border-blue-900 aria-[current]:bg-blue-50 aria-[current]:font-700 aria-[current]:text-blue-1000"
            >
              {cityWords.parts[part]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The list and the id that a place names: the list it begins with, else whichever has an entry of this id or name. */
function findEntry(editor: CityEditor, [first = "", ...ids]: readonly string[]): [EntryList, string] | null {
  const lists = Object.keys(LISTS).filter(isList);
  const named = lists.filter((list) => list === first || list === `national_${first}` || first.includes(list));
  for (const list of named) {
    const found = editor.entries(list).find(({ id, fields }) => ids.includes(id) || ids.includes(String(fields.name)));
    if (found !== undefined) return [list, found.id];
  }
  return null;
}

function partOfAgency(editor: CityEditor, id: string): Part {
  return editor.find("agencies", id)?.fields.role === "intake" ? "offices" : "places";
}
