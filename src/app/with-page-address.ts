import type { Action, Bubble } from "../core/bubble.ts";
import { PAGE_URI } from "../core/flow/secure-talk.ts";
import type { PageAddress } from "./handle-turn.ts";
import type { Turn } from "./live-store.ts";

/** A turn with the real address of our page in the links to it. The same turn gives the same address, so that a repeat is a repeat. */
export function withPageAddress(turn: Turn, conversationId: string, pageAddress: PageAddress | undefined): Turn {
  if (pageAddress === undefined) return turn;
  const resolve = (action: Action): Action =>
    action.kind === "link" && action.uri.startsWith(PAGE_URI)
      ? { ...action, uri: pageAddress(conversationId, action.uri.slice(PAGE_URI.length)) }
      : action;
  const inBubble = (bubble: Bubble): Bubble =>
    bubble.kind === "text" ? bubble : { ...bubble, actions: bubble.actions.map(resolve) };
  const effects = turn.effects.map((effect) =>
    effect.type === "say" ? { ...effect, bubbles: effect.bubbles.map(inBubble) } : effect,
  );
  return { ...turn, effects };
}
