import { useEffect, useState } from "react";
import type { Me } from "../../../core/casework/views.ts";
import { LANGUAGES, type Language } from "../../../core/language.ts";
import { Tried } from "../../../core/studio/talk-view.ts";
import type { Happening } from "../../../core/talk/talk.ts";
import { Banner } from "../../shared/banner.tsx";
import { Button } from "../../shared/button.tsx";
import { askJson } from "../../shared/fetch-json.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { useDraftState } from "../draft/use-studio.ts";
import { editWords } from "../edit-words.ts";
import { Line, Segments } from "../flow/small-fields.tsx";
import { StepPick } from "../flow/step-options.tsx";
import { publishWords } from "../publish-words.ts";
import { studioFailure } from "../studio-failure.ts";
import { goTo, type StudioPlace } from "../studio-place.ts";
import { useFlowEditor } from "../use-flow-editor.ts";
import { words } from "../words.ts";
import { SaveTalk } from "./save-talk.tsx";
import { TrialPhone } from "./trial-phone.tsx";
import { WhyPanel } from "./why-panel.tsx";

const say = publishWords.try;
const GREETING: Happening = { 友だち追加: "試す人" };

/** A conversation with the draft, and beside it why it went so. The server plays it anew from its beginning at every turn. */
export function TryPage({ me, studio, place }: { me: Me; studio: OpenStudio; place: StudioPlace }) {
  const editor = useFlowEditor(studio, me.city.domains);
  const [language, setLanguage] = useState<Language>("ja");
  const [at, setAt] = useState(() => localNow());
  const from = place.flow !== null && place.step !== null ? { flow: place.flow, step: place.step } : null;
  const mark = from === null ? "" : `${from.flow}.${from.step}`;
  const first = from === null ? [GREETING] : [];
  const { happenings, setHappenings, tried, failure } = useTrial(studio, { at, language, mark });
  const flow = editor.flows.find(({ id }) => id === from?.flow) ?? editor.flows[0];
  return (
    <>
      <title>{`${say.title}｜${words.name}`}</title>
      <div>
        <h1 className="text-std-28B-150">{say.title}</h1>
        <p className="text-std-16N-170">{say.lead}</p>
      </div>
      {failure === null ? null : (
        <Banner tone="warning" title={failure === "checks_failed" ? say.unplayable : studioFailure(failure)} />
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[18rem_22rem_minmax(0,1fr)]">
        <div className="flex flex-col gap-4">
          <Segments
            label={say.language}
            options={LANGUAGES.map((each) => [each, editWords.phone.languages[each]] as const)}
            value={language}
            onChange={setLanguage}
          />
          <Line
            label={say.at.label}
            hint={say.at.hint}
            kind="datetime-local"
            value={at}
            onChange={(next) => next !== "" && setAt(next)}
          />
          <StartPick editor={editor} flow={flow} from={from} />
          <div className="flex flex-wrap gap-2">
            <Button look="plain" size="small" onClick={() => setHappenings(first)}>
              {say.again}
            </Button>
            <Button
              look="plain"
              size="small"
              disabled={happenings.length <= first.length}
              onClick={() => setHappenings(happenings.slice(0, -1))}
            >
              {say.back}
            </Button>
          </div>
          <SaveTalk
            studio={studio}
            trial={{ at: `${at}:00+09:00`, language, from, happenings }}
            ready={tried !== null && tried.failure === null && happenings.length > first.length}
          />
        </div>
        <TrialPhone tried={tried} language={language} onHappen={(next) => setHappenings([...happenings, next])} />
        <WhyPanel tried={tried} editor={editor} />
      </div>
    </>
  );
}

/** What has happened in the trial, and what the server says to all of it; played anew when anything changes. */
function useTrial(studio: OpenStudio, { at, language, mark }: { at: string; language: Language; mark: string }) {
  const version = useDraftState(studio.store, (state) => state.version);
  const [happenings, setHappenings] = useState<readonly Happening[]>(mark === "" ? [GREETING] : []);
  const [tried, setTried] = useState<Tried | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => setHappenings(mark === "" ? [GREETING] : []), [mark]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the draft answers otherwise.
  useEffect(() => {
    let stale = false;
    const play = async () => {
      await studio.queue.flush();
      const [flow = "", step = ""] = mark.split(".");
      const body = { at: `${at}:00+09:00`, language, from: mark === "" ? null : { flow, step }, happenings };
      const answer = await askJson(Tried, "/api/studio/try", { body });
      if (stale) return;
      setFailure(answer.ok ? null : answer.error);
      if (answer.ok) setTried(answer.value);
    };
    void play();
    return () => {
      stale = true;
    };
  }, [studio, at, language, mark, happenings, version]);
  return { happenings, setHappenings, tried, failure };
}

type StartPickProps = {
  editor: ReturnType<typeof useFlowEditor>;
  flow: ReturnType<typeof useFlowEditor>["flows"][number] | undefined;
  from: { flow: string; step: string } | null;
};

/** From the hello, or from any step as if it had just been come to. */
function StartPick({ editor, flow, from }: StartPickProps) {
  if (flow === undefined) return null;
  return (
    <StepPick
      editor={editor}
      flow={flow}
      label={say.from}
      value={from?.step ?? null}
      empty={say.fromHello}
      onChange={(step) => goTo(step === "" ? { page: "try" } : { page: "try", flow: flow.id, step }, "replace")}
    />
  );
}

/** Now in Japan, as a datetime-local field has it. */
function localNow(): string {
  return new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 16);
}
