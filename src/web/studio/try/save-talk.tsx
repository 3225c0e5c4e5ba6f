import { useState } from "react";
import { Saved } from "../../../core/studio/draft-view.ts";
import type { KeepTalk } from "../../../core/studio/talk-view.ts";
import { Button } from "../../shared/button.tsx";
import { askJson } from "../../shared/fetch-json.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { useReload } from "../draft/use-studio.ts";
import { Line } from "../flow/small-fields.tsx";
import { publishWords } from "../publish-words.ts";
import { studioFailure } from "../studio-failure.ts";

const say = publishWords.try;

type Trial = Pick<KeepTalk, "at" | "language" | "from"> & { happenings: readonly KeepTalk["happenings"][number][] };

/** Keeps the tried conversation as a talk: from now on every change of the draft is held against it. */
export function SaveTalk({ studio, trial, ready }: { studio: OpenStudio; trial: Trial; ready: boolean }) {
  const reload = useReload(studio.store);
  const [title, setTitle] = useState("");
  const [said, setSaid] = useState("");
  const save = async () => {
    const name = `talk_${trial.at.replace(/\D/g, "").slice(0, 12)}_${shortMark(title)}`;
    const body = { ...trial, name, title };
    const answer = await askJson(Saved, "/api/studio/talks", { body });
    setSaid(answer.ok ? say.saved : studioFailure(answer.error));
    if (answer.ok) setTitle("");
    await reload();
  };
  return (
    <div className="flex flex-col gap-2 border-t border-solid-gray-300 pt-3">
      <Line label={say.saveTitle.label} hint={say.saveTitle.hint} value={title} onChange={setTitle} />
      <Button look="plain" size="small" disabled={!ready || title.trim() === ""} onClick={() => void save()}>
        {say.save}
      </Button>
      <p role="status">{said}</p>
    </div>
  );
}

/** Tells talks of the same time apart by their titles. */
function shortMark(title: string): string {
  const sum = [...title].reduce((mark, letter) => (mark * 31 + (letter.codePointAt(0) ?? 0)) % 1_679_616, 7);
  return sum.toString(36);
}
