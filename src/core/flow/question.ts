import type { Action } from "../bubble.ts";
import { commandButton, encodeButton } from "../button.ts";
import type { Script } from "../script.ts";
import type { Place, Session } from "../session.ts";
import { cardsOf } from "./cards.ts";
import { type Draft, withStepBubbles } from "./draft.ts";
import type { Ask, Step, StepOf } from "./flow.ts";
import { amongOf } from "./known.ts";
import { chosenSoFar, type Option, optionsOf } from "./options.ts";
import { stepWords, textBubble, words } from "./text.ts";

export type Question = Ask | StepOf<"consent">;

/** The question a session stands at, or null when it stands nowhere or its step is gone from the flow. */
export function questionAt(script: Script, session: Session): { place: Place; step: Question } | null {
  const { place } = session;
  const step = place === null ? undefined : script.flows[place.flow]?.steps[place.step];
  if (place === null || step === undefined || !isQuestion(step)) return null;
  return { place, step };
}

export function isQuestion(step: Step): step is Question {
  return step.type === "ask" || step.type === "consent";
}

/** Puts the present question: as it is, or `again` in other words. Says nothing when there is none. */
export function putQuestion(script: Script, draft: Draft, wording: "first" | "again" = "first"): Draft {
  const question = questionAt(script, draft.session);
  if (question === null) return draft;
  const { place, step } = question;
  const { session } = draft;
  const area = townsOf(script, session, step).join("・");
  const text = stepWords(script, session, step, place.flow, textKey(session, step, wording), { area });
  const options = optionsOf(script, session, place.flow, step);
  const shown = step.type === "consent" || !step.quiet;
  const actions = options.map((option, index) => optionAction(session, place, option, index + 1, shown));
  const cards =
    step.type === "ask" && wording === "first" ? step.show.flatMap((show) => cardsOf(script, draft, show)) : [];
  const bubble = actions.length === 0 ? textBubble(text) : ({ kind: "menu", text, actions } as const);
  return { ...withStepBubbles(draft, step, ...cards, bubble), quick: quickActions(script, session, step) };
}

/** The commands that work everywhere, offered under the last bubble. */
export function commandActions(script: Script, session: Session): Action[] {
  return commandsFor(session).map((command) => commandAction(script, session, command));
}

/** What makes sense now: nothing can be taken back or stopped where nothing is asked. */
function commandsFor(session: Session): string[] {
  switch (session.phase) {
    case "ended":
      return ["start", "places", "person", "language"];
    case "handed":
      return ["status", "places", "person", "language"];
    case "new":
      return ["start", "places", "person", "language", "stop"];
    case "opening":
    case "asking":
      // Before the first answer: somewhere to go may be all that is wanted, instead of a consultation.
      return [session.trail.length > 0 ? "back" : "places", "person", "language", "stop"];
    default:
      return session.phase satisfies never;
  }
}

export function commandAction(script: Script, session: Session, command: string): Action {
  return {
    kind: "tap",
    label: words(script, session, `common:command.${command}`),
    data: commandButton(command),
    shown: true,
  };
}

function textKey(session: Session, step: Question, wording: "first" | "again"): string {
  if (wording === "again") return step.again;
  if (step.type === "ask" && step.answer === "area") {
    const among = amongOf(session, step.save).length;
    if (among > 0) return among === 1 ? "common:area.is_it" : "common:area.which";
  }
  return step.type === "ask" && step.answer === "choices" && chosenSoFar(session, step).length > 0
    ? step.more
    : step.text;
}

/** The names of the towns that a typed one may mean. */
function townsOf(script: Script, session: Session, step: Question): string[] {
  const among = step.type === "ask" ? amongOf(session, step.save) : [];
  if (among.length === 0) return [];
  return script.city.areas.filter(({ id }) => among.includes(id)).map(({ name }) => name);
}

function quickActions(script: Script, session: Session, step: Question): Action[] {
  const commands = commandActions(script, session);
  if (step.type !== "ask" || step.answer !== "area") return commands;
  return [{ kind: "place", label: words(script, session, "common:share_place") }, ...commands];
}

function optionAction(session: Session, place: Place, option: Option, number: number, shown: boolean): Action {
  const data = encodeButton({
    session: session.id,
    revision: session.revision,
    place: `${place.flow}.${place.step}`,
    value: option.value,
  });
  return { kind: "tap", label: `${number} ${option.label}`, data, shown };
}
