import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import type { Me } from "../../core/casework/views.ts";
import type { ContentProblem } from "../../core/studio/content-problem.ts";
import { Waiting } from "../staff/waiting.tsx";
import type { OpenStudio } from "./draft/open-studio.ts";
import { editWords } from "./edit-words.ts";
import { FlowButtons } from "./flow/flow-buttons.tsx";
import { type Chosen, Outline } from "./flow/outline.tsx";
import { Segments } from "./flow/small-fields.tsx";
import { StepForm } from "./flow/step-form.tsx";
import { StepPreview } from "./phone/step-preview.tsx";
import { goTo, type StudioPlace } from "./studio-place.ts";
import { type FlowEditor, useFlowEditor } from "./use-flow-editor.ts";
import { words } from "./words.ts";

/** Only who looks at the drawing loads what draws it. */
const FlowMap = lazy(async () => ({ default: (await import("./map/flow-map.tsx")).FlowMap }));

type FlowsPageProps = { me: Me; studio: OpenStudio; place: StudioPlace; problems: readonly ContentProblem[] };

const COLUMNS = ["outline", "form", "phone"] as const;
type Column = (typeof COLUMNS)[number];

/** The flow editor: the steps in reading order, the form of one, and how a resident sees it. On a phone one at a time. */
export function FlowsPage({ me, studio, place, problems }: FlowsPageProps) {
  const editor = useFlowEditor(studio, me.city.domains);
  const [find, setFind] = useState("");
  const [column, setColumn] = useState<Column>(place.step === null ? "outline" : "form");
  const flow = editor.flows.find(({ id }) => id === place.flow) ?? editor.flows[0];
  const id = place.step ?? flow?.start ?? null;
  const step = id === null ? undefined : flow?.steps.get(id);
  const { chosen, choose, pick, remove, open } = useOutlineParts(
    editor,
    flow?.id ?? null,
    id,
    place.step === null,
    setColumn,
  );
  const [look, setLook] = useState<"list" | "map">("list");
  const shown = (name: Column) => (name === column ? "" : "max-lg:hidden");
  return (
    <>
      <title>{`${words.flows.title}｜${words.name}`}</title>
      <h1 className="sr-only">{words.flows.title}</h1>
      <ColumnPick column={column} onChange={setColumn} />
      <div
        className={`grid grid-cols-[minmax(0,1fr)] gap-6 lg:h-[calc(100dvh-13rem)] lg:min-h-112 ${look === "map" ? "lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_19rem]" : "lg:grid-cols-[18rem_minmax(0,1fr)_19rem]"}`}
      >
        <div className={`flex min-h-0 flex-col gap-2 ${shown("outline")}`}>
          <div className="flex flex-wrap items-center gap-2">
            <Look look={look} onChange={setLook} />
            <FlowButtons editor={editor} flow={flow} />
          </div>
          {look === "map" && flow !== undefined ? (
            <Suspense fallback={<Waiting />}>
              <FlowMap
                key={`${flow.id} ${id}`}
                editor={editor}
                flow={flow}
                chosen={id}
                onChoose={(to) => choose({ flow: flow.id, step: to })}
              />
            </Suspense>
          ) : (
            <Outline
              editor={editor}
              chosen={chosen}
              find={find}
              problems={problems}
              onFind={setFind}
              onChoose={choose}
              onPick={pick}
              onOpen={open}
              onRemove={remove}
            />
          )}
        </div>
        {/* `relative`: what only screen readers hear is out of the flow, and must scroll here instead of lengthening the page. */}
        <div className={`relative min-h-0 overflow-y-auto pr-1 pb-8 ${shown("form")}`}>
          {flow === undefined || id === null || step === undefined ? (
            <p>{id === null ? editWords.step.pick : editWords.step.gone}</p>
          ) : (
            <StepForm key={`${flow.id}.${id}`} editor={editor} flow={flow} id={id} step={step} problems={problems} />
          )}
        </div>
        <div className={`relative min-h-0 overflow-y-auto ${shown("phone")}`}>
          {flow === undefined || step === undefined ? null : <StepPreview editor={editor} flow={flow} step={step} />}
        </div>
      </div>
    </>
  );
}

/** What the list is given: the same as long as it means the same, so that typing in the form does not draw the list anew. */
function useOutlineParts(
  editor: FlowEditor,
  flow: string | null,
  step: string | null,
  atStart: boolean,
  show: (column: Column) => void,
) {
  const chosen = useMemo(() => (flow === null || step === null ? null : { flow, step }), [flow, step]);
  const choose = useCallback((to: Chosen) => goTo({ page: "flows", ...to }, atStart ? "push" : "replace"), [atStart]);
  const pick = useCallback(
    (to: Chosen) => {
      choose(to);
      show("form");
    },
    [choose, show],
  );
  const remove = useCallback(
    (from: Chosen) => {
      const within = editor.flows.find(({ id }) => id === from.flow);
      if (within !== undefined) editor.remove(within, from.step);
    },
    [editor],
  );
  const open = useCallback(() => {
    show("form");
    requestAnimationFrame(() => document.getElementById("step-title")?.focus());
  }, [show]);
  return { chosen, choose, pick, remove, open };
}

function Look({ look, onChange }: { look: "list" | "map"; onChange: (look: "list" | "map") => void }) {
  return (
    <Segments
      label={editWords.outline.look}
      options={[
        ["list", editWords.outline.list],
        ["map", editWords.outline.map],
      ]}
      value={look}
      onChange={onChange}
    />
  );
}

/** On a phone one of the three columns is seen at a time. */
function ColumnPick({ column, onChange }: { column: Column; onChange: (column: Column) => void }) {
  return (
    <div className="lg:hidden">
      <Segments
        label={editWords.columns.label}
        options={COLUMNS.map((name) => [name, editWords.columns[name]] as const)}
        value={column}
        onChange={onChange}
      />
    </div>
  );
}
