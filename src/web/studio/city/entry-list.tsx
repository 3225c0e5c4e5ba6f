import { useState } from "react";
import type { EntryList as ListName } from "../../../core/studio/edit.ts";
import { Button } from "../../shared/button.tsx";
import { words } from "../words.ts";
import { AddEntry } from "./add-entry.tsx";
import { nameOfEntry } from "./choices.ts";
import { CitySection } from "./city-section.tsx";
import { cityWords } from "./city-words.ts";
import { EntryCard } from "./entry-card.tsx";
import type { Entry, Fields } from "./pack-values.ts";
import type { CityEditor } from "./use-city-editor.ts";

type EntryListProps = {
  editor: CityEditor;
  list: ListName;
  title?: string;
  lead?: string;
  /** Which of the list are shown here, and with what a new one begins. */
  only?: (entry: Entry) => boolean;
  begin?: Fields;
  /** Whether they can be put in another order: where the order is said by a number, it is not. */
  movable?: boolean;
};

/** All entries of a list as cards: each with its form, the way up and down, and one more. */
export function EntryList({ editor, list, title, lead, only, begin, movable = true }: EntryListProps) {
  const [adding, setAdding] = useState(false);
  const say = cityWords.lists[list];
  const all = editor.entries(list);
  const shown = only === undefined ? all : all.filter(only);
  const heading = title ?? say.title;
  return (
    <CitySection title={heading} aside={words.city.count(shown.length)} lead={lead ?? say.lead}>
      {shown.length === 0 ? <p className="text-std-16N-170">{say.none}</p> : null}
      <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
        {shown.map((entry, at) => (
          <EntryCard key={entry.id} editor={editor} list={list} entry={entry}>
            {movable ? (
              <MoveButtons
                name={nameOfEntry(entry)}
                first={at === 0}
                last={at === shown.length - 1}
                onMove={(by) => editor.move(list, entry, by)}
              />
            ) : null}
          </EntryCard>
        ))}
      </ul>
      <Button look="plain" className="self-start" onClick={() => setAdding(true)}>
        {cityWords.add.do(say.one)}
      </Button>
      {adding ? <AddEntry editor={editor} list={list} begin={begin ?? {}} onClose={() => setAdding(false)} /> : null}
    </CitySection>
  );
}

type MoveButtonsProps = { name: string; first: boolean; last: boolean; onMove: (by: -1 | 1) => void };

/** The way up and down in a list. */
export function MoveButtons({ name, first, last, onMove }: MoveButtonsProps) {
  return (
    <>
      <Button look="quiet" size="small" disabled={first} aria-label={cityWords.upOf(name)} onClick={() => onMove(-1)}>
        ↑ {cityWords.up}
      </Button>
      <Button look="quiet" size="small" disabled={last} aria-label={cityWords.downOf(name)} onClick={() => onMove(1)}>
        ↓ {cityWords.down}
      </Button>
    </>
  );
}
