import { useEffect, useState } from "react";
import { Button } from "../shared/button.tsx";
import { failureWords } from "../staff/failure-words.ts";
import type { OpenStudio } from "./draft/open-studio.ts";
import { useDraftState } from "./draft/use-studio.ts";
import { editWords } from "./edit-words.ts";

/** Undo, redo, and whether everything is saved. Ctrl+Z and Ctrl+Y (or Ctrl+Shift+Z) do it from everywhere. */
export function EditBar({ studio: { store, restored } }: { studio: OpenStudio }) {
  const undo = useDraftState(store, (state) => state.undo.at(-1)?.label ?? null);
  const redo = useDraftState(store, (state) => state.redo.at(-1)?.label ?? null);
  const saving = useDraftState(store, (state) => state.saving);
  const failure = useDraftState(store, (state) => state.failure);
  const [said, setSaid] = useState("");
  // Nothing was saved yet while nothing was changed.
  const [touched, setTouched] = useState(restored || saving !== "saved");
  useEffect(() => {
    if (saving !== "saved") setTouched(true);
  }, [saving]);
  const act = (what: "undo" | "redo") => {
    const label = what === "undo" ? store.undo() : store.redo();
    if (label !== null) setSaid(what === "undo" ? editWords.undone(label) : editWords.redone(label));
  };
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      const label = key === "y" || event.shiftKey ? store.redo() : store.undo();
      if (label !== null) setSaid(key === "y" || event.shiftKey ? editWords.redone(label) : editWords.undone(label));
    };
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  }, [store]);
  const bad = saving === "offline" || saving === "failed" || saving === "conflict";
  return (
    <>
      <Button look="plain" size="small" disabled={undo === null} title={undo ?? undefined} onClick={() => act("undo")}>
        ↶ {editWords.undo}
      </Button>
      <Button look="plain" size="small" disabled={redo === null} title={redo ?? undefined} onClick={() => act("redo")}>
        ↷ {editWords.redo}
      </Button>
      <p role="status" className={`text-dns-14N-130 ${bad ? "font-700 text-error-2" : "text-solid-gray-800"}`}>
        {saving === "saved" && !touched ? "" : editWords.saving[saving]}
        {saving === "failed" && failure !== null ? failureWords(failure) : ""}
      </p>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}
