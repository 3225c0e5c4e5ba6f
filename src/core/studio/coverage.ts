import type { Trace } from "../flow/draft.ts";
import type { Flow, Step } from "../flow/flow.ts";
import type { Coverage, Uncovered } from "./talk-view.ts";

/** Which steps, and which ways out of them, some conversations have gone. */
export function coverageOf(flows: readonly Flow[], trace: readonly Trace[]): Coverage {
  const seen = new Set(
    trace.flatMap(({ flow, step, by, value }) => [nameOf(flow, step), nameOf(flow, step, by, value)]),
  );
  const steps = flows.flatMap((flow) => Object.keys(flow.steps).map((step) => ({ flow: flow.id, step })));
  const ways = flows.flatMap((flow) => Object.entries(flow.steps).flatMap(([id, step]) => waysOf(flow.id, id, step)));
  const unseenSteps = steps.filter(({ flow, step }) => !seen.has(nameOf(flow, step)));
  const unseenWays = ways.filter(({ flow, step, by, value }) => !seen.has(nameOf(flow, step, by, value)));
  return {
    steps: { all: steps.length, gone: steps.length - unseenSteps.length },
    ways: { all: ways.length, gone: ways.length - unseenWays.length },
    unseenSteps,
    unseenWays,
  };
}

/** Every way out of a step, as a trace would name it. */
function waysOf(flow: string, step: string, of: Step): Uncovered[] {
  const way = (by: string, value: string | null = null) => ({ flow, step, by, value });
  switch (of.type) {
    case "ask": {
      const choices = "choices" in of ? of.choices.map(({ value }) => way("choice", value)) : [];
      const skip = of.skip === undefined ? [] : [way("skip")];
      const words = of.answer === "choices" && of.or_text !== undefined ? [way("own_words")] : [];
      if (of.answer === "text") return [way(of.story ? "own_words" : "next"), ...skip];
      return "choices" in of ? [...choices, ...skip, ...words] : [way("next"), ...skip];
    }
    case "branch":
      return [...of.when.map((_way, at) => way("condition", String(at))), way("otherwise")];
    case "consent":
      return [way("share"), way("city_only"), way("none")];
    case "say":
    case "triage":
    case "route":
    case "handoff":
    case "call":
      return [way("next")];
    case "end":
      return [];
    default:
      return of satisfies never;
  }
}

function nameOf(flow: string, step: string, by: string | null = null, value: string | null = null): string {
  return [flow, step, by ?? "", value ?? ""].join("\0");
}
