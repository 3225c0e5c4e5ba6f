import type { Coverage } from "../../../core/studio/talk-view.ts";
import { publishWords } from "../publish-words.ts";
import { goTo } from "../studio-place.ts";

const say = publishWords.talks;
const WAYS: Readonly<Record<string, string>> = publishWords.try.way;

/** How much of the flows the talks walk, and the ways that none has gone. */
export function CoverageView({ coverage: { steps, ways, unseenSteps, unseenWays } }: { coverage: Coverage }) {
  return (
    <section className="flex flex-col gap-2 rounded-12 border border-solid-gray-300 p-4">
      <h2 className="text-std-20B-150">{say.coverage}</h2>
      <Meter label={say.steps(steps.gone, steps.all)} gone={steps.gone} all={steps.all} />
      <Meter label={say.ways(ways.gone, ways.all)} gone={ways.gone} all={ways.all} />
      {unseenSteps.length + unseenWays.length === 0 ? null : (
        <details>
          <summary className="min-h-11 py-2 text-std-16N-170 text-blue-1000">
            {say.unseen}　{unseenSteps.length + unseenWays.length}
          </summary>
          <ul className="grid sm:grid-cols-2">
            {[...unseenSteps.map((place) => ({ ...place, by: null, value: null })), ...unseenWays].map((place) => (
              <li key={`${place.flow} ${place.step} ${place.by} ${place.value}`}>
                <button
                  type="button"
                  className="min-h-11 text-left text-blue-1000 underline underline-offset-4"
                  onClick={() => goTo({ page: "flows", flow: place.flow, step: place.step })}
                >
                  {place.flow}.{place.step}
                  {place.by === null
                    ? ""
                    : `　${WAYS[place.by] ?? place.by}${place.value === null ? "" : `：${place.value}`}`}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Meter({ label, gone, all }: { label: string; gone: number; all: number }) {
  return (
    <label className="flex flex-wrap items-center gap-3 text-std-16N-170">
      <span className="w-64">{label}</span>
      <meter min={0} max={all} value={gone} className="h-4 w-64 max-w-full" />
    </label>
  );
}
