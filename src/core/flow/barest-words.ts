import type { Effect, Say } from "../effect.ts";
import type { Event } from "../event.ts";
import type { Script } from "../script.ts";
import { SHIPPED_RULES } from "../triage/shipped-rules.ts";
import { watchDanger } from "../triage/watch-danger.ts";
import { emergencyCard } from "./emergency-card.ts";
import { isHers, takenBack, toldIn } from "./her-events.ts";
import { languageOfText } from "./new-session.ts";
import { textBubble } from "./text.ts";

type Lost = { events: readonly Event[]; beside: readonly Event[] };

/**
 * Where even the last words (last-words.ts) cannot be found: the city's own emergency numbers, whatever was said, for nobody can tell
 * any more what it was. Asks for neither session nor rules nor model; may still throw.
 */
export function barestWords(script: Script, lost: Lost): Effect[] {
  if (!isAnyHers(lost)) return [];
  const said = lost.events.flatMap((event) => (event.type === "said" ? [event.text] : [])).join("\n");
  const language = languageOfText(said) ?? "ja";
  return [crisis([textBubble(script.words(language, "common:not_taken")), emergencyCard(script, language)])];
}

/** What needs nothing at all, neither texts nor a city. */
export function words110(lost: Lost): Effect[] {
  return isAnyHers(lost) ? [crisis([textBubble(IN_BOTH_LANGUAGES)])] : [];
}

/** Whether the shipped rules hear danger in it: nobody else is going to. What was overheard is danger already. */
export function isDangerUnheard({ events, beside }: Lost): boolean {
  if (events.some(({ type }) => type === "overheard")) return true;
  const told = toldIn(events, takenBack([...events, ...beside])).map(({ text }) => text);
  return [...told, told.join("\n")].some((text) => watchDanger(text, null, SHIPPED_RULES).tier < 3);
}

const IN_BOTH_LANGUAGES =
  "ごめんなさい。いまは受け取れませんでした。\nあぶないときは、すぐ110番か119番に電話してください。\nWe could not take this in. In danger, call 110 or 119.";

function isAnyHers({ events, beside }: Lost): boolean {
  return events.some((event) => isHers(event, [...events, ...beside]));
}

function crisis(bubbles: Say["bubbles"]): Say {
  return { type: "say", lane: "crisis", bubbles, quick: [], repeatable: true, staffMessageId: null };
}
