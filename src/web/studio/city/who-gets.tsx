import { useState } from "react";
import { AGE_BANDS, type AgeBand } from "../../../core/domain.ts";
import { WhoGets } from "../../../core/studio/who-view.ts";
import { Button } from "../../shared/button.tsx";
import { askJson } from "../../shared/fetch-json.ts";
import { TextAreaField } from "../../shared/field.tsx";
import { names } from "../../staff/names.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { Line, Pick } from "../flow/small-fields.tsx";
import { studioFailure } from "../studio-failure.ts";
import { words } from "../words.ts";
import { cityWords } from "./city-words.ts";

const say = cityWords.who;

/** A story, an area, an age, a time: who would get it, and why. */
export function WhoWouldGet({ studio }: { studio: OpenStudio }) {
  const [story, setStory] = useState("");
  const [area, setArea] = useState("");
  const [age, setAge] = useState<AgeBand | null>(null);
  const [at, setAt] = useState(() => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 16));
  const [found, setFound] = useState<WhoGets | string | null>(null);
  const ask = async () => {
    // The server looks at the draft as it was saved: what was typed just now goes there first.
    await studio.queue.flush();
    const answer = await askJson(WhoGets, "/api/studio/who", { body: { story, area, age, at: `${at}:00+09:00` } });
    setFound(answer.ok ? answer.value : studioFailure(answer.error));
  };
  return (
    <section className="flex flex-col gap-3 rounded-12 border border-solid-gray-300 p-4">
      <h2 className="text-std-22B-150">{say.title}</h2>
      <p className="text-std-16N-170">{say.lead}</p>
      <TextAreaField
        label={say.story.label}
        hint={say.story.hint}
        rows={2}
        value={story}
        onChange={(event) => setStory(event.target.value)}
      />
      <div className="grid gap-3 sm:grid-cols-3">
        <Line label={say.area.label} hint={say.area.hint} value={area} onChange={setArea} />
        <Pick
          label={say.age}
          value={age ?? ""}
          onChange={(next) => setAge(AGE_BANDS.find((band) => band === next) ?? null)}
        >
          <option value="">{say.anyAge}</option>
          {AGE_BANDS.map((band) => (
            <option key={band} value={band}>
              {band}
            </option>
          ))}
        </Pick>
        <Line label={say.at} kind="datetime-local" value={at} onChange={(next) => next !== "" && setAt(next)} />
      </div>
      <Button className="self-start" onClick={() => void ask()}>
        {say.ask}
      </Button>
      <div role="status">{found === null ? null : typeof found === "string" ? found : <Found found={found} />}</div>
    </section>
  );
}

function Found({ found }: { found: WhoGets }) {
  const open = ({ openNow }: WhoGets["lead"]) => (openNow === null ? "" : `（${openNow ? say.open : say.closed}）`);
  const rows: [string, string][] = [
    [say.lead1, `${found.lead.name}${open(found.lead)}`],
    [say.with, found.with.map((office) => `${office.name}${open(office)}`).join(words.and)],
    [say.because, found.because.join("\n")],
    [say.area.label, areaInWords(found.area)],
    [say.topics, found.understanding.topics.map(({ topic }) => names.topics[topic]).join(words.and)],
    [say.danger, found.danger.tier === 3 ? "" : names.tier[found.danger.tier]],
    [say.by, timeInWords(found.answerBy)],
  ];
  return (
    <dl className="flex flex-col gap-1 rounded-8 bg-blue-50 p-3 text-std-16N-170">
      {rows
        .filter(([, text]) => text !== "")
        .map(([name, text]) => (
          <div key={`${name} ${text}`} className="flex gap-3">
            <dt className="w-24 shrink-0 text-solid-gray-700">{name}</dt>
            <dd className="min-w-0 whitespace-pre-wrap">{text}</dd>
          </div>
        ))}
    </dl>
  );
}

function areaInWords({ kind, names: said }: WhoGets["area"]): string {
  return kind === "one" ? said.join(words.and) : [say.area1[kind], ...said].join(words.and);
}

function timeInWords(at: string): string {
  return new Date(at).toLocaleString("ja-JP", { timeZone: "Asia/Tokyo", dateStyle: "medium", timeStyle: "short" });
}
