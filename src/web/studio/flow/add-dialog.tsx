import { useState } from "react";
import { Button } from "../../shared/button.tsx";
import { Dialog } from "../../shared/dialog.tsx";
import { editWords } from "../edit-words.ts";
import type { FlowEditor } from "../use-flow-editor.ts";
import { ConditionForm, firstCondition } from "./condition-form.tsx";
import type { Spot } from "./edit-flow.ts";
import type { EditFlow } from "./edit-step.ts";
import { NEW_KINDS, type NewKind } from "./new-step.ts";
import { Pick, Segments, Tick } from "./small-fields.tsx";
import { StepPick } from "./step-options.tsx";

const say = editWords.add;

type AddDialogProps = {
  editor: FlowEditor;
  flow: EditFlow;
  spot: Spot;
  onClose: () => void;
  onAdded: (id: string) => void;
};

/** What to add, where, and who is asked: everything that a new question needs, in one place. */
export function AddDialog({ editor, flow, spot: first, onClose, onAdded }: AddDialogProps) {
  const [kind, setKind] = useState<NewKind>("choice");
  const [spot, setSpot] = useState(first);
  const [only, setOnly] = useState<unknown>(null);
  const some = kind !== "branch" && kind !== "end";
  return (
    <Dialog
      title={say.title}
      onClose={onClose}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
          <Button onClick={() => onAdded(editor.add(flow, kind, spot, some ? only : null))}>{say.do}</Button>
        </>
      }
    >
      <Pick
        label={say.kind}
        value={kind}
        onChange={(next) => setKind(NEW_KINDS.find((each) => each === next) ?? "choice")}
      >
        {NEW_KINDS.map((each) => (
          <option key={each} value={each}>
            {say.kinds[each]}
          </option>
        ))}
      </Pick>
      <SpotFields editor={editor} flow={flow} spot={spot} onChange={setSpot} />
      {some ? (
        <div className="flex flex-col gap-2">
          <Tick
            label={say.only}
            value={only !== null}
            onChange={(on) => setOnly(on ? firstCondition(editor, flow) : null)}
          />
          {only === null ? null : (
            <>
              <p className="text-dns-14N-130 text-solid-gray-700">{say.onlyHint}</p>
              <ConditionForm editor={editor} flow={flow} value={only} onChange={setOnly} />
            </>
          )}
        </div>
      ) : null}
    </Dialog>
  );
}

type MoveDialogProps = { editor: FlowEditor; flow: EditFlow; id: string; onClose: () => void };

/** Where to put a step that is there already. */
export function MoveDialog({ editor, flow, id, onClose }: MoveDialogProps) {
  const other = [...flow.steps.keys()].find((each) => each !== id) ?? id;
  const [spot, setSpot] = useState<Spot>({ where: "before", step: other });
  return (
    <Dialog
      title={say.moveTitle}
      onClose={onClose}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
          <Button
            onClick={() => {
              editor.move(flow, id, spot);
              onClose();
            }}
          >
            {say.move}
          </Button>
        </>
      }
    >
      <SpotFields editor={editor} flow={flow} spot={spot} onChange={setSpot} />
    </Dialog>
  );
}

function SpotFields({
  editor,
  flow,
  spot,
  onChange,
}: {
  editor: FlowEditor;
  flow: EditFlow;
  spot: Spot;
  onChange: (spot: Spot) => void;
}) {
  return (
    <div className="flex flex-col gap-2">
      <p className="text-std-16B-170">{say.where}</p>
      <StepPick
        editor={editor}
        flow={flow}
        label={say.which}
        value={spot.step}
        onChange={(step) => onChange({ ...spot, step })}
      />
      <Segments
        label={say.where}
        options={[
          ["before", say.before],
          ["after", say.after],
        ]}
        value={spot.where}
        onChange={(where) => onChange({ ...spot, where })}
      />
    </div>
  );
}
