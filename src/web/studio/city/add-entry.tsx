import { useState } from "react";
import type { EntryList } from "../../../core/studio/edit.ts";
import { Button } from "../../shared/button.tsx";
import { Dialog } from "../../shared/dialog.tsx";
import { Line } from "../flow/small-fields.tsx";
import { showEntry } from "./city-place.ts";
import { cityWords } from "./city-words.ts";
import { newEntry } from "./new-entry.ts";
import type { Fields } from "./pack-values.ts";
import type { CityEditor } from "./use-city-editor.ts";

const say = cityWords.add;
const ID = /^[a-z][a-z0-9-]*$/;

type AddEntryProps = { editor: CityEditor; list: EntryList; begin: Fields; onClose: () => void };

/** A new entry: its name, and what its file calls it. Its form opens then. */
export function AddEntry({ editor, list, begin, onClose }: AddEntryProps) {
  const { one } = cityWords.lists[list];
  const [name, setName] = useState("");
  const [id, setId] = useState(() => editor.freeId(list, FIRST_WORD[list]));
  const [wrong, setWrong] = useState<string | null>(null);
  const add = () => {
    const reason = wrongWith(editor, list, name, id);
    setWrong(reason);
    if (reason !== null) return;
    editor.add(list, newEntry(list, id, name.trim(), begin));
    onClose();
    showEntry(list, id);
  };
  return (
    <Dialog
      title={say.title(one)}
      onClose={onClose}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
          <Button onClick={add}>{say.do(one)}</Button>
        </>
      }
    >
      <p>{say.lead}</p>
      <Line label={say.name.label} hint={say.name.hint} value={name} onChange={setName} />
      <Line label={say.id.label} hint={say.id.hint} value={id} onChange={setId} />
      <p role="alert" className="text-error-2">
        {wrong}
      </p>
    </Dialog>
  );
}

const FIRST_WORD: Readonly<Record<EntryList, string>> = {
  ...{ departments: "ka", agencies: "madoguchi", windows: "sonota", areas: "machi", hotlines: "denwa" },
  ...{ national_hotlines: "denwa", meetings: "kaigi", criteria: "kijun", indicators: "shihyo" },
};

function wrongWith(editor: CityEditor, list: EntryList, name: string, id: string): string | null {
  if (name.trim() === "") return say.nameMissing;
  if (!ID.test(id)) return say.idWrong;
  const shared: EntryList[] = list === "departments" || list === "agencies" ? ["departments", "agencies"] : [list];
  return shared.some((each) => editor.find(each, id) !== null) ? say.idTaken : null;
}
