import type { Step } from "./flow.ts";

/** Every step of the same flow that a step may lead to. */
export function nextsOf(step: Step): string[] {
  switch (step.type) {
    case "ask": {
      const skip = step.skip === undefined ? [] : [step.skip.next ?? step.next];
      const choices = "choices" in step ? step.choices.map((choice) => choice.next ?? step.next) : [];
      const words = step.answer === "choices" && step.or_text !== undefined ? [step.or_text.next] : [];
      return [...new Set([step.next, ...choices, ...skip, ...words])];
    }
    case "say":
    case "triage":
    case "route":
    case "handoff":
    case "call":
      return [step.next];
    case "branch":
      return [...step.when.map((each) => each.next), step.otherwise];
    case "consent":
      return [step.share.next, step.city_only.next, step.none.next];
    case "end":
      return [];
    default:
      return step satisfies never;
  }
}

/** Every text that a step may say, as the flow writes it. */
export function textKeysOf(step: Step): string[] {
  switch (step.type) {
    case "ask": {
      const labels = "choices" in step ? step.choices.map((choice) => choice.label) : [];
      const more = step.answer === "choices" ? [step.more, step.done] : [];
      return [step.text, step.again, ...more, ...labels, ...(step.skip === undefined ? [] : [step.skip.label])];
    }
    case "consent":
      return [step.text, step.again, step.share.label, step.city_only.label, step.none.label];
    case "say":
    case "end":
      return step.texts;
    case "triage":
    case "route":
    case "branch":
    case "handoff":
    case "call":
      return [];
    default:
      return step satisfies never;
  }
}
