import { type FormEvent, useState } from "react";
import { CASE_FILTERS, type CaseListName, type Me } from "../../core/casework/views.ts";
import { DOMAINS } from "../../core/domain.ts";
import { Button } from "../shared/button.tsx";
import {
  type FilterChoice,
  FilterSet,
  isEmpty,
  type KeptFilters,
  NO_FILTER,
  sameChoice,
  withSet,
} from "./filter-sets.ts";
import { goTo } from "./use-desk-place.ts";
import { workWords } from "./work-words.ts";

const text = workWords.filter;
const CHIP =
  "inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-full border border-solid-gray-420 px-4 text-std-16N-170 hover:bg-solid-gray-50 has-checked:border-blue-900 has-checked:bg-blue-50 has-checked:font-700 has-focus-visible:outline-4 has-focus-visible:outline-black";

type ListFilterProps = { list: CaseListName; me: Me; kept: KeptFilters; onKeep: (kept: KeptFilters) => void };

/** Narrows a list down. What is chosen stays for the next time; what is often needed gets a name and comes back with one click. */
export function ListFilter({ list, me, kept, onKeep }: ListFilterProps) {
  const { choice, sets } = kept;
  const [open, setOpen] = useState(false);
  const choose = (chosen: FilterChoice) => onKeep({ ...kept, choice: chosen });
  const count = choice.filters.length + choice.domains.length;
  return (
    <div className="flex flex-col gap-2">
      {/* On a phone the choices would push the first case off the screen. */}
      <Button
        look="plain"
        size="small"
        className="self-start sm:hidden"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {text.open(count)} {open ? "▲" : "▼"}
      </Button>
      <fieldset className={`flex flex-col gap-2 ${open ? "" : "max-sm:hidden"}`} title={text.kept}>
        <legend className="sr-only">{text.label}</legend>
        <div className="flex flex-wrap gap-2">
          <Chip name={text.all} on={isEmpty(choice)} onToggle={() => choose(NO_FILTER)} />
          {CASE_FILTERS.map((filter) => (
            <Chip
              key={filter}
              name={text.names[filter]}
              on={choice.filters.includes(filter)}
              onToggle={() => choose({ ...choice, filters: toggled(choice.filters, filter) })}
            />
          ))}
        </div>
        <div className="flex flex-wrap gap-2">
          {DOMAINS.map((domain) => (
            <Chip
              key={domain}
              name={me.city.domains[domain]}
              on={choice.domains.includes(domain)}
              onToggle={() => choose({ ...choice, domains: toggled(choice.domains, domain) })}
            />
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap items-center gap-2 empty:hidden">
        {sets.map((set) => (
          <KeptSet
            key={set.name}
            set={set}
            on={set.list === list && sameChoice(set.choice, choice)}
            onChoose={() => {
              choose(set.choice);
              goTo({ page: "list", list: set.list });
            }}
            onDrop={() => onKeep({ ...kept, sets: sets.filter(({ name }) => name !== set.name) })}
          />
        ))}
        {isEmpty(choice) || sets.some((set) => set.list === list && sameChoice(set.choice, choice)) ? null : (
          <NameSet onName={(name) => onKeep({ ...kept, sets: withSet(sets, { name, list, choice }) })} />
        )}
      </div>
    </div>
  );
}

function Chip({ name, on, onToggle }: { name: string; on: boolean; onToggle: () => void }) {
  return (
    <label className={CHIP}>
      <input type="checkbox" className="sr-only" checked={on} onChange={onToggle} />
      {name}
    </label>
  );
}

type KeptSetProps = { set: FilterSet; on: boolean; onChoose: () => void; onDrop: () => void };

function KeptSet({ set: { name }, on, onChoose, onDrop }: KeptSetProps) {
  return (
    <span
      className={`inline-flex items-center rounded-8 border ${on ? "border-blue-900 bg-blue-50 font-700" : "border-solid-gray-420"}`}
    >
      <button
        type="button"
        aria-pressed={on}
        className="min-h-11 px-3 text-std-16N-170 hover:underline"
        onClick={onChoose}
      >
        ★ {name}
      </button>
      <button
        type="button"
        aria-label={text.drop(name)}
        className="min-h-11 min-w-9 hover:bg-solid-gray-50"
        onClick={onDrop}
      >
        ×
      </button>
    </span>
  );
}

/** Asks for a name in place: a dialog would be too much for one word. */
function NameSet({ onName }: { onName: (name: string) => void }) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  function submit(event: FormEvent) {
    event.preventDefault();
    const name = FilterSet.shape.name.safeParse(typed);
    if (!name.success) return;
    onName(name.data);
    setOpen(false);
  }
  if (!open) {
    return (
      <Button look="quiet" size="small" onClick={() => setOpen(true)}>
        ☆ {text.keep}
      </Button>
    );
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-center gap-2">
      <input
        // biome-ignore lint/a11y/noAutofocus: it was asked for by the click before.
        autoFocus
        aria-label={text.name}
        placeholder={text.name}
        maxLength={30}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="min-h-11 w-56 rounded-8 border border-solid-gray-600 bg-white px-3 text-std-16N-170"
      />
      <Button type="submit" look="plain" size="small" aria-disabled={typed.trim() === ""}>
        {text.keepNow}
      </Button>
      <Button look="quiet" size="small" onClick={() => setOpen(false)}>
        {workWords.cancel}
      </Button>
    </form>
  );
}

function toggled<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? list.filter((each) => each !== one) : [...list, one];
}
