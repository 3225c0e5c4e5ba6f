import { useState } from "react";
import { z } from "zod";
import type { CaseView } from "../../core/casework/views.ts";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { TextAreaField } from "../shared/field.tsx";
import { names } from "../staff/names.ts";
import type { Move } from "./use-case-move.ts";
import { useKept } from "./use-kept.ts";
import { words } from "./words.ts";
import { workWords } from "./work-words.ts";

const text = workWords.note;
const NoteDraft = z.strictObject({ note: z.string(), mentions: z.array(z.string()) });

/** A note among staff; what is being written outlives whatever happens to the page. Whoever else sees the case can be called to it: it then stands above their lists. */
export function NoteBox({ view, act }: { view: CaseView; act: (move: Move) => Promise<string | null> }) {
  const [{ note, mentions }, keep, drop] = useKept("note", NoteDraft, { note: "", mentions: [] });
  const [failure, setFailure] = useState<string | null>(null);
  const offices = view.callable.map(({ id, name }) => ({ id, name: name ?? names.roles.coordinator }));

  async function submit() {
    // Who was ticked and may not see it any more is not called.
    const called = offices.filter(({ id }) => mentions.includes(id));
    const full = called.length === 0 ? note : text.at(called.map(({ name }) => name).join(words.and)) + note;
    const failed = await act({ move: "note", body: { text: full, mentions: called.map(({ id }) => id) } });
    setFailure(failed);
    if (failed !== null) return;
    drop();
  }

  return (
    <div className="flex flex-col gap-2">
      <TextAreaField
        label={text.label}
        hint={text.lead}
        rows={2}
        maxLength={900}
        value={note}
        onChange={(event) => keep({ note: event.target.value, mentions })}
      />
      <fieldset className="flex flex-wrap gap-x-4">
        <legend className="text-std-16N-170 text-solid-gray-700">{text.mention}</legend>
        {offices.map(({ id, name }) => (
          <label key={id} className="flex min-h-11 cursor-pointer items-center gap-2 text-std-16N-170">
            <input
              type="checkbox"
              checked={mentions.includes(id)}
              onChange={() =>
                keep({
                  note,
                  mentions: mentions.includes(id) ? mentions.filter((one) => one !== id) : [...mentions, id],
                })
              }
              className="size-5 shrink-0 accent-blue-900"
            />
            {name}
          </label>
        ))}
      </fieldset>
      {failure === null ? null : <Banner tone="error" title={failure} />}
      <Button
        look="plain"
        size="small"
        className="self-end"
        aria-disabled={note.trim() === ""}
        onClick={() => (note.trim() === "" ? undefined : void submit())}
      >
        {text.submit}
      </Button>
    </div>
  );
}
