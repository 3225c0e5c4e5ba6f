import { useState } from "react";
import type { StudioDraft } from "../../../core/studio/draft-view.ts";
import { TakenOver, type TakeOverAsk } from "../../../core/studio/publish-view.ts";
import { Banner } from "../../shared/banner.tsx";
import { Button } from "../../shared/button.tsx";
import { askJson } from "../../shared/fetch-json.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { useReload } from "../draft/use-studio.ts";
import { publishWords } from "../publish-words.ts";
import { studioFailure } from "../studio-failure.ts";

/** What came in beside the draft: published by somebody else meanwhile, or shipped newly. Never taken over by itself. */
export function Upgrades({ studio, draft }: { studio: OpenStudio; draft: StudioDraft }) {
  const reload = useReload(studio.store);
  const [said, setSaid] = useState<string | null>(null);
  const take = async (what: TakeOverAsk["what"]) => {
    await studio.queue.flush();
    const { version } = studio.store.state();
    const answer = await askJson(TakenOver, "/api/studio/take-over", { body: { version, what } });
    setSaid(answer.ok ? publishWords.taken(answer.value.taken.length) : studioFailure(answer.error));
    await reload();
  };
  const changed = draft.files.some(({ state }) => state !== "same");
  return (
    <>
      {said === null ? null : <Banner tone="info" title={said} />}
      {draft.base !== draft.current && changed ? (
        <Banner tone="warning" title={publishWords.behind} actions={<Take onTake={() => void take("published")} />} />
      ) : null}
      {draft.upgrade === null ? null : (
        <Banner tone="info" title={publishWords.upgrade} actions={<Take onTake={() => void take("upgrade")} />}>
          {publishWords.upgradeFiles(draft.upgrade.clean.length, draft.upgrade.conflicts.length)}
        </Banner>
      )}
    </>
  );
}

function Take({ onTake }: { onTake: () => void }) {
  return (
    <Button look="plain" onClick={onTake}>
      {publishWords.takeOver}
    </Button>
  );
}
