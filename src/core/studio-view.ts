import { z } from "zod";
import { City } from "./city/city.ts";
import { Condition, Show, StepId } from "./flow/flow.ts";
import { Language } from "./language.ts";

/** What the studio's API answers, shared with the browser. Filled in by `studio-outline.ts`. */

/** A text by its full key ("intake:who.ask"), as residents of each language read it. */
export const StudioText = z.strictObject({ key: z.string(), in: z.record(Language, z.string()) });
export type StudioText = z.infer<typeof StudioText>;

/** One way out of a step. `to` is a step of the same flow. */
export const StudioLead = z.strictObject({
  by: z.enum(["next", "choice", "own_words", "skip", "condition", "otherwise", "share", "city_only", "none"]),
  /** What a tap saves; conditions of branches name it. */
  value: z.string().nullable(),
  /** What is on the button, for a way that the resident taps. */
  label: StudioText.nullable(),
  /** What must hold, for a way of a branch. */
  condition: Condition.nullable(),
  to: StepId,
});
export type StudioLead = z.infer<typeof StudioLead>;

export const StudioStep = z.strictObject({
  id: StepId,
  type: z.enum(["ask", "say", "triage", "route", "branch", "consent", "handoff", "call", "end"]),
  /** How a question is answered; null for what is not a question. */
  answer: z.enum(["choice", "choices", "one_of", "text", "area", "number"]).nullable(),
  /** The name under which the answer is kept. */
  saves: z.string().nullable(),
  /** The tap leaves no words in the chat. */
  quiet: z.boolean(),
  /** Cards drawn from what is known: the office that fits, the summary, … */
  shows: z.array(Show),
  /** The flow that is called. */
  calls: z.string().nullable(),
  texts: z.array(z.strictObject({ role: z.enum(["said", "again", "more", "done"]), text: StudioText })),
  leads: z.array(StudioLead),
});
export type StudioStep = z.infer<typeof StudioStep>;

/** A flow, its steps in reading order: depth first from the start; what nothing leads to comes last. */
export const StudioFlow = z.strictObject({
  id: z.string(),
  title: z.string(),
  start: StepId,
  /** Where "I want to talk to a person" leads. */
  person: StepId.nullable(),
  steps: z.array(StudioStep),
});
export type StudioFlow = z.infer<typeof StudioFlow>;

/** GET /api/studio/flows. The first flow is the one every conversation starts with. */
export const StudioFlows = z.strictObject({ revision: z.string(), flows: z.array(StudioFlow) });
export type StudioFlows = z.infer<typeof StudioFlows>;

/** GET /api/studio/city: the city pack as published. `stale`: the plan's period is over today. */
export const StudioCity = z.strictObject({ city: City, stale: z.boolean() });
export type StudioCity = z.infer<typeof StudioCity>;
