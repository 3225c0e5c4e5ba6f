import type { Me } from "../../../core/casework/views.ts";
import type { StudioDraft } from "../../../core/studio/draft-view.ts";
import { Waiting } from "../../staff/waiting.tsx";
import type { OpenStudio } from "../draft/open-studio.ts";
import { publishWords } from "../publish-words.ts";
import { words } from "../words.ts";
import { BundleBox } from "./bundle-box.tsx";
import { DraftChanges } from "./draft-changes.tsx";
import { History } from "./history.tsx";
import { PublishBox } from "./publish-box.tsx";
import { Upgrades } from "./upgrades.tsx";

type PublishPageProps = { me: Me; studio: OpenStudio; draft: StudioDraft | null };

/** From the draft to residents: what has changed, the review, publishing; and everything that was published before. */
export function PublishPage({ me, studio, draft }: PublishPageProps) {
  return (
    <>
      <title>{`${publishWords.title}｜${words.name}`}</title>
      <h1 className="text-std-28B-150">{publishWords.title}</h1>
      {draft === null ? (
        <Waiting />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-8 xl:grid-cols-[minmax(0,1fr)_30rem]">
          <div className="flex flex-col gap-6">
            <Upgrades studio={studio} draft={draft} />
            <PublishBox me={me} studio={studio} draft={draft} />
            <DraftChanges me={me} draft={draft} />
          </div>
          <div className="flex flex-col gap-6">
            <History me={me} studio={studio} />
            <BundleBox studio={studio} />
          </div>
        </div>
      )}
    </>
  );
}
