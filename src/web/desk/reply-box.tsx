import { type FormEvent, type Ref, useState } from "react";
import type { z } from "zod";
import { ReplyBody } from "../../core/casework/views.ts";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { Field } from "../shared/field.tsx";
import type { ReplyDrafts } from "./reply-draft.ts";
import { words } from "./words.ts";

/** ReplyBody's own limit. LINE would take 5,000. */
const LENGTH_MAX = 2000;

type ReplyBoxProps = {
  caseId: string;
  drafts: ReplyDrafts;
  box: Ref<HTMLTextAreaElement>;
  /** Resolves to words of failure, or null when the server has the reply. */
  onSend: (body: z.infer<typeof ReplyBody>) => Promise<string | null>;
};

/** Writes to the resident. What is being written survives a reload, and goes only when the server said that it has it. */
export function ReplyBox({ caseId, drafts, box, onSend }: ReplyBoxProps) {
  const [draft, setDraft] = useState(() => drafts.read(caseId));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const over = draft.text.trim().length - LENGTH_MAX;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const body = ReplyBody.safeParse(draft);
    if (!body.success || busy) return;
    setBusy(true);
    const failed = await onSend(body.data);
    setBusy(false);
    setFailure(failed);
    if (failed !== null) return;
    drafts.drop(caseId);
    setDraft(drafts.read(caseId));
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <Field label={words.reply.label} hint={words.reply.caution} error={over > 0 ? words.reply.tooLong(over) : null}>
        {(tied) => (
          <textarea
            {...tied}
            ref={box}
            rows={4}
            value={draft.text}
            readOnly={busy}
            onChange={(event) => setDraft(drafts.write(caseId, event.target.value))}
            className="field-sizing-content min-h-30 w-full rounded-8 border border-solid-gray-600 bg-white px-4 py-3 text-std-16N-170 hover:border-black aria-invalid:border-error-1"
          />
        )}
      </Field>
      {failure === null ? null : (
        <Banner tone="error" title={words.reply.failed}>
          {failure}
        </Banner>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-dns-14N-130 text-solid-gray-700">
          {words.reply.count(draft.text.trim().length, LENGTH_MAX)}　{words.reply.kept}
        </p>
        <Button type="submit" aria-disabled={busy || draft.text.trim() === "" || over > 0}>
          {busy ? words.reply.busy : words.reply.send}
        </Button>
      </div>
    </form>
  );
}
