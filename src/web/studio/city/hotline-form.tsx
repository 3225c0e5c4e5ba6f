import { useState } from "react";
import type { Hotline } from "../../../core/city/city.ts";
import type { Edit } from "../../../core/studio/edit.ts";
import { Button } from "../../shared/button.tsx";
import { Dialog } from "../../shared/dialog.tsx";
import { Line } from "../flow/small-fields.tsx";
import { studioFailure } from "../studio-failure.ts";
import { cityWords } from "./city-words.ts";
import type { CityEdits } from "./use-pack.ts";

const say = cityWords.fields;
const FIELDS = [
  ["number", "text"],
  ["verified_on", "date"],
  ["expires", "date"],
] as const;
const LABELS = { number: say.number, verified_on: say.verified, expires: say.expires };

type HotlineFormProps = {
  hotline: Hotline;
  edits: CityEdits;
  onClose: () => void;
  onSaved: (undo: Awaited<ReturnType<CityEdits["save"]>>) => void;
};

/** An emergency number: the number itself, who checked it when, and until when it is shown. */
export function HotlineForm({ hotline, edits, onClose, onSaved }: HotlineFormProps) {
  const [now, setNow] = useState({
    number: hotline.number,
    verified_on: hotline.verified_on,
    expires: hotline.expires,
  });
  const [failure, setFailure] = useState<string | null>(null);
  const save = async () => {
    const changed = FIELDS.filter(([field]) => now[field] !== hotline[field]);
    if (changed.length === 0) return onClose();
    const editsOf = (list: "hotlines" | "national_hotlines") =>
      changed.map(([field]): Edit => ({ do: "set_entry", list, id: hotline.id, path: [field], value: now[field] }));
    // Most are common to all cities; what is not among those is the city's own.
    const common = await edits.save(editsOf("national_hotlines"));
    const answer = common === "edit_refused" ? await edits.save(editsOf("hotlines")) : common;
    if (typeof answer === "string") setFailure(answer);
    else onSaved(answer);
  };
  return (
    <Dialog
      title={cityWords.title(hotline.label.ja)}
      onClose={onClose}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            {cityWords.cancel}
          </Button>
          <Button onClick={() => void save()}>{cityWords.save}</Button>
        </>
      }
    >
      {failure === null ? null : (
        <p role="alert" className="text-error-2">
          {studioFailure(failure)}
        </p>
      )}
      {FIELDS.map(([field, kind]) => (
        <Line
          key={field}
          label={LABELS[field].label}
          hint={LABELS[field].hint}
          kind={kind}
          value={now[field] ?? ""}
          onChange={(value) => setNow({ ...now, [field]: value === "" ? null : value })}
        />
      ))}
    </Dialog>
  );
}
