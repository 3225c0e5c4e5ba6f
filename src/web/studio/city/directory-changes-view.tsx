import { type ReactNode, useEffect, useRef, useState } from "react";
import { z } from "zod";
import { StaffLine } from "../../../core/casework/account-view.ts";
import type { DirectoryChanges } from "../../../core/directory/directory-exchange.ts";
import { HeldCases } from "../../../core/studio/publish-view.ts";
import { Button } from "../../shared/button.tsx";
import { fetchJson } from "../../shared/fetch-json.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { exchangeWords as say } from "./exchange-words.ts";
import { placesLeadingTo } from "./leads-to.ts";
import { LIST_OF, takeChanges } from "./take-changes.ts";
import type { CityEditor } from "./use-city-editor.ts";

/** A file that was read: what it is called, and what it would change. */
export type ReadFile = { name: string; changes: DirectoryChanges };

type DirectoryChangesViewProps = {
  studio: OpenStudio;
  editor: CityEditor;
  read: ReadFile;
  onCancel: () => void;
  onTaken: (count: number) => void;
};

/** What a file would change, office by office and field by field. Nothing is taken out that nobody ticked. */
export function DirectoryChangesView({ studio, editor, read, onCancel, onTaken }: DirectoryChangesViewProps) {
  const { added, changed, missing, problems, doubts } = read.changes;
  const [taken, setTaken] = useState<ReadonlySet<string>>(() => new Set([...added, ...changed].map(({ id }) => id)));
  const whyKept = useWhyKept(editor, missing.length > 0);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const tick = (id: string, on: boolean) => {
    setTaken((before) => new Set(on ? [...before, id] : [...before].filter((each) => each !== id)));
  };
  const take = () => {
    const { values } = studio.store.state();
    studio.store.edit(say.done, takeChanges(values, studio.city, read.changes, taken));
    onTaken(taken.size);
  };
  const same = added.length + changed.length === 0;
  return (
    <section
      aria-label={say.result(read.name)}
      className="flex flex-col gap-4 rounded-12 border border-solid-gray-420 p-4"
    >
      <h3 ref={heading} tabIndex={-1} className="text-std-18B-160 break-words focus:outline-none">
        {say.result(read.name)}
      </h3>
      {same ? <p>{say.same}</p> : null}
      <Remarks title={say.problems} remarks={problems} />
      <Remarks title={say.doubts} remarks={doubts} />
      <Group title={say.added} count={added.length}>
        {added.map(({ id, name, at, fields }) => (
          <li key={id}>
            <TickLine label={say.take(name, at)} on={taken.has(id)} onTick={(on) => tick(id, on)} />
            <FieldTable fields={fields.filter(saysSomething)} isNew />
          </li>
        ))}
      </Group>
      <Group title={say.changed} count={changed.length}>
        {changed.map(({ id, name, at, fields }) => (
          <li key={id}>
            <TickLine label={say.take(name, at)} on={taken.has(id)} onTick={(on) => tick(id, on)} />
            <FieldTable fields={fields} />
          </li>
        ))}
      </Group>
      <Group title={say.missing} lead={say.missingLead} count={missing.length}>
        {missing.map(({ id, name, kind }) => {
          const why = whyKept(kind, id);
          return (
            <li key={id}>
              <TickLine label={say.remove(name)} on={taken.has(id)} off={why !== null} onTick={(on) => tick(id, on)} />
              {why === null ? null : <p className="pl-9 text-dns-14N-130 text-solid-gray-700">{why}</p>}
            </li>
          );
        })}
      </Group>
      <div className="flex flex-wrap gap-3">
        <Button look="plain" onClick={onCancel}>
          {say.cancel}
        </Button>
        {taken.size === 0 ? (
          <p className="self-center">{say.nothing}</p>
        ) : (
          <Button onClick={take}>{say.do(taken.size)}</Button>
        )}
      </div>
    </section>
  );
}

/** Of a new office only what is known is worth reading. */
function saysSomething({ value }: DirectoryChanges["added"][number]["fields"][number]): boolean {
  return value !== null && !(Array.isArray(value) && value.length === 0);
}

/** Why an office cannot be taken out (null: it can): what leads to it, who works there, and the open cases that it holds. */
function useWhyKept(editor: CityEditor, asked: boolean) {
  const [known, setKnown] = useState<{ staff: readonly string[]; held: ReadonlyMap<string, number> } | null>(null);
  useEffect(() => {
    if (!asked) return;
    void Promise.all([fetchJson(z.array(StaffLine), "/api/staff"), fetchJson(HeldCases, "/api/studio/held")]).then(
      ([staff, held]) => {
        if (!staff.ok || !held.ok) return;
        const working = staff.value.filter(({ disabled }) => !disabled).flatMap(({ receiverId }) => receiverId ?? []);
        setKnown({ staff: working, held: new Map(held.value.map(({ id, open }) => [id, open])) });
      },
    );
  }, [asked]);
  return (kind: "department" | "agency", id: string): string | null => {
    const [place] = placesLeadingTo(editor, LIST_OF[kind], id);
    if (place !== undefined) return say.kept.places(place.name, place.field);
    if (known === null) return say.kept.unseen;
    const [staff, cases] = [known.staff.filter((each) => each === id).length, known.held.get(id) ?? 0];
    if (cases > 0) return say.kept.cases(cases);
    return staff > 0 ? say.kept.staff(staff) : null;
  };
}

function Group({ title, lead, count, children }: { title: string; lead?: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h4 className="text-std-17B-170">{`${title}　${count}`}</h4>
      {lead === undefined ? null : <p>{lead}</p>}
      <ul className="flex flex-col gap-3">{children}</ul>
    </section>
  );
}

function Remarks({ title, remarks }: { title: string; remarks: DirectoryChanges["problems"] }) {
  return (
    <Group title={title} count={remarks.length}>
      {remarks.map(({ at, column, problem }) => (
        <li key={`${at} ${column} ${problem}`} className="border-l-4 border-warning-yellow-2 pl-3">
          {say.remark(at, column, problem)}
        </li>
      ))}
    </Group>
  );
}

type TickLineProps = { label: string; on: boolean; off?: boolean; onTick: (on: boolean) => void };

function TickLine({ label, on, off = false, onTick }: TickLineProps) {
  return (
    <label className="flex min-h-11 items-center gap-3 text-std-16B-170">
      <input
        type="checkbox"
        checked={on}
        disabled={off}
        onChange={(event) => onTick(event.target.checked)}
        className="size-6 shrink-0"
      />
      <span className="min-w-0">{label}</span>
    </label>
  );
}

/** The fields of an office, old and new side by side; of a new one its values alone. */
function FieldTable({
  fields,
  isNew = false,
}: {
  fields: DirectoryChanges["changed"][number]["fields"];
  isNew?: boolean;
}) {
  return (
    <dl className="flex flex-col gap-1 pl-9">
      {fields.map(({ field, label, before, after }) => (
        <div key={field} className="grid gap-x-3 border-b border-solid-gray-100 pb-1 sm:grid-cols-[8rem_1fr]">
          <dt className="text-solid-gray-700">{label}</dt>
          <dd className="min-w-0 break-words">
            {isNew ? null : (
              <>
                <span className="sr-only">{say.before}</span>
                <del className="text-solid-gray-700">{before}</del> <span aria-hidden="true">→</span>{" "}
                <span className="sr-only">{say.after}</span>
              </>
            )}
            <ins className="font-700 no-underline">{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
