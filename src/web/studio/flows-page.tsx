import { useEffect } from "react";
import type { Me } from "../../core/casework/views.ts";
import type { StudioFlow } from "../../core/studio-view.ts";
import { Failed } from "../staff/failed.tsx";
import { Waiting } from "../staff/waiting.tsx";
import { conditionNamesOf } from "./flow-names.ts";
import { anchorOf, StepCard } from "./step-card.tsx";
import { useStudioFlows } from "./studio-queries.ts";
import { words } from "./words.ts";

/** The conversation as an outline: what is asked, in which words, and where each answer leads. */
export function FlowsPage({ me }: { me: Me }) {
  const flows = useStudioFlows();
  // The steps arrive after the page, so the browser cannot go to an address like #intake.who by itself.
  useEffect(() => {
    if (flows.isSuccess && location.hash !== "") document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [flows.isSuccess]);
  return (
    <>
      <title>{`${words.flows.title}｜${words.name}`}</title>
      <div>
        <h1 className="text-std-28B-150">{words.flows.title}</h1>
        <p className="text-std-16N-170">{words.flows.lead}</p>
        {flows.data === undefined ? null : (
          <p className="text-std-16N-170 text-solid-gray-700">{words.flows.revision(flows.data.revision)}</p>
        )}
      </div>
      {flows.isPending ? <Waiting /> : null}
      {flows.isError ? <Failed title={words.failed} error={flows.error} onAgain={() => void flows.refetch()} /> : null}
      {flows.data === undefined ? null : (
        <>
          <nav aria-label={words.flows.contents}>
            <ul className="flex flex-wrap gap-x-6">
              {flows.data.flows.map((flow) => (
                <li key={flow.id}>
                  <a
                    href={`#${flow.id}`}
                    className="inline-flex min-h-11 items-center text-blue-1000 underline underline-offset-4"
                  >
                    {flow.title}（{words.flows.steps(flow.steps.length)}）
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {flows.data.flows.map((flow) => (
            <FlowOutline key={flow.id} flow={flow} flows={flows.data.flows} me={me} />
          ))}
        </>
      )}
    </>
  );
}

function FlowOutline({ flow, flows, me }: { flow: StudioFlow; flows: readonly StudioFlow[]; me: Me }) {
  const names = conditionNamesOf(flow, me.city.domains);
  return (
    <section id={flow.id} className="flex flex-col gap-4">
      <h2 className="text-std-22B-150">{flow.title}</h2>
      <ol className="flex flex-col gap-4">
        {flow.steps.map((step, index) => (
          <li key={step.id} id={anchorOf(flow, step.id)} className="scroll-mt-4">
            <StepCard flow={flow} flows={flows} step={step} number={index + 1} names={names} />
          </li>
        ))}
      </ol>
    </section>
  );
}
