import type { Arrival } from "../../../src/app/arrival.ts";
import type { Turn } from "../../../src/app/live-store.ts";
import type { Effect, EffectOf, Lane } from "../../../src/core/effect.ts";
import type { EventOf } from "../../../src/core/event.ts";
import type { Session } from "../../../src/core/session.ts";

/** 2026-04-01T09:00:00+09:00: the clock of these tests starts here. */
export const START = Date.UTC(2026, 3, 1);

export const iso = (ms: number) => new Date(ms).toISOString();

export function said(id: string, at: number, text = "家賃が払えません"): EventOf<"said"> {
  return { type: "said", id, at: iso(at), messageId: `m-${id}`, text };
}

/** A message just received; ready at once unless a window is given. */
export function arrival(id: string, at: number, more: Partial<Arrival> = {}): Arrival {
  const conversationId = more.conversationId ?? "conversation-a";
  return {
    event: said(id, at),
    conversationId,
    address: { city: "mito", channel: "line", userId: `U-${conversationId}` },
    receivedAt: at,
    readyAt: at,
    replyToken: null,
    ...more,
  };
}

export function session(conversationId = "conversation-a", handled: string[] = []): Session {
  return {
    format: 1,
    id: "s1",
    city: "mito",
    conversationId,
    language: "ja",
    languageChosen: false,
    revision: "r1",
    phase: "asking",
    place: { flow: "intake", step: "story" },
    callers: [],
    answers: { handled },
    sources: {},
    words: [],
    shown: [],
    understanding: null,
    route: null,
    consent: null,
    case: null,
    danger: { tier: 3, kinds: [], evidence: [] },
    trail: [],
    misses: 0,
    aside: null,
    unsent: [],
    reachable: true,
    friendAt: null,
    startedAt: iso(START),
    lastAckAt: null,
    spoke: null,
    inDoubt: false,
    securePage: null,
  };
}

/** The ids of the events that the session's turns have handled, in order: what the toy conversation remembers. */
export function handledIn(from: Session | null): string[] {
  const handled = from?.answers.handled;
  return Array.isArray(handled) ? handled : [];
}

export function say(text: string, lane: Lane = "flow"): EffectOf<"say"> {
  const bubbles = [{ kind: "text" as const, text }];
  return { type: "say", lane, bubbles, quick: [], repeatable: false, staffMessageId: null };
}

export function note(at = START): EffectOf<"note"> {
  return { type: "note", caseId: "case-1", at: iso(at), what: "person_asked" };
}

export function textOf(effect: Effect): string {
  if (effect.type !== "say") return effect.type;
  return effect.bubbles.map((bubble) => (bubble.kind === "text" ? bubble.text : bubble.kind)).join(" ");
}

export function turn(effects: Effect[] = [], more: Partial<Turn> = {}): Turn {
  return { session: session(), effects, expiresAt: null, ...more };
}
