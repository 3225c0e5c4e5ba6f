import { z } from "zod";
import { Domain } from "../domain.ts";
import { DangerKind, DangerTier } from "../triage/understanding.ts";

/**
 * The flow language: what the bot asks, and where each answer leads. A flow holds keys of texts, never texts; the texts are
 * in `locales/<language>/<flow id>.yaml`. Strict objects turn a typo in YAML into an error at load.
 */

export const StepId = z.string().regex(/^[a-z][a-z0-9_]*$/, "a step is named in a-z, 0-9 and _");
/** A key of a text: "who.ask" in this flow's file, or "common:menu" in another; `who.ask_page`, when it exists, is said on our page. */
const Key = z.string().regex(/^([a-z_]+:)?[a-z][a-z0-9_.+-]*$/, "a text key is like who.ask or common:menu");
/** The name under which an answer is kept and later asked about in conditions. */
const Name = z.string().regex(/^[a-z][a-z0-9_]*$/);

/** Cards the engine draws from what it knows: the office that fits, the summary, the case, who to call, places to go to. */
export const Show = z.enum(["office", "summary", "receipt", "hotlines", "places"]);
export type Show = z.infer<typeof Show>;

/** A structured condition: administrators fill in a form, there is no expression language. */
export type Condition =
  | { answer: string; is: string }
  | { answer: string; includes: string }
  | { answer: string; at_least: number }
  | { answered: string }
  | { domain: z.infer<typeof Domain> }
  | { danger_at_most: number }
  | { sure: boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ answer: Name, is: z.string() }),
    z.strictObject({ answer: Name, includes: z.string() }),
    /** At least so many values were chosen. */
    z.strictObject({ answer: Name, at_least: z.number().int().positive() }),
    z.strictObject({ answered: Name }),
    /** The story or the chosen topics belong to this domain. */
    z.strictObject({ domain: Domain }),
    /** Danger of this tier or worse was noticed in this consultation (0 is worst). */
    z.strictObject({ danger_at_most: z.number().int().min(0).max(2) }),
    /** Triage was sure of what it understood. */
    z.strictObject({ sure: z.boolean() }),
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
  ]),
);

const Choice = z.strictObject({
  value: z.string().regex(/^[a-z0-9][a-z0-9_+-]*$/),
  /** `<label>` is the text on the button; `<label>_also`, when it exists, lists other words for it, separated by 、 */
  label: Key,
  next: StepId.optional(),
  /** A typed number within this range means this choice (ages). */
  range: z.tuple([z.number(), z.number()]).optional(),
  /** Among several choices: with it nothing else can be true (「ひとり暮らし」), so nothing else is asked. */
  alone: z.boolean().optional(),
  /** Choosing it says as much as danger words would, and is answered in the same way. */
  danger: z.strictObject({ tier: DangerTier, kind: DangerKind }).optional(),
});
export type Choice = z.infer<typeof Choice>;

/**
 * Whether what it says, or is answered, may tell of somebody's trouble. In a city that asks so (`confidential: page`) it then goes by our
 * own page instead of LINE (guideline of 2021-04-30). A question is confidential unless it says otherwise: what nobody has thought about
 * is kept safe; what is only said is not, for it is the same for everybody.
 */
const confidential = { asked: z.boolean().default(true), said: z.boolean().default(false) };

const asking = {
  type: z.literal("ask"),
  text: Key,
  /** The same question in other words, put once when the answer was not understood. */
  again: Key,
  /** Cards shown above the question. */
  show: z.array(Show).default([]),
  save: Name,
  /** An answer nobody who looks at the phone should see: the tap leaves no words in the chat. */
  quiet: z.boolean().default(false),
  confidential: confidential.asked,
  /** A way past the question; saves nothing. */
  skip: z.strictObject({ label: Key, next: StepId.optional() }).optional(),
  next: StepId,
};

export const Ask = z.discriminatedUnion("answer", [
  z.strictObject({ ...asking, answer: z.literal("choice"), choices: z.array(Choice).min(2) }),
  /** Several may be chosen, one tap after another; the first one counts as the worst. `done` ends it. */
  z.strictObject({
    ...asking,
    answer: z.literal("choices"),
    choices: z.array(Choice).min(2),
    /** Asked after each choice: "anything else?" */
    more: Key,
    done: Key,
    /** Own words instead of choices are taken as the story. */
    or_text: z.strictObject({ save: Name, next: StepId }).optional(),
  }),
  /** Offers only what an earlier question chose: "which of these is the worst?" */
  z.strictObject({ ...asking, answer: z.literal("one_of"), of: Name, choices: z.array(Choice).min(2) }),
  z.strictObject({
    ...asking,
    answer: z.literal("text"),
    max: z.number().int().positive().max(5000).default(2000),
    /** False for a name or a number: it is an answer, not the resident's story. */
    story: z.boolean().default(true),
  }),
  z.strictObject({ ...asking, answer: z.literal("area") }),
  z.strictObject({ ...asking, answer: z.literal("number"), min: z.number(), max: z.number() }),
]);
export type Ask = z.infer<typeof Ask>;

export const Step = z.union([
  Ask,
  z.strictObject({
    ...{ type: z.literal("say"), texts: z.array(Key).min(1), show: z.array(Show).default([]) },
    ...{ confidential: confidential.said, next: StepId },
  }),
  /** Understands the resident's words so far: domains, topics, patterns. */
  z.strictObject({ type: z.literal("triage"), next: StepId }),
  /** Finds the office that fits what is known so far. */
  z.strictObject({ type: z.literal("route"), next: StepId }),
  /** The first condition that holds decides. */
  z.strictObject({
    type: z.literal("branch"),
    when: z.array(z.strictObject({ if: Condition, next: StepId })).min(1),
    otherwise: StepId,
  }),
  /** Asks to share, naming the offices. None of the three answers ends the talk. */
  z.strictObject({
    type: z.literal("consent"),
    confidential: confidential.asked,
    text: Key,
    again: Key,
    share: z.strictObject({ label: Key, next: StepId }),
    city_only: z.strictObject({ label: Key, next: StepId }),
    none: z.strictObject({ label: Key, next: StepId }),
  }),
  /** Opens the case; goes on when the record has it. */
  z.strictObject({ type: z.literal("handoff"), next: StepId }),
  z.strictObject({ type: z.literal("call"), flow: z.string(), next: StepId }),
  z.strictObject({ type: z.literal("end"), texts: z.array(Key).default([]), confidential: confidential.said }),
]);
export type Step = z.infer<typeof Step>;
export type StepOf<T extends Step["type"]> = Extract<Step, { type: T }>;

export const Flow = z.strictObject({
  format: z.literal(1),
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: z.string(),
  start: StepId,
  /** Where "I want to talk to a person" leads; only the first flow of a conversation has one. */
  person: StepId.optional(),
  /** The name under which a first message that tells a story is kept, so that it is not asked again. */
  first_words: Name.optional(),
  steps: z.record(StepId, Step),
});
export type Flow = z.infer<typeof Flow>;
