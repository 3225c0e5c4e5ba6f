import type { Effect, Say } from "../effect.ts";
import type { Event } from "../event.ts";
import type { Script } from "../script.ts";
import { isHers } from "./her-events.ts";
import { hotlineBubble } from "./hotline-bubble.ts";
import { languageOfText } from "./new-session.ts";
import { textBubble } from "./text.ts";

/**
 * Where even the last words (last-words.ts) cannot be found: the city's own emergency numbers, whatever was said, for nobody can tell
 * any more what it was. Asks for neither session nor rules nor model; may still throw.
 */
export function barestWords(script: Script, events: readonly Event[]): Effect[] {
  if (!events.some((event) => isHers(event, events))) return [];
  const said = events.flatMap((event) => (event.type === "said" ? [event.text] : [])).join("\n");
  const language = languageOfText(said) ?? "ja";
  const say = (key: string, params?: Record<string, string>) => script.words(language, key, params);
  const lines = script.city.hotlines.filter(({ kinds }) => kinds.includes("emergency"));
  const card = hotlineBubble(lines, language, {
    title: say("danger:card"),
    call: (number) => say("common:call", { number }),
  });
  return [crisis([textBubble(say("common:not_taken")), card])];
}

/** What needs nothing at all, neither texts nor a city. */
export function words110(events: readonly Event[]): Effect[] {
  return events.some((event) => isHers(event, events)) ? [crisis([textBubble(IN_BOTH_LANGUAGES)])] : [];
}

const IN_BOTH_LANGUAGES =
  "ごめんなさい。いまは受け取れませんでした。\nあぶないときは、すぐ110番か119番に電話してください。\nWe could not take this in. In danger, call 110 or 119.";

function crisis(bubbles: Say["bubbles"]): Say {
  return { type: "say", lane: "crisis", bubbles, quick: [], repeatable: true, staffMessageId: null };
}
