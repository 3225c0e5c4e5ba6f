import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Me } from "../../../core/casework/views.ts";
import { Revision, StudioHistory } from "../../../core/studio/revision-view.ts";
import { Banner } from "../../shared/banner.tsx";
import { Button } from "../../shared/button.tsx";
import { Chip } from "../../shared/chip.tsx";
import { Dialog } from "../../shared/dialog.tsx";
import { askJson } from "../../shared/fetch-json.ts";
import { TextField } from "../../shared/field.tsx";
import { queryJson } from "../../shared/query-json.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { useReload } from "../draft/use-studio.ts";
import { Pick } from "../flow/small-fields.tsx";
import { publishWords } from "../publish-words.ts";
import { studioFailure } from "../studio-failure.ts";
import { Compared } from "./draft-changes.tsx";

/** Everything that was ever published: who, when, why; compared with what is shown now, and brought back with one click. */
export function History({ me, studio }: { me: Me; studio: OpenStudio }) {
  const history = useQuery({
    queryKey: ["studio-history"],
    queryFn: ({ signal }) => queryJson(StudioHistory, "/api/studio/revisions", signal),
  });
  const reload = useReload(studio.store);
  const [said, setSaid] = useState<{ tone: "success" | "error"; words: string } | null>(null);
  if (history.data === undefined) return null;
  const { current, revisions } = history.data;
  const back = async (to: string, note: string) => {
    const answer = await askJson(Revision, "/api/studio/rollback", { body: { to, current, note } });
    setSaid(
      answer.ok
        ? { tone: "success", words: publishWords.backDone(answer.value.number) }
        : { tone: "error", words: studioFailure(answer.error) },
    );
    await reload();
  };
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-std-22B-150">{publishWords.history}</h2>
      {said === null ? null : <Banner tone={said.tone} title={said.words} />}
      <ol className="flex flex-col gap-3">
        {revisions.map((revision) => (
          <RevisionLine key={revision.name} me={me} revision={revision} current={current} onBack={back} />
        ))}
      </ol>
      {revisions.length < 2 ? null : <CompareAny me={me} revisions={revisions} current={current} />}
    </section>
  );
}

type RevisionLineProps = {
  me: Me;
  revision: Revision;
  current: string;
  onBack: (to: string, note: string) => Promise<void>;
};

function RevisionLine({ me, revision, current, onBack }: RevisionLineProps) {
  const [open, setOpen] = useState<"compare" | "back" | null>(null);
  const name = publishWords.revision(revision.number);
  const now = revision.name === current;
  return (
    <li className="flex flex-col gap-1 rounded-12 border border-solid-gray-300 p-3 text-std-16N-170">
      <h3 className="flex flex-wrap items-center gap-2 text-std-17B-170">
        {name}
        {now ? <Chip tone="green">{publishWords.current}</Chip> : null}
        <span className="font-400 text-solid-gray-700">{publishWords.kinds[revision.kind]}</span>
      </h3>
      <p>{revision.note}</p>
      <p className="text-dns-14N-130 text-solid-gray-700">
        {new Date(revision.at).toLocaleString("ja-JP", {
          timeZone: "Asia/Tokyo",
          dateStyle: "medium",
          timeStyle: "short",
        })}
        {revision.by === null ? "" : `　${publishWords.by(revision.by.name)}`}
        {revision.reviewedBy === null ? "" : `　${publishWords.reviewed(revision.reviewedBy.name)}`}
      </p>
      {now ? null : (
        <div className="flex flex-wrap gap-2">
          <Button
            look="quiet"
            size="small"
            aria-expanded={open === "compare"}
            onClick={() => setOpen(open === "compare" ? null : "compare")}
          >
            {publishWords.compare}
          </Button>
          <Button look="plain" size="small" onClick={() => setOpen("back")}>
            {publishWords.back}
          </Button>
        </div>
      )}
      {open === "compare" ? <Compared me={me} from={revision.name} to={current} mark={0} /> : null}
      {open === "back" ? (
        <BackDialog
          name={name}
          onClose={() => setOpen(null)}
          onBack={(note) => {
            setOpen(null);
            void onBack(revision.name, note);
          }}
        />
      ) : null}
    </li>
  );
}

function BackDialog({ name, onClose, onBack }: { name: string; onClose: () => void; onBack: (note: string) => void }) {
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState(false);
  return (
    <Dialog
      title={publishWords.backTitle(name)}
      onClose={onClose}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            {publishWords.cancel}
          </Button>
          <Button onClick={() => (note.trim() === "" ? setMissing(true) : onBack(note))}>{publishWords.backDo}</Button>
        </>
      }
    >
      <p>{publishWords.backLead}</p>
      <TextField
        label={publishWords.note.label}
        error={missing && note.trim() === "" ? publishWords.noteMissing : null}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </Dialog>
  );
}

function CompareAny({ me, revisions, current }: { me: Me; revisions: readonly Revision[]; current: string }) {
  const [from, setFrom] = useState(revisions[1]?.name ?? current);
  const [to, setTo] = useState(current);
  const options = (
    <>
      <option value="draft">{publishWords.draft}</option>
      {revisions.map(({ name, number }) => (
        <option key={name} value={name}>
          {publishWords.revision(number)}
        </option>
      ))}
    </>
  );
  return (
    <details>
      <summary className="min-h-11 py-2 text-std-17B-170">{publishWords.compareAny}</summary>
      <div className="grid gap-3 pb-3 sm:grid-cols-2">
        <Pick label={publishWords.from} value={from} onChange={setFrom}>
          {options}
        </Pick>
        <Pick label={publishWords.to} value={to} onChange={setTo}>
          {options}
        </Pick>
      </div>
      <Compared me={me} from={from} to={to} mark={1} />
    </details>
  );
}
