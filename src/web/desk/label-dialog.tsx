import { useState } from "react";
import type { CaseView, Me } from "../../core/casework/views.ts";
import { Domain, Topic } from "../../core/domain.ts";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { SelectField } from "../shared/field.tsx";
import { names } from "../staff/names.ts";
import type { Move } from "./use-case-move.ts";
import { words } from "./words.ts";
import { workWords } from "./work-words.ts";

const text = workWords.label;

type LabelDialogProps = { view: CaseView; me: Me; act: (move: Move) => Promise<string | null>; onClose: () => void };

/** Puts right what a case is about; what the machine made of it stays beside it. */
export function LabelDialog({ view, me, act, onClose }: LabelDialogProps) {
  const [domains, setDomains] = useState<Domain[]>(view.row.domains);
  const [topic, setTopic] = useState<Topic | null>(view.row.mainTopic);
  const [failure, setFailure] = useState<string | null>(null);

  async function submit() {
    if (domains.length === 0) return setFailure(text.missing);
    const failed = await act({ move: "label", body: { domains, mainTopic: topic } });
    setFailure(failed);
    if (failed === null) onClose();
  }

  function toggle(domain: Domain) {
    setDomains(domains.includes(domain) ? domains.filter((one) => one !== domain) : [...domains, domain]);
  }

  return (
    <Dialog
      title={text.title}
      onClose={onClose}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            {workWords.cancel}
          </Button>
          <Button onClick={() => void submit()}>{text.submit}</Button>
        </>
      }
    >
      <p className="text-std-16N-170">{text.lead}</p>
      <fieldset>
        <legend className="text-std-17B-170">{text.domains}</legend>
        {Domain.options.map((domain) => (
          <label key={domain} className="flex min-h-11 cursor-pointer items-center gap-3 text-std-16N-170">
            <input
              type="checkbox"
              checked={domains.includes(domain)}
              onChange={() => toggle(domain)}
              className="size-5 shrink-0 accent-blue-900"
            />
            {me.city.domains[domain]}
          </label>
        ))}
      </fieldset>
      <SelectField
        label={text.topic}
        value={topic ?? ""}
        onChange={(event) => setTopic(Topic.safeParse(event.target.value).data ?? null)}
      >
        <option value="">{text.unknown}</option>
        {Topic.options.map((one) => (
          <option key={one} value={one}>
            {names.topics[one]}
          </option>
        ))}
      </SelectField>
      {failure === null ? null : <Banner tone="error" title={failure || words.moving} />}
    </Dialog>
  );
}
