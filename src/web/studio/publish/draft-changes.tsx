import { useQuery } from "@tanstack/react-query";
import type { Me } from "../../../core/casework/views.ts";
import { BundleDiff } from "../../../core/studio/diff-view.ts";
import type { StudioDraft } from "../../../core/studio/draft-view.ts";
import { queryJson } from "../../shared/query-json.ts";
import { Failed } from "../../staff/failed.tsx";
import { Waiting } from "../../staff/waiting.tsx";
import { publishWords } from "../publish-words.ts";
import { words } from "../words.ts";
import { DiffView } from "./diff-view.tsx";

/** What publishing would change. */
export function DraftChanges({ me, draft }: { me: Me; draft: StudioDraft }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-std-22B-150">{publishWords.changes}</h2>
      <Compared me={me} from={draft.current} to="draft" mark={draft.version} />
    </section>
  );
}

type ComparedProps = { me: Me; from: string; to: string /** Another one means: ask anew. */; mark: number };

/** What lies between two revisions, or a revision and the draft. */
export function Compared({ me, from, to, mark }: ComparedProps) {
  const diff = useQuery({
    queryKey: ["studio-diff", from, to, mark],
    queryFn: ({ signal }) =>
      queryJson(BundleDiff, `/api/studio/diff?${new URLSearchParams({ from, to }).toString()}`, signal),
  });
  if (diff.isPending) return <Waiting />;
  if (diff.isError) return <Failed title={words.failed} error={diff.error} onAgain={() => void diff.refetch()} />;
  return <DiffView diff={diff.data} domains={me.city.domains} />;
}
