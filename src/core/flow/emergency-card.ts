import type { Bubble } from "../bubble.ts";
import type { Language } from "../language.ts";
import type { Script } from "../script.ts";
import { hotlineBubble } from "./hotline-bubble.ts";

/** The city's emergency numbers, for whoever it is: nothing is asked for but a language. */
export function emergencyCard(script: Script, language: Language): Bubble {
  const lines = script.city.hotlines.filter(({ kinds }) => kinds.includes("emergency"));
  return hotlineBubble(lines, language, {
    title: script.words(language, "danger:card"),
    call: (number) => script.words(language, "common:call", { number }),
  });
}
