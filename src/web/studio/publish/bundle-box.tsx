import { useState } from "react";
import { Imported } from "../../../core/studio/publish-view.ts";
import { base64Of } from "../../shared/base64-of.ts";
import { Button, LinkButton } from "../../shared/button.tsx";
import { askJson } from "../../shared/fetch-json.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { useReload } from "../draft/use-studio.ts";
import { FileButton } from "../file-button.tsx";
import { ProblemLines } from "../problem-lines.tsx";
import { publishWords } from "../publish-words.ts";
import { studioFailure } from "../studio-failure.ts";

const say = publishWords.bundle;

/** All files as one, out and in: what would change is shown before anything does. */
export function BundleBox({ studio }: { studio: OpenStudio }) {
  const reload = useReload(studio.store);
  const [zip, setZip] = useState<string | null>(null);
  const [found, setFound] = useState<Imported | null>(null);
  const [said, setSaid] = useState("");
  const send = async (content: string, apply: boolean) => {
    await studio.queue.flush();
    const answer = await askJson(Imported, "/api/studio/import", { body: { zip: content, apply } });
    setFound(answer.ok ? answer.value : null);
    setSaid(answer.ok ? (apply ? say.done : "") : studioFailure(answer.error));
    if (!answer.ok || apply) setZip(null);
    if (answer.ok && apply) await reload();
  };
  const choose = async (chosen: File) => {
    const content = await base64Of(chosen);
    setZip(content);
    await send(content, false);
  };
  return (
    <section className="flex flex-col gap-3 rounded-12 border border-solid-gray-300 p-4">
      <h2 className="text-std-20B-150">{say.title}</h2>
      <p className="text-std-16N-170">{say.lead}</p>
      <div className="flex flex-wrap gap-3">
        <LinkButton look="plain" href="/api/studio/bundle.zip">
          {say.out}
        </LinkButton>
        <FileButton label={say.in} accept=".zip,application/zip" onChoose={(chosen) => void choose(chosen)} />
      </div>
      <p role="status">{said}</p>
      {found === null ? null : (
        <>
          {found.from === null ? null : <p className="font-700">{say.foreign(found.from)}</p>}
          <p>{say.result(found.changed.length, found.added.length, found.ignored.length)}</p>
          <ProblemLines problems={found.problems.filter(({ level }) => level === "error")} />
        </>
      )}
      {zip === null || found === null ? null : (
        <Button className="self-start" onClick={() => void send(zip, true)}>
          {say.apply}
        </Button>
      )}
    </section>
  );
}
