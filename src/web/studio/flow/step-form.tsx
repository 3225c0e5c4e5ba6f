import { memo, useState } from "react";
import type { ContentProblem } from "../../../core/studio/content-problem.ts";
import { Button } from "../../shared/button.tsx";
import { Chip } from "../../shared/chip.tsx";
import { editWords } from "../edit-words.ts";
import { ProblemLines } from "../problem-lines.tsx";
import { goTo } from "../studio-place.ts";
import type { FlowEditor } from "../use-flow-editor.ts";
import { words } from "../words.ts";
import { AddDialog, MoveDialog } from "./add-dialog.tsx";
import type { EditFlow, EditStep } from "./edit-step.ts";
import { StepFields } from "./step-fields.tsx";
import { arrivalsAt, readingOrder } from "./step-leads.ts";
import { listTitle, typeName } from "./step-names.ts";
import { stepLabel } from "./step-options.tsx";

const say = editWords.step;
const ANSWERS: Readonly<Record<string, string>> = words.flows.answers;

type StepFormProps = {
  editor: FlowEditor;
  flow: EditFlow;
  id: string;
  step: EditStep;
  problems: readonly ContentProblem[];
};

/** Everything about one step: what can be done with it, what is wrong, its fields, and from where it is come to. */
export const StepForm = memo(function StepForm({ editor, flow, id, step, problems }: StepFormProps) {
  const own = problems.filter(({ place }) => place.flow === flow.id && place.step === id);
  const number = readingOrder(flow).indexOf(id) + 1;
  return (
    <section aria-labelledby="step-title" className="flex flex-col gap-4">
      <header className="flex flex-col gap-2">
        <h2 id="step-title" tabIndex={-1} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-std-20B-150">
          <span>
            {number}. {listTitle(flow, step, editor.japanese, editor.domains)}
          </span>
          <Chip>{typeName(step)}</Chip>
          {step.answer === undefined ? null : <Chip tone="blue">{ANSWERS[step.answer] ?? step.answer}</Chip>}
          <code className="ml-auto text-dns-14N-130 font-400 text-solid-gray-700">{id}</code>
        </h2>
        <StepActions editor={editor} flow={flow} id={id} />
      </header>
      {own.length === 0 ? null : <ProblemLines problems={own} />}
      <StepFields editor={editor} flow={flow} id={id} step={step} problems={problems} />
      <Arrivals editor={editor} flow={flow} id={id} />
    </section>
  );
});

function StepActions({ editor, flow, id }: { editor: FlowEditor; flow: EditFlow; id: string }) {
  const [open, setOpen] = useState<"before" | "after" | "move" | null>(null);
  const close = () => setOpen(null);
  const show = (step: string) => goTo({ page: "flows", flow: flow.id, step });
  const order = readingOrder(flow);
  const remove = () => {
    const at = order.indexOf(id);
    editor.remove(flow, id);
    const next = order[at + 1] ?? order[at - 1];
    if (next !== undefined) show(next);
  };
  return (
    <div role="toolbar" aria-label={say.actions} className="flex flex-wrap gap-x-1">
      <Button look="plain" size="small" onClick={() => setOpen("before")}>
        {say.addBefore}
      </Button>
      <Button look="plain" size="small" onClick={() => setOpen("after")}>
        {say.addAfter}
      </Button>
      <Button look="quiet" size="small" onClick={() => show(editor.copy(flow, id))}>
        {say.copy}
      </Button>
      <Button look="quiet" size="small" onClick={() => setOpen("move")}>
        {say.move}
      </Button>
      <Button look="quiet" size="small" onClick={remove}>
        {say.remove}
      </Button>
      <Button look="quiet" size="small" onClick={() => goTo({ page: "try", flow: flow.id, step: id })}>
        {say.try}
      </Button>
      {open === "before" || open === "after" ? (
        <AddDialog
          editor={editor}
          flow={flow}
          spot={{ where: open, step: id }}
          onClose={close}
          onAdded={(added) => {
            close();
            show(added);
          }}
        />
      ) : null}
      {open === "move" ? <MoveDialog editor={editor} flow={flow} id={id} onClose={close} /> : null}
    </div>
  );
}

function Arrivals({ editor, flow, id }: { editor: FlowEditor; flow: EditFlow; id: string }) {
  const order = readingOrder(flow);
  const from = [...new Set(arrivalsAt(flow, id).map((arrival) => arrival.from))];
  const callers =
    flow.start === id
      ? editor.flows.filter(({ steps }) => [...steps.values()].some((each) => each.flow === flow.id))
      : [];
  return (
    <section className="border-t border-solid-gray-300 pt-3 text-std-16N-170">
      <h3 className="text-std-16B-170">{say.from}</h3>
      {flow.start === id && callers.length === 0 ? <p>{say.isStart}</p> : null}
      {callers.map((caller) => (
        <p key={caller.id}>{say.calledBy(caller.title)}</p>
      ))}
      {flow.person === id ? <p>{say.isPerson}</p> : null}
      {from.length === 0 && flow.start !== id && flow.person !== id ? <p>{say.fromNone}</p> : null}
      <ul>
        {from.map((step) => (
          <li key={step}>
            <button
              type="button"
              onClick={() => goTo({ page: "flows", flow: flow.id, step })}
              className="min-h-11 text-left text-blue-1000 underline underline-offset-4"
            >
              {stepLabel(editor, flow, step, order.indexOf(step) + 1)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
