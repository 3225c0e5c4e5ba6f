import { useEffect, useState } from "react";
import { Button } from "../shared/button.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { workWords } from "./work-words.ts";

const text = workWords.keys;

/** "?" shows what the keyboard can do here. */
export function KeyHelp() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const at = event.target instanceof Element ? event.target : null;
      if (event.key === "?" && at?.closest("input, textarea, select, dialog") === null) setOpen(true);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  if (!open) return null;
  return (
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
    </Dialog>
  );
}
