import { useState } from "react";
import { Button } from "../../shared/button.tsx";
import { Dialog } from "../../shared/dialog.tsx";
import { editWords } from "../edit-words.ts";
import { goTo } from "../studio-place.ts";
import type { FlowEditor } from "../use-flow-editor.ts";
import type { EditFlow } from "./edit-step.ts";
import { callersOf } from "./flow-files.ts";
import { Line } from "./small-fields.tsx";

const say = editWords.flowFile;
/** The flow that every conversation starts with. */
const MAIN = "intake";

type FlowButtonsProps = { editor: FlowEditor; flow: EditFlow | undefined };

/** A new flow, and for the one that is open its title and its end. */
export function FlowButtons({ editor, flow }: FlowButtonsProps) {
  const [open, setOpen] = useState<"add" | "change" | null>(null);
  return (
    <div className="flex flex-wrap gap-2">
      <Button look="plain" size="small" onClick={() => setOpen("add")}>
        {say.add}
      </Button>
      {flow === undefined ? null : (
        <Button look="quiet" size="small" onClick={() => setOpen("change")}>
          {say.change}
        </Button>
      )}
      {open === "add" ? <AddFlow editor={editor} onClose={() => setOpen(null)} /> : null}
      {open === "change" && flow !== undefined ? (
        <ChangeFlow editor={editor} flow={flow} onClose={() => setOpen(null)} />
      ) : null}
    </div>
  );
}

function AddFlow({ editor, onClose }: { editor: FlowEditor; onClose: () => void }) {
  const [title, setTitle] = useState("");
  const add = () => {
    const flow = editor.addFlow(title.trim());
    onClose();
    goTo({ page: "flows", flow, step: "said" });
  };
  return (
    <Dialog
      title={say.addTitle}
      onClose={onClose}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            {editWords.add.cancel}
          </Button>
          <Button disabled={title.trim() === ""} onClick={add}>
            {editWords.add.do}
          </Button>
        </>
      }
    >
      <p>{say.addLead}</p>
      <Line label={say.title.label} hint={say.title.hint} value={title} onChange={setTitle} />
    </Dialog>
  );
}

function ChangeFlow({ editor, flow, onClose }: { editor: FlowEditor; flow: EditFlow; onClose: () => void }) {
  const callers = callersOf(editor.flows, flow.id);
  const stays = flow.id === MAIN || callers.length > 0;
  const remove = () => {
    editor.removeFlow(flow);
    onClose();
    goTo({ page: "flows" });
  };
  return (
    <Dialog title={say.change} onClose={onClose} actions={<Button onClick={onClose}>{say.done}</Button>}>
      <Line
        label={say.title.label}
        hint={say.title.hint}
        value={flow.title}
        onChange={(title) => editor.setHead(flow, "title", title)}
      />
      <section className="flex flex-col gap-2 border-t border-solid-gray-300 pt-3">
        <h3 className="text-std-16B-170">{say.remove}</h3>
        <p>{flow.id === MAIN ? say.main : callers.length > 0 ? say.called : say.removeLead}</p>
        <ul className="flex flex-wrap gap-2">
          {callers.map(({ flow: from, step }) => (
            <li key={`${from}.${step}`}>
              <Button look="quiet" size="small" onClick={() => goTo({ page: "flows", flow: from, step })}>
                {editor.flows.find(({ id }) => id === from)?.title ?? from}：<code>{step}</code>
              </Button>
            </li>
          ))}
        </ul>
        {stays ? null : (
          <Button look="danger" size="small" className="self-start" onClick={remove}>
            {say.remove}
          </Button>
        )}
      </section>
    </Dialog>
  );
}
