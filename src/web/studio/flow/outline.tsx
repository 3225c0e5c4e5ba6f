import { type KeyboardEvent, memo, useEffect, useMemo } from "react";
import type { ContentProblem } from "../../../core/studio/content-problem.ts";
import { fullKey } from "../draft/texts.ts";
import { editWords } from "../edit-words.ts";
import type { FlowEditor } from "../use-flow-editor.ts";
import { Line } from "./small-fields.tsx";
import { readingOrder } from "./step-leads.ts";
import { listTitle, typeName } from "./step-names.ts";
import { keysOfStep } from "./used-at.ts";

const say = editWords.outline;

export type Chosen = { flow: string; step: string };

type OutlineProps = {
  editor: FlowEditor;
  chosen: Chosen | null;
  find: string;
  problems: readonly ContentProblem[];
  onFind: (find: string) => void;
  onChoose: (chosen: Chosen) => void;
  /** Clicked: on a phone its form is seen, too. */
  onPick: (chosen: Chosen) => void;
  /** Enter: on to the form. */
  onOpen: () => void;
  onRemove: (chosen: Chosen) => void;
};

type Row = {
  flow: string;
  step: string;
  number: number;
  type: string;
  title: string;
  errors: number;
  warnings: number;
};

/** Every step in reading order, in a list that keyboard and screen reader walk through; what is searched for is left. */
export const Outline = memo(function Outline({
  editor,
  chosen,
  find,
  problems,
  onFind,
  onChoose,
  onPick,
  onOpen,
  onRemove,
}: OutlineProps) {
  const groups = useMemo(() => groupsOf(editor, problems, find, chosen), [editor, problems, find, chosen]);
  const rows = groups.flatMap((group) => group.rows);
  const at = rows.findIndex((row) => row.flow === chosen?.flow && row.step === chosen.step);
  const active = rows[at] ?? rows[0];
  const activeId = active === undefined ? undefined : optionId(active);
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);
  const move = (event: KeyboardEvent) => {
    const target = rowAfter(event.key, rows, at);
    if (target !== undefined) onChoose(target);
    else if (event.key === "Enter") onOpen();
    else if (event.key === "Delete" && active !== undefined) onRemove(active);
    else return;
    event.preventDefault();
  };
  return (
    <section aria-label={say.title} className="flex min-h-0 flex-col gap-2">
      <Line label={say.find} quiet kind="search" value={find} onChange={onFind} />
      <p id="outline-keys" className="text-dns-14N-130 text-solid-gray-700 max-lg:sr-only">
        {say.keys}
      </p>
      {rows.length === 0 ? <p role="status">{say.none}</p> : null}
      <div
        role="listbox"
        tabIndex={0}
        aria-label={say.title}
        aria-describedby="outline-keys"
        aria-activedescendant={activeId}
        onKeyDown={move}
        className="relative min-h-0 flex-1 overflow-y-auto rounded-8 border border-solid-gray-300 max-lg:max-h-[60dvh]"
      >
        {groups.map(({ id, title, rows: inside }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of a listbox, which fieldset is not.
          <div key={id} role="group" aria-label={title}>
            <p aria-hidden="true" className="sticky top-0 bg-solid-gray-50 px-3 py-1 text-dns-14B-130">
              {title}
            </p>
            {handfuls(inside).map((some) => (
              <div
                key={some[0]?.step}
                role="none"
                className="[content-visibility:auto]"
                style={{ containIntrinsicSize: `auto ${some.length * ROW_PX}px` }}
              >
                {some.map((row) => (
                  <OutlineRow key={row.step} {...row} chosen={row === rows[at]} onPick={onPick} />
                ))}
              </div>
            ))}
          </div>
        ))}
      </div>
    </section>
  );
});

type RowProps = Row & { chosen: boolean; onPick: (chosen: Chosen) => void };

const OutlineRow = memo(function OutlineRow({
  flow,
  step,
  number,
  type,
  title,
  errors,
  warnings,
  chosen,
  onPick,
}: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the listbox's, which holds the focus.
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox holds the focus and names the active option.
    <div
      id={optionId({ flow, step })}
      role="option"
      aria-selected={chosen}
      onClick={() => onPick({ flow, step })}
      className={`flex min-h-11 cursor-pointer items-center gap-2 border-b border-solid-gray-100 px-3 py-1 text-dns-16N-130 ${chosen ? "bg-blue-100 font-700" : "hover:bg-blue-50"}`}
    >
      <span className="w-7 shrink-0 text-right text-dns-14N-130 text-solid-gray-700">{number}</span>
      <span className="min-w-0 flex-1">
        <span className="block truncate">{title}</span>
        {type === title ? null : <span className="block text-dns-14N-130 font-400 text-solid-gray-700">{type}</span>}
      </span>
      {errors === 0 ? null : <Mark tone="bg-error-1 text-white" words={say.errors(errors)} sign={`!${errors}`} />}
      {warnings === 0 ? null : <Mark tone="bg-yellow-200" words={say.warnings(warnings)} sign={`?${warnings}`} />}
    </div>
  );
});

function Mark({ tone, words, sign }: { tone: string; words: string; sign: string }) {
  return (
    <span className={`shrink-0 rounded-full px-2 text-dns-14B-130 ${tone}`}>
      <span aria-hidden="true">{sign}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

/** Rows that are drawn together once somebody scrolls there. Each by itself, the browser would look after hundreds with every frame. */
function handfuls(rows: readonly Row[]): Row[][] {
  const starts = rows.map((_, at) => at).filter((at) => at % HANDFUL === 0);
  return starts.map((at) => rows.slice(at, at + HANDFUL));
}

const HANDFUL = 25;
/** About as high as a row is. */
const ROW_PX = 48;

/** What fits the search, and the chosen step, which may have been added a moment ago. */
function groupsOf(editor: FlowEditor, problems: readonly ContentProblem[], find: string, chosen: Chosen | null) {
  const counts = Map.groupBy(problems, ({ place, level }) => `${level} ${place.flow}.${place.step}`);
  const count = (flow: string, step: string, level: ContentProblem["level"]) =>
    counts.get(`${level} ${flow}.${step}`)?.length ?? 0;
  const wanted = find.trim().toLowerCase();
  return editor.flows.flatMap((flow) => {
    const rows = readingOrder(flow).flatMap((id, index): Row[] => {
      const step = flow.steps.get(id);
      if (step === undefined) return [];
      const isChosen = flow.id === chosen?.flow && id === chosen.step;
      if (wanted !== "" && !isChosen && !saysIt(editor, flow.id, keysOfStep(step), id, wanted)) return [];
      const title = listTitle(flow, step, editor.japanese, editor.domains);
      const [errors, warnings] = [count(flow.id, id, "error"), count(flow.id, id, "warning")];
      return [{ flow: flow.id, step: id, number: index + 1, type: typeName(step), title, errors, warnings }];
    });
    return rows.length === 0 ? [] : [{ id: flow.id, title: flow.title, rows }];
  });
}

/** Whether a step says what is searched for, in any language, or is called so. */
function saysIt(editor: FlowEditor, flow: string, keys: readonly string[], id: string, wanted: string): boolean {
  if (id.includes(wanted)) return true;
  return keys.some((key) =>
    (["ja", "ja-easy", "en"] as const).some((language) =>
      (editor.text(language, fullKey(flow, key)) ?? "").toLowerCase().includes(wanted),
    ),
  );
}

function rowAfter(key: string, rows: readonly Row[], at: number): Row | undefined {
  const PAGE = 10;
  if (key === "ArrowDown") return rows[Math.min(at + 1, rows.length - 1)];
  if (key === "ArrowUp") return rows[Math.max(at - 1, 0)];
  if (key === "PageDown") return rows[Math.min(at + PAGE, rows.length - 1)];
  if (key === "PageUp") return rows[Math.max(at - PAGE, 0)];
  if (key === "Home") return rows[0];
  return key === "End" ? rows.at(-1) : undefined;
}

function optionId({ flow, step }: Chosen): string {
  return `step-${flow}.${step}`;
}
