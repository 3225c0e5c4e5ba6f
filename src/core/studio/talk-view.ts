import { z } from "zod";
import { Action, Bubble } from "../bubble.ts";
import { Route } from "../casework/route.ts";
import { Lane } from "../effect.ts";
import { Language } from "../language.ts";
import { Answers, Place } from "../session.ts";
import { Expected, Happening } from "../talk/talk.ts";
import { Danger, Understanding } from "../triage/understanding.ts";
import { ContentProblem } from "./content-problem.ts";

/** A line of a talk that is not as recorded: what was to be said and what is said now. */
const TalkDifference = z.strictObject({
  /** Counts from 0. */
  turn: z.number().int(),
  happening: Happening,
  expected: Expected,
  said: Expected,
});

/** How a recorded talk went on the files as they are now. `failed`: it could not go on, and why. */
export const TalkResult = z.strictObject({
  path: z.string(),
  title: z.string(),
  ok: z.boolean(),
  turns: z.number().int(),
  differences: z.array(TalkDifference),
  failed: z.strictObject({ turn: z.number().int(), reason: z.string() }).nullable(),
  problems: z.array(ContentProblem),
});
export type TalkResult = z.infer<typeof TalkResult>;

/** A way out of a step that no talk has gone. `by` and `value` as in a trace. */
export const Uncovered = z.strictObject({
  flow: z.string(),
  step: z.string(),
  by: z.string(),
  value: z.string().nullable(),
});
export type Uncovered = z.infer<typeof Uncovered>;

/** How much of the flows the talks walk through. */
export const Coverage = z.strictObject({
  steps: z.strictObject({ all: z.number().int(), gone: z.number().int() }),
  ways: z.strictObject({ all: z.number().int(), gone: z.number().int() }),
  unseenSteps: z.array(z.strictObject({ flow: z.string(), step: z.string() })),
  unseenWays: z.array(Uncovered),
});
export type Coverage = z.infer<typeof Coverage>;

/** GET /api/studio/talks?of=: all talks of the draft or a revision, played now. */
export const TalksRun = z.strictObject({ talks: z.array(TalkResult), coverage: Coverage });
export type TalksRun = z.infer<typeof TalksRun>;

/**
 * POST /api/studio/try: a conversation played on the draft (or a revision) from its beginning, every time anew: the browser keeps
 * what happened and sends it all. `from` begins in the middle.
 */
export const TryAsk = z.strictObject({
  of: z.string().default("draft"),
  at: z.iso.datetime({ offset: true }),
  language: Language.default("ja"),
  from: Place.nullable().default(null),
  happenings: z.array(Happening).max(200),
});
export type TryAsk = z.infer<typeof TryAsk>;

/** Which way was taken, in order. `by` null: the step was come to and asks. */
export const TraceLine = z.strictObject({
  flow: z.string(),
  step: z.string(),
  by: z.string().nullable(),
  value: z.string().nullable(),
});

const TriedTurn = z.strictObject({
  happening: Happening,
  /** What a resident would see, in the order of delivery; `onPage`: on our own page, not in LINE. */
  says: z.array(z.strictObject({ lane: Lane, onPage: z.boolean(), bubbles: z.array(Bubble), quick: z.array(Action) })),
  said: Expected,
  trace: z.array(TraceLine),
});

/** Where the conversation stands after the last turn, and why. */
const TriedState = z.strictObject({
  place: Place.nullable(),
  phase: z.string(),
  language: Language,
  answers: Answers,
  understanding: Understanding.nullable(),
  danger: Danger,
  route: Route.nullable(),
});

export const Tried = z.strictObject({
  turns: z.array(TriedTurn),
  state: TriedState.nullable(),
  /** The last happening could not happen (a button that is not there). */
  failure: z.strictObject({ turn: z.number().int(), reason: z.string() }).nullable(),
});
export type Tried = z.infer<typeof Tried>;

/** POST /api/studio/talks: keeps a tried conversation as a talk of the draft. `name`: "pets" becomes flows/studio.<city>.pets.talk.yaml */
export const KeepTalk = z.strictObject({
  ...TryAsk.omit({ of: true }).shape,
  name: z.string().regex(/^[a-z][a-z0-9_]{0,40}$/),
  title: z.string().min(1).max(200),
});
export type KeepTalk = z.infer<typeof KeepTalk>;
