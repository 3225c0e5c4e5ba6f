import { LANGUAGES } from "../language.ts";
import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import { changeLanguage, leaveAside, putPresent } from "./asides.ts";
import { begin, startedAnew } from "./begin.ts";
import { receiptCard } from "./cards.ts";
import { type Draft, withBubbles, withEffects, withSession } from "./draft.ts";
import { restartSession } from "./new-session.ts";
import { renewLink } from "./page-link.ts";
import { placesCard } from "./places-card.ts";
import { commandAction, commandActions } from "./question.ts";
import { fold } from "./read-choice.ts";
import { settleAside } from "./settle-aside.ts";
import { textBubble, words } from "./text.ts";
import { goBack } from "./trail.ts";
import { walk } from "./walk.ts";
import { inAgencysHands } from "./with-agency.ts";

/** What can be said at every step, in every language, whatever is being asked. */
export const COMMANDS = [
  "start",
  "back",
  "restart",
  "stop",
  "person",
  "language",
  "status",
  "places",
  "erase",
  "withdraw",
  "repeat",
  "link",
  "ja",
  "ja-easy",
  "en",
] as const;
export type Command = (typeof COMMANDS)[number];

export function isCommand(value: string): value is Command {
  return COMMANDS.some((command) => command === value);
}

/** The command a typed text names, in any of our languages; null for anything else. */
export function readCommand(script: Script, text: string): Command | null {
  const typed = fold(text);
  return COMMANDS.find((command) => wordsOf(script, command).includes(typed)) ?? null;
}

const known = new WeakMap<Script["words"], Map<Command, string[]>>();

function wordsOf(script: Script, command: Command): string[] {
  const cache = known.get(script.words) ?? new Map<Command, string[]>();
  known.set(script.words, cache);
  const found = cache.get(command);
  if (found !== undefined) return found;
  const all = LANGUAGES.flatMap((language) =>
    script.words(language, `common:command.${command}_words`).split("、"),
  ).map(fold);
  cache.set(command, all);
  return all;
}

export function obey(script: Script, draft: Draft, command: Command): Draft {
  const { session } = draft;
  switch (command) {
    case "back":
      if (session.aside !== null) return leaveAside(script, draft, session.aside);
      return inAgencysHands(session) ? withHolder(script, draft) : goBack(script, draft);
    case "start":
    case "restart":
      return restart(script, draft, command);
    case "stop":
      return stop(script, draft);
    case "person":
      return askForPerson(script, draft);
    case "status":
      return status(script, draft);
    case "places":
      return places(script, draft);
    case "repeat":
      return isAsked(session) ? putPresent(script, draft) : restart(script, draft, "start");
    case "link":
      return session.securePage === null ? obey(script, draft, "repeat") : renewLink(script, draft);
    case "language":
      return withAside(script, draft, "language");
    case "erase":
      return withAside(script, draft, "erase");
    case "withdraw":
      return session.case === null ? status(script, draft) : withAside(script, draft, "withdraw");
    case "ja":
    case "ja-easy":
    case "en":
      return changeLanguage(script, draft, command);
    default:
      return command satisfies never;
  }
}

/** Begins anew; while a case is open, its holder is the one to tell. */
function restart(script: Script, draft: Draft, command: "start" | "restart"): Draft {
  const { session } = draft;
  if (inAgencysHands(session)) return withHolder(script, draft);
  if (command === "start" && isAsked(session)) return putPresent(script, draft);
  const note = command === "restart" ? [textBubble(words(script, session, "common:restarted"))] : [];
  return begin(script, withBubbles(draft, ...note), null);
}

/** Stops, and forgets what was typed: before a consent it exists nowhere else. */
function stop(script: Script, draft: Draft): Draft {
  const { session, event } = draft;
  if (inAgencysHands(session)) return stopWithHolder(script, draft);
  const fresh = restartSession(session, script.revision, event.id, event.at);
  const ended = withSession(draft, { ...fresh, phase: "ended", danger: session.danger });
  return {
    ...withBubbles(ended, textBubble(words(script, session, "common:stopped"))),
    quick: commandActions(script, ended.session),
  };
}

function askForPerson(script: Script, draft: Draft): Draft {
  const { session, event } = draft;
  const open = session.case;
  if (open !== null && inAgencysHands(session)) {
    const noted = withEffects(draft, { type: "note", caseId: open.id, at: event.at, what: "person_asked" });
    return withBubbles(
      noted,
      textBubble(words(script, session, "common:person_told")),
      receiptCard(script, session, draft.event.at),
    );
  }
  const main = script.flows[script.main];
  if (main?.person === undefined) throw new Error(`flow ${script.main} has no step for "person"`);
  const settled = settleAside(script, draft);
  const talk = session.phase === "asking" ? settled : startedAnew(script, settled);
  const at = session.place;
  const mark =
    at === null
      ? []
      : [{ place: at, callers: session.callers, answers: session.answers, wordCount: session.words.length }];
  const asking = withSession(talk, { phase: "asking", callers: [], trail: [...talk.session.trail, ...mark] });
  return walk(script, asking, main.id, main.person);
}

function status(script: Script, draft: Draft): Draft {
  const { session } = draft;
  if (session.case !== null) {
    const shown = withBubbles(draft, receiptCard(script, session, draft.event.at));
    return isAsked(session) ? putPresent(script, shown) : { ...shown, quick: commandActions(script, session) };
  }
  return putPresent(script, withBubbles(draft, textBubble(words(script, session, "common:status_none"))));
}

/** Where one can go, at any time: before, in, after or instead of a consultation. */
function places(script: Script, draft: Draft): Draft {
  const { session } = draft;
  const lead = textBubble(words(script, session, "places:lead"));
  const shown = withBubbles(draft, lead, placesCard(script, session, draft.event.at));
  return isAsked(session) ? putPresent(script, shown) : { ...shown, quick: commandActions(script, session) };
}

function withAside(script: Script, draft: Draft, kind: "language" | "erase" | "withdraw"): Draft {
  return putPresent(script, withSession(settleAside(script, draft), { aside: { kind } }));
}

/** やめる while an agency has it: she cannot be stopped by a program, but this is what can be asked of her. */
function stopWithHolder(script: Script, draft: Draft): Draft {
  const { session } = draft;
  const actions = ["withdraw", "erase"].map((command) => commandAction(script, session, command));
  const text = words(script, session, "common:with_holder");
  return { ...withBubbles(draft, { kind: "menu", text, actions }), quick: commandActions(script, session) };
}

/** Whether a question stands open, the flow's or the engine's own. */
function isAsked(session: Session): boolean {
  return session.phase === "asking" || session.aside !== null;
}

/** Commands of the talk mean nothing while an agency has it: say who has it, and that writing here reaches them. */
function withHolder(script: Script, draft: Draft): Draft {
  const { session } = draft;
  const said = withBubbles(draft, textBubble(words(script, session, "common:with_holder")));
  return { ...said, quick: commandActions(script, session) };
}
