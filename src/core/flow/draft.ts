import type { Action, Bubble } from "../bubble.ts";
import type { Effect } from "../effect.ts";
import type { Event } from "../event.ts";
import type { Session } from "../session.ts";

/**
 * A turn while it is being decided: the session so far, what will be said, what will be done. Never changed in place;
 * each piece of the engine takes one and returns the next.
 */
export type Draft = {
  readonly event: Event;
  readonly session: Session;
  /** As it was before the event. */
  readonly before: Session;
  /** Crisis words go first, in a message of their own lane. */
  readonly safety: readonly Bubble[];
  readonly bubbles: readonly Bubble[];
  /** Which of them a step of the flow said, and whether that step is confidential; the others are the engine's own. */
  readonly ofSteps: ReadonlyMap<Bubble, "confidential" | "open">;
  readonly quick: readonly Action[];
  readonly effects: readonly Effect[];
  /** Which way was taken, for the studio; residents and the record never see it. */
  readonly trace: readonly Trace[];
};

/** A step that was taken, and by which way it was left; `by` null: it was come to, and asks. `value` of a choice, number of a way. */
export type Trace = {
  readonly flow: string;
  readonly step: string;
  readonly by:
    | "next"
    | "choice"
    | "own_words"
    | "skip"
    | "condition"
    | "otherwise"
    | "share"
    | "city_only"
    | "none"
    | null;
  readonly value: string | null;
};

export function beginDraft(session: Session, event: Event): Draft {
  return {
    ...{ event, session, before: session, safety: [], bubbles: [], ofSteps: new Map(), quick: [] },
    ...{ effects: [], trace: [] },
  };
}

export function withSession(draft: Draft, change: Partial<Session>): Draft {
  return { ...draft, session: { ...draft.session, ...change } };
}

export function withTrace(draft: Draft, trace: Trace): Draft {
  return { ...draft, trace: [...draft.trace, trace] };
}

export function withBubbles(draft: Draft, ...bubbles: readonly Bubble[]): Draft {
  return { ...draft, bubbles: [...draft.bubbles, ...bubbles] };
}

/** What a step of the flow says. */
export function withStepBubbles(draft: Draft, step: { confidential: boolean }, ...bubbles: readonly Bubble[]): Draft {
  const mark = step.confidential ? ("confidential" as const) : ("open" as const);
  const ofSteps = new Map([...draft.ofSteps, ...bubbles.map((bubble) => [bubble, mark] as const)]);
  return { ...withBubbles(draft, ...bubbles), ofSteps };
}

export function withEffects(draft: Draft, ...effects: readonly Effect[]): Draft {
  return { ...draft, effects: [...draft.effects, ...effects] };
}
