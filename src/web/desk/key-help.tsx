import { useState } from "react";
import { Button } from "../shared/button.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { letterKeysOn, setLetterKeys } from "./letter-keys.ts";
import { useLetterKey } from "./use-letter-key.ts";
import { workWords } from "./work-words.ts";

const text = workWords.keys;

/** What the keyboard can do here, behind a button and "?"; and the switch for those whom single letters disturb. */
export function KeyHelp() {
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState(() => letterKeysOn(localStorage));
  useLetterKey("?", () => setOpen(true));
  return (
    <>
      <Button look="quiet" size="small" className="-ml-3 self-start max-md:hidden" onClick={() => setOpen(true)}>
        {text.title} ?
      </Button>
      {!open ? null : (
        <Dialog
          title={text.title}
          onClose={() => setOpen(false)}
          actions={<Button onClick={() => setOpen(false)}>{text.close}</Button>}
        >
          <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-std-16N-170">
            {text.list.map(([key, what]) => (
              <div key={key} className="contents">
                <dt className="font-700">{key}</dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
          <label className="flex min-h-11 cursor-pointer items-center gap-3 text-std-16N-170">
            <input
              type="checkbox"
              className="size-5 shrink-0 accent-blue-900"
              checked={on}
              onChange={() => {
                setLetterKeys(localStorage, !on);
                setOn(!on);
              }}
            />
            {text.letters}
          </label>
        </Dialog>
      )}
    </>
  );
}
