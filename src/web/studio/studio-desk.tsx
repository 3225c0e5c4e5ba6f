import { type ReactNode, useEffect, useState } from "react";
import type { Me } from "../../core/casework/views.ts";
import type { ContentProblem } from "../../core/studio/content-problem.ts";
import { Banner } from "../shared/banner.tsx";
import { Failed } from "../staff/failed.tsx";
import { Waiting } from "../staff/waiting.tsx";
import { CityPage } from "./city-page.tsx";
import { DangerPage } from "./danger/danger-page.tsx";
import { ClashDialog } from "./draft/clash-dialog.tsx";
import type { OpenStudio } from "./draft/open-studio.ts";
import { textOf } from "./draft/texts.ts";
import { useDraft, useDraftState, useOpenStudio, usePresence, useProblems } from "./draft/use-studio.ts";
import { EditBar } from "./edit-bar.tsx";
import { editWords } from "./edit-words.ts";
import { flowsOf } from "./flow/edit-step.ts";
import { stepTitle } from "./flow/step-names.ts";
import { FlowsPage } from "./flows-page.tsx";
import { MenuPage } from "./menu/menu-page.tsx";
import { ProblemsPanel } from "./problems-panel.tsx";
import { PublishPage } from "./publish/publish-page.tsx";
import { goTo, PAGES, type StudioPlace, useStudioPlace } from "./studio-place.ts";
import { TalksPage } from "./talks/talks-page.tsx";
import { TalksState } from "./talks/talks-state.tsx";
import { WordsPage } from "./texts/words-page.tsx";
import { TryPage } from "./try/try-page.tsx";
import { words } from "./words.ts";

const NONE: readonly ContentProblem[] = [];

/** The studio of a signed-in administrator: opens the draft once; all pages edit the same one. */
export function StudioDesk({ me }: { me: Me }) {
  const { studio, error, again } = useOpenStudio(me);
  const place = useStudioPlace();
  if (error !== null) return <Failed title={words.failed} error={error} onAgain={again} />;
  return studio === null ? <Waiting /> : <Opened me={me} studio={studio} place={place} />;
}

type OpenedProps = { me: Me; studio: OpenStudio; place: StudioPlace };

function Opened({ me, studio, place }: OpenedProps) {
  const draft = useDraft(studio);
  const problems = useProblems(studio);
  const others = usePresence(place.step === null ? place.page : `${place.flow}.${place.step}`);
  const clashes = useDraftState(studio.store, (state) => state.clashes);
  const [greeted, setGreeted] = useState(false);
  useLeaveGuard(studio);
  const found = problems.data?.problems ?? null;
  return (
    <>
      <Tabs place={place} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <EditBar studio={studio} />
        <ProblemsPanel problems={found} checking={problems.isFetching} />
        <TalksState studio={studio} />
        {others.data === undefined || others.data.length === 0 ? null : (
          <p className="text-dns-14N-130 text-solid-gray-800">
            {editWords.others(
              others.data.map(({ name, place }) => `${name}（${placeWords(studio, place)}）`).join(words.and),
            )}
          </p>
        )}
      </div>
      {studio.restored && !greeted ? (
        <Banner
          tone="info"
          title={editWords.restored}
          actions={
            <button type="button" className="min-h-11 text-blue-1000 underline" onClick={() => setGreeted(true)}>
              {editWords.problems.close}
            </button>
          }
        />
      ) : null}
      <Page me={me} studio={studio} place={place} problems={found ?? NONE} draft={draft.data ?? null} />
      {clashes.length === 0 ? null : <ClashDialog clashes={clashes} store={studio.store} queue={studio.queue} />}
    </>
  );
}

/** Where somebody else is: a page, or a step by what it says. */
function placeWords({ store, city }: OpenStudio, place: string): string {
  const page = PAGES.find((each) => each === place);
  if (page !== undefined) return words.tabs[page];
  const { values } = store.state();
  const [flowId, stepId] = place.split(".");
  const flow = flowsOf(values).find(({ id }) => id === flowId);
  const step = flow?.steps.get(stepId ?? "");
  if (flow === undefined || step === undefined) return words.tabs.flows;
  return stepTitle(flow, step, (key) => textOf(values, city, "ja", key));
}

type PageProps = OpenedProps & {
  problems: readonly ContentProblem[];
  draft: ReturnType<typeof useDraft>["data"] | null;
};

function Page({ me, studio, place, problems, draft }: PageProps): ReactNode {
  switch (place.page) {
    case "flows":
      return <FlowsPage me={me} studio={studio} place={place} problems={problems} />;
    case "words":
      return <WordsPage studio={studio} find={place.find} problems={problems} />;
    case "city":
      return <CityPage studio={studio} find={place.find} problems={problems} />;
    case "danger":
      return <DangerPage studio={studio} />;
    case "menu":
      return <MenuPage studio={studio} />;
    case "try":
      return <TryPage me={me} studio={studio} place={place} />;
    case "talks":
      return <TalksPage studio={studio} />;
    case "publish":
      return <PublishPage me={me} studio={studio} draft={draft ?? null} />;
    default:
      return place.page satisfies never;
  }
}

function Tabs({ place }: { place: StudioPlace }) {
  return (
    <nav aria-label={words.nav}>
      <ul className="flex flex-wrap gap-x-1 border-b-2 border-solid-gray-300">
        {PAGES.map((page) => (
          <li key={page}>
            <a
              href={page === "flows" ? "/studio" : `/studio/${page}`}
              aria-current={place.page === page ? "page" : undefined}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
                event.preventDefault();
                goTo({ page });
              }}
              className="-mb-0.5 flex min-h-11 items-center border-b-2 border-solid-gray-300 px-3 text-std-16N-170 hover:bg-solid-gray-50 hover:underline aria-[current]:border-blue-900 aria-[current]:bg-blue-50 aria-[current]:text-std-16B-170 aria-[current]:text-blue-1000"
            >
              {words.tabs[page]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Saves at once when somebody leaves; the copy in this browser is there all the same. */
function useLeaveGuard({ queue }: OpenStudio): void {
  useEffect(() => {
    const save = () => {
      if (document.visibilityState === "hidden") void queue.flush();
    };
    document.addEventListener("visibilitychange", save);
    return () => document.removeEventListener("visibilitychange", save);
  }, [queue]);
}
