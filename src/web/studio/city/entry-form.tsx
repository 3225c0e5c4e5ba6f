import { useEffect, useRef, useState } from "react";
import type { ContentProblem } from "../../../core/studio/content-problem.ts";
import type { EntryList } from "../../../core/studio/edit.ts";
import { ENTRY_WORDS } from "../../../core/studio/entry-words.ts";
import type { FieldWords } from "../../../core/studio/field-words.ts";
import { formFields } from "../../../core/studio/form-field.ts";
import { Button } from "../../shared/button.tsx";
import { ProblemLines } from "../problem-lines.tsx";
import { nameOfEntry } from "./choices.ts";
import { type CityPart, showPart } from "./city-place.ts";
import { cityWords } from "./city-words.ts";
import { FieldInputs } from "./field-input.tsx";
import { placesLeadingTo } from "./leads-to.ts";
import { type Entry, LISTS } from "./pack-values.ts";
import { casesOf, type InTheWay, RemovalRefused, staffOf } from "./removal-refused.tsx";
import type { CityEditor } from "./use-city-editor.ts";

/** Fixed once an entry is made: whatever leads to it names it so. */
const FIXED: readonly string[] = ["id", "key"];

type EntryFormProps = {
  editor: CityEditor;
  list: EntryList;
  id: string;
  part: CityPart;
  problems: readonly ContentProblem[];
};

/** The form of an entry, made from its schema: every field there is, with a line that explains it. */
export function EntryForm({ editor, list, id, part, problems }: EntryFormProps) {
  const entry = editor.find(list, id);
  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <Button look="quiet" size="small" className="self-start" onClick={() => showPart(part)}>
        ← {cityWords.back(cityWords.parts[part])}
      </Button>
      {entry === null ? null : <Form key={`${list} ${id}`} {...{ editor, list, entry, part, problems }} />}
    </div>
  );
}

type FormProps = Omit<EntryFormProps, "id"> & { entry: Entry };

function Form({ editor, list, entry, part, problems }: FormProps) {
  const [inTheWay, setInTheWay] = useState<InTheWay | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // A form opened from far down its list begins at its heading, for eyes and for screen readers.
  useEffect(() => heading.current?.focus(), []);
  const all: Readonly<Record<string, FieldWords>> = ENTRY_WORDS[list];
  const known = Object.fromEntries(Object.entries(all).filter(([field]) => !FIXED.includes(field)));
  const fields = formFields(LISTS[list].schema);
  const name = nameOfEntry(entry);
  const mine = problems.filter(({ place }) => isOf(place.entry, list, entry));
  const remove = async () => {
    const places = placesLeadingTo(editor, list, entry.id);
    const isOffice = list === "agencies" || list === "departments";
    const [staff, cases] = isOffice ? await Promise.all([staffOf(entry.id), casesOf(entry.id)]) : [0, 0];
    if (places.length > 0 || staff > 0 || cases !== 0) return setInTheWay({ places, staff, cases });
    editor.remove(list, entry);
    showPart(part);
  };
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="text-std-24B-150 focus:outline-none">
        {name === "" ? cityWords.nameless : name}
      </h2>
      <p className="text-dns-14N-130 text-solid-gray-700">
        {ENTRY_WORDS.areas.id.label}：<code>{entry.id}</code>
      </p>
      {mine.length === 0 ? null : (
        <section aria-label={cityWords.problems} className="rounded-12 border border-error-1 p-3">
          <ProblemLines problems={mine} />
        </section>
      )}
      <FieldInputs
        fields={fields}
        words={known}
        values={entry.fields}
        editor={editor}
        onChange={(field, to) => editor.setField(list, entry, field, to)}
      />
      <Button look="plain" className="self-start border-error-1 text-error-2" onClick={() => void remove()}>
        {cityWords.remove.do}
      </Button>
      {inTheWay === null ? null : <RemovalRefused name={name} found={inTheWay} onClose={() => setInTheWay(null)} />}
    </>
  );
}

/**
 * "agencies: hokatsu-chuo: phone" and "departments and agencies: hokatsu-chuo" are of the agency hokatsu-chuo, and so is what is wrong
 * with an area that it serves.
 */
function isOf(place: string | null, list: EntryList, { id, fields }: Entry): boolean {
  const [first = "", ...rest] = (place ?? "").split(": ");
  const { catchment } = fields;
  if (list === "agencies" && first === "areas")
    return Array.isArray(catchment) && rest.some((area) => catchment.includes(area));
  const lists = list === "national_hotlines" ? ["hotlines"] : [list, "departments and agencies"];
  return lists.includes(first) && rest.includes(id);
}
