import { type ReactNode, useState } from "react";
import { Button } from "../../shared/button.tsx";
import { words } from "../words.ts";
import { AddEntry } from "./add-entry.tsx";
import { nameOfEntry } from "./choices.ts";
import { CitySection } from "./city-section.tsx";
import { cityWords } from "./city-words.ts";
import { EntryCard } from "./entry-card.tsx";
import { EntryList, MoveButtons } from "./entry-list.tsx";
import { type Entry, fieldsOf } from "./pack-values.ts";
import type { CityEditor } from "./use-city-editor.ts";

const say = cityWords.hotlines;

/** The numbers for people in danger: those common to all cities that this one shows, in its order; the others; and its own. */
export function HotlineLists({ editor }: { editor: CityEditor }) {
  const lines = editor.entries("national_hotlines");
  const { national } = fieldsOf(editor.settings.hotlines);
  const ids = Array.isArray(national) ? national.map(String) : [];
  const set = (next: readonly string[]) => editor.setSetting(["hotlines", "national"], next);
  const shown = ids.flatMap((id) => lines.filter((line) => line.id === id));
  const hidden = lines.filter(({ id }) => !ids.includes(id));
  const swap = (at: number, by: -1 | 1) => {
    const [here, there] = [ids[at], ids[at + by]];
    if (here !== undefined && there !== undefined) set(ids.with(at, there).with(at + by, here));
  };
  const card = (entry: Entry, more: ReactNode) => (
    <EntryCard key={entry.id} editor={editor} list="national_hotlines" entry={entry}>
      {more}
    </EntryCard>
  );
  return (
    <>
      <CitySection
        title={say.shown}
        aside={words.city.count(shown.length)}
        lead={cityWords.lists.national_hotlines.lead}
      >
        <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
          {shown.map((entry, at) =>
            card(
              entry,
              <>
                <MoveButtons
                  name={nameOfEntry(entry)}
                  first={at === 0}
                  last={at === shown.length - 1}
                  onMove={(by) => swap(ids.indexOf(entry.id), by)}
                />
                <Hide entry={entry} onHide={() => set(ids.filter((id) => id !== entry.id))} />
              </>,
            ),
          )}
        </ul>
      </CitySection>
      <CitySection title={say.hidden} aside={words.city.count(hidden.length)} lead={say.hiddenLead}>
        <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
          {hidden.map((entry) =>
            card(
              entry,
              <Button
                look="quiet"
                size="small"
                aria-label={say.showNamed(nameOfEntry(entry))}
                onClick={() => set([...ids, entry.id])}
              >
                {say.show}
              </Button>,
            ),
          )}
        </ul>
        <AddNational editor={editor} />
      </CitySection>
      <EntryList editor={editor} list="hotlines" />
    </>
  );
}

function Hide({ entry, onHide }: { entry: Entry; onHide: () => void }) {
  if (isEmergency(entry)) return <p className="self-center text-dns-14N-130 text-solid-gray-700">{say.always}</p>;
  return (
    <Button look="quiet" size="small" aria-label={say.hideNamed(nameOfEntry(entry))} onClick={onHide}>
      {say.hide}
    </Button>
  );
}

/** A nationwide number that this version did not bring: it is this city's own copy of the list that grows. */
function AddNational({ editor }: { editor: CityEditor }) {
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Button look="plain" className="self-start" onClick={() => setAdding(true)}>
        {say.add}
      </Button>
      {adding ? (
        <AddEntry editor={editor} list="national_hotlines" begin={{}} onClose={() => setAdding(false)} />
      ) : null}
    </>
  );
}

/** 110 and 119 are shown by every city to everybody in danger: they cannot be switched off. */
function isEmergency({ fields }: Entry): boolean {
  return Array.isArray(fields.kinds) && fields.kinds.includes("emergency");
}
