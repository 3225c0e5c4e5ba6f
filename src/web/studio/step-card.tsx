import { LANGUAGES } from "../../core/language.ts";
import type { StudioFlow, StudioLead, StudioStep } from "../../core/studio-view.ts";
import { Chip } from "../shared/chip.tsx";
import { type ConditionNames, conditionWords } from "./condition-words.ts";
import { readable, stepTitle } from "./flow-names.ts";
import { words } from "./words.ts";

type StepCardProps = {
  flow: StudioFlow;
  flows: readonly StudioFlow[];
  step: StudioStep;
  /** Its place in reading order, from 1. */
  number: number;
  names: ConditionNames;
};

/** The address of a step within the page. */
export function anchorOf(flow: Pick<StudioFlow, "id">, stepId: string): string {
  return `${flow.id}.${stepId}`;
}

/** One step: what it does, its texts side by side, and where each answer leads. */
export function StepCard({ flow, flows, step, number, names }: StepCardProps) {
  const text = words.flows;
  return (
    <article className="flex flex-col gap-3 rounded-12 border border-solid-gray-300 p-4">
      <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-std-17B-170">
        <span>
          {number}. {text.types[step.type]}
        </span>
        {step.answer === null ? null : <Chip tone="blue">{text.answers[step.answer]}</Chip>}
        {step.id === flow.start ? <Chip tone="green">{text.start}</Chip> : null}
        {step.id === flow.person ? <Chip tone="yellow">{text.person}</Chip> : null}
        <code className="ml-auto text-dns-14N-130 font-400 text-solid-gray-700">{step.id}</code>
      </h3>
      {step.calls === null ? null : <p>{text.calls(flows.find(({ id }) => id === step.calls)?.title ?? step.calls)}</p>}
      <StepTexts step={step} />
      {step.shows.length === 0 ? null : (
        <p className="text-std-16N-170">
          {text.showsLabel}：{step.shows.map((show) => text.shows[show]).join(words.and)}
        </p>
      )}
      {step.quiet ? <p className="text-std-16N-170">{text.quiet}</p> : null}
      {step.leads.length === 0 ? null : (
        <div>
          <h4 className="text-std-16B-170">{text.leads}</h4>
          <ul className="flex flex-col">
            {step.leads.map((lead, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the ways of a step never move while they are shown.
              <Lead key={index} flow={flow} lead={lead} names={names} />
            ))}
          </ul>
        </div>
      )}
    </article>
  );
}

function StepTexts({ step }: { step: StudioStep }) {
  if (step.texts.length === 0) return null;
  return (
    <dl className="grid gap-x-6 gap-y-2 lg:grid-cols-3">
      {LANGUAGES.map((language) => (
        <div key={language} className="min-w-0">
          <dt className="border-b border-solid-gray-300 text-dns-14B-130 text-solid-gray-700">
            {words.flows.languages[language]}
          </dt>
          {step.texts.map(({ role, text }) => (
            <dd
              key={text.key}
              lang={language === "en" ? "en" : "ja"}
              className="pt-1 text-std-16N-170 whitespace-pre-line"
            >
              {words.flows.roles[role] === "" ? null : (
                <span lang="ja" className="block text-dns-14N-130 text-solid-gray-700">
                  {words.flows.roles[role]}
                </span>
              )}
              {readable(text.in[language])}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function Lead({ flow, lead, names }: { flow: StudioFlow; lead: StudioLead; names: ConditionNames }) {
  const at = flow.steps.findIndex(({ id }) => id === lead.to);
  const target = flow.steps[at];
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 border-b border-solid-gray-100 py-1 text-std-16N-170 last:border-b-0">
      {lead.label === null ? (
        <span>
          {lead.condition === null
            ? words.flows.leadBy[lead.by]
            : words.flows.conditionIf(conditionWords(lead.condition, names))}
        </span>
      ) : (
        <span>
          <b className="font-700">「{readable(lead.label.in.ja)}」</b>
          <span className="text-solid-gray-700">
            {" "}
            {readable(lead.label.in["ja-easy"])} / <span lang="en">{readable(lead.label.in.en)}</span>
          </span>
        </span>
      )}
      <span>
        <span aria-hidden="true">→ </span>
        <a href={`#${anchorOf(flow, lead.to)}`} className="text-blue-1000 underline underline-offset-4">
          {target === undefined ? lead.to : words.flows.to(at + 1, stepTitle(target))}
        </a>
      </span>
    </li>
  );
}
