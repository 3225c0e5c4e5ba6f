import type { ReactNode } from "react";
import type { Domain } from "../../../core/domain.ts";
import type { BundleDiff, FieldChange } from "../../../core/studio/diff-view.ts";
import { diffFieldName } from "../../../core/studio/diff-words.ts";
import { Chip } from "../../shared/chip.tsx";
import { editWords } from "../edit-words.ts";
import { publishWords } from "../publish-words.ts";

const say = publishWords.diff;

/** What lies between two states, to be read by people: steps, words, offices and ways. */
export function DiffView({ diff, domains }: { diff: BundleDiff; domains: Readonly<Record<Domain, string>> }) {
  if (diff.files.length === 0) return <p>{publishWords.same}</p>;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-dns-14N-130 text-solid-gray-700">{publishWords.files(diff.files.length)}</p>
      <Part title={say.flows} count={diff.flows.length}>
        {diff.flows.map((flow) => (
          <div key={flow.flow}>
            <h4 className="text-std-16B-170">{flow.title}</h4>
            <Fields changes={flow.head} />
            <ul>
              {flow.steps.map(({ step, name, state, changes }) => (
                <li key={step} className="border-b border-solid-gray-100 py-2">
                  <State state={state} /> {name} <code className="text-dns-14N-130">{step}</code>
                  {state === "changed" ? <Fields changes={changes} /> : null}
                  {state === "added" ? <Said changes={changes} /> : null}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </Part>
      <Part title={say.words} count={diff.words.length}>
        <WordChanges words={diff.words} />
      </Part>
      <Part title={say.city} count={diff.city.length}>
        <ul>
          {diff.city.map(({ list, id, name, state, changes }) => (
            <li key={`${list} ${id}`} className="border-b border-solid-gray-100 py-2">
              <State state={state} /> {name}
              {state === "changed" ? <Fields changes={changes} /> : null}
              {state === "added" ? <Said changes={changes} /> : null}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={say.routes} count={diff.routes.length}>
        <ul>
          {diff.routes.map(({ domain, area, before, after }) => (
            <li key={`${domain} ${area}`} className="border-b border-solid-gray-100 py-2">
              <p>{say.route(area, domains[domain])}</p>
              <BeforeAfter before={before} after={after} />
            </li>
          ))}
        </ul>
      </Part>
      <DangerAndMenu diff={diff} />
      <Part title={say.talks} count={diff.talks.length}>
        <ul>
          {diff.talks.map(({ path, state }) => (
            <li key={path}>
              <State state={state} /> <code>{path}</code>
            </li>
          ))}
        </ul>
      </Part>
    </div>
  );
}

/** The texts by their key, each language that changed below it. */
function WordChanges({ words }: { words: BundleDiff["words"] }) {
  return (
    <ul>
      {[...Map.groupBy(words, ({ key }) => key)].map(([key, texts]) => (
        <li key={key} className="flex flex-col gap-1 border-b border-solid-gray-100 py-2">
          <code className="text-dns-14N-130">{key}</code>
          {texts.map(({ language, before, after }) => (
            <div key={language}>
              <p className="text-dns-14N-130 text-solid-gray-700">{editWords.phone.languages[language]}</p>
              <BeforeAfter before={before} after={after} />
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

function DangerAndMenu({ diff }: { diff: BundleDiff }) {
  return (
    <>
      <Part title={say.danger} count={diff.danger.length}>
        <ul>
          {diff.danger.map(({ id, name, state, changes }) => (
            <li key={id} className="border-b border-solid-gray-100 py-2">
              <State state={state} /> {name}　<code>{id}</code>
              <Fields changes={changes} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title={say.menu} count={diff.menu.length}>
        <Fields changes={diff.menu} />
      </Part>
    </>
  );
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section>
      <h3 className="text-std-17B-170">
        {title} <span className="font-400 text-solid-gray-700">{count}</span>
      </h3>
      {children}
    </section>
  );
}

function State({ state }: { state: "added" | "removed" | "changed" }) {
  const tones = { added: "green", removed: "red", changed: "blue" } as const;
  return <Chip tone={tones[state]}>{say.state[state]}</Chip>;
}

function Fields({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <ul>
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          <p className="text-dns-14N-130 text-solid-gray-700">{diffFieldName(field)}</p>
          <BeforeAfter before={before} after={after} />
        </li>
      ))}
    </ul>
  );
}

/** What a new entry says, a line each: whoever agrees to it has to have read its number and its areas. */
function Said({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <dl className="rounded-8 bg-green-50 px-3 py-1 text-std-16N-170">
      {changes
        .filter(({ after }) => after !== null)
        .map(({ field, after }) => (
          <div key={field} className="flex gap-3">
            <dt className="w-30 shrink-0 text-solid-gray-800">{diffFieldName(field)}</dt>
            <dd className="min-w-0 whitespace-pre-wrap">{after}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Both versions side by side; the words say which is which, not the colour alone. */
export function BeforeAfter({ before, after, names = [say.before, say.after] }: BeforeAfterProps) {
  return (
    <dl className="grid gap-2 text-std-16N-170 sm:grid-cols-2">
      <div className="min-w-0 rounded-8 bg-red-50 px-3 py-1">
        <dt className="text-dns-14N-130 text-red-1100">{names[0]}</dt>
        <dd className="whitespace-pre-wrap">{before ?? say.none}</dd>
      </div>
      <div className="min-w-0 rounded-8 bg-green-50 px-3 py-1">
        <dt className="text-dns-14N-130 text-green-1000">{names[1]}</dt>
        <dd className="whitespace-pre-wrap">{after ?? say.none}</dd>
      </div>
    </dl>
  );
}

type BeforeAfterProps = { before: string | null; after: string | null; names?: readonly [string, string] };
