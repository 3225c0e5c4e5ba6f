import type { ReactNode } from "react";
import { describeValue } from "../../../core/studio/describe-value.ts";
import type { EntryList } from "../../../core/studio/edit.ts";
import { ENTRY_WORDS } from "../../../core/studio/entry-words.ts";
import type { FieldWords } from "../../../core/studio/field-words.ts";
import { Button } from "../../shared/button.tsx";
import { Chip } from "../../shared/chip.tsx";
import { words } from "../words.ts";
import { nameOfEntry, namesIn } from "./choices.ts";
import { showEntry } from "./city-place.ts";
import { cityWords } from "./city-words.ts";
import type { Entry } from "./pack-values.ts";
import type { CityEditor } from "./use-city-editor.ts";

/** What a card shows of an entry. The rest is in its form. */
const SHOWN: Readonly<Record<EntryList, readonly string[]>> = {
  departments: ["domains", "phone", "hours"],
  agencies: ["type", "domains", "department", "place", "catchment", "ages", "phone", "hours"],
  windows: ["topics", "patterns", "ages", "receiver"],
  areas: ["kana", "postcodes"],
  hotlines: ["number", "url", "hours_text", "owner", "verified_on", "expires"],
  national_hotlines: ["number", "url", "hours_text", "owner", "verified_on", "expires"],
  meetings: ["kind", "domain", "host", "consent", "when"],
  criteria: ["sign", "source"],
  indicators: ["programme", "current", "target", "target_year"],
};
/** Said even when nobody knows, so that it is seen what is missing. */
const ASKED_FOR: readonly string[] = ["phone", "hours", "number", "receiver", "consent"];
const MISSING: Readonly<Record<string, string>> = {
  current: cityWords.values.noNumber,
  target: cityWords.values.noNumber,
  verified_on: cityWords.values.unverified,
  owner: cityWords.values.noOwner,
  expires: cityWords.values.noExpiry,
};

/** What a person still has to do, so that a number can be trusted. */
const UNCHECKED: readonly string[] = ["verified_on", "owner", "expires"];

type EntryCardProps = { editor: CityEditor; list: EntryList; entry: Entry; children?: ReactNode };

/** An entry with what its city's plan says of it. What nobody knows is 「市役所に確認中」, never a guess. */
export function EntryCard({ editor, list, entry, children }: EntryCardProps) {
  const name = nameOfEntry(entry);
  return (
    <li className="flex min-w-0 flex-col gap-1 rounded-12 border border-solid-gray-300 p-4">
      <h3 className="flex flex-wrap items-center gap-2 text-std-17B-170">
        {name === "" ? cityWords.nameless : name}
        <Marks editor={editor} list={list} entry={entry} />
      </h3>
      <dl className="flex flex-col text-std-16N-170">
        {shownOf(list, entry).map((field) => (
          <Row key={field} editor={editor} list={list} field={field} value={entry.fields[field]} />
        ))}
      </dl>
      <div className="mt-auto flex flex-wrap items-center gap-2 pt-1">
        <Button
          look="plain"
          size="small"
          aria-label={cityWords.title(name === "" ? cityWords.nameless : name)}
          onClick={() => showEntry(list, entry.id)}
        >
          {cityWords.edit}
        </Button>
        {children}
      </div>
    </li>
  );
}

/** A line that is reached on a page (a chat) has no number, and none is looked for. */
function shownOf(list: EntryList, { fields: { number, url } }: Entry): readonly string[] {
  const onPage = (number ?? null) === null && typeof url === "string";
  return onPage ? SHOWN[list].filter((field) => field !== "number") : SHOWN[list];
}

/** Offices that somebody has to look at now and then; the rest of a pack is the plan's. */
const ASSURED: readonly EntryList[] = ["departments", "agencies"];

function Marks({ editor, list, entry: { id, fields } }: { editor: CityEditor; list: EntryList; entry: Entry }) {
  return (
    <>
      {fields.status === "temporarily_closed" ? <Chip tone="yellow">{words.city.closed}</Chip> : null}
      {fields.status === "closed" ? <Chip tone="red">{cityWords.closed}</Chip> : null}
      {id === editor.settings.lead_department ? <Chip tone="green">{words.city.leadDepartment}</Chip> : null}
      {ASSURED.includes(list) && fields.assured === null ? <Chip>{cityWords.unassured}</Chip> : null}
      {fields.proposed === true ? <Chip tone="yellow">{cityWords.proposed}</Chip> : null}
    </>
  );
}

function Row({ editor, list, field, value }: { editor: CityEditor; list: EntryList; field: string; value: unknown }) {
  const known: Readonly<Record<string, FieldWords>> = ENTRY_WORDS[list];
  const said = known[field];
  if (said === undefined) return null;
  // What is not so is not said on a card: no 「居場所ではない」.
  const { empty: _not, ...shown } = said;
  const text = describeValue(namesIn(editor), field, shown, value);
  const missing = MISSING[field] ?? (ASKED_FOR.includes(field) ? cityWords.values.unknown : null);
  if (text === null && missing === null) return null;
  return (
    <div className="flex gap-3">
      <dt className="w-30 shrink-0 text-solid-gray-700">{said.label}</dt>
      <dd
        className={`min-w-0 whitespace-pre-line ${text === null && UNCHECKED.includes(field) ? "font-700 text-error-2" : ""}`}
      >
        {text ?? missing}
      </dd>
    </div>
  );
}
