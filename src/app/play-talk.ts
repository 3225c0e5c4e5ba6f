import { answerBy } from "../core/casework/answer-by.ts";
import { receiptNumber } from "../core/casework/receipt.ts";
import type { Effect } from "../core/effect.ts";
import type { Event } from "../core/event.ts";
import { beginAt } from "../core/flow/begin-at.ts";
import type { Trace } from "../core/flow/draft.ts";
import type { Script } from "../core/script.ts";
import { Session } from "../core/session.ts";
import { CannotHappen, Resident } from "../core/talk/resident.ts";
import type { Expected, Happening, Talk } from "../core/talk/talk.ts";
import { transcriptOf } from "../core/talk/transcript.ts";
import { takeTurn } from "./handle-turn.ts";

/** What came of one turn of a talk: what was said and recorded, which way was taken, and the session after it. */
export type PlayedTurn = {
  happening: Happening;
  effects: Effect[];
  said: Expected;
  trace: Trace[];
  session: Session | null;
};

/** A talk that cannot go on: no such button, nobody said that, no case yet. `turn` counts from 0. */
export type PlayFailure = { turn: number; reason: string };

/** The script with the confidential part where the talk has it, whatever the city does now. */
export function asRecorded(script: Script, { confidential }: Pick<Talk, "confidential">): Script {
  return script.city.confidential === confidential ? script : { ...script, city: { ...script.city, confidential } };
}

/**
 * Plays a talk on the pure engine; the session goes through JSON on every turn, so nothing un-storable can creep in. Where
 * something cannot happen (a button that was never shown) it ends there and says why.
 */
export function playTalk(
  published: Script,
  talk: Pick<Talk, "at" | "language" | "from" | "confidential"> & { turns: readonly { happening: Happening }[] },
): { turns: PlayedTurn[]; failure: PlayFailure | null } {
  const script = asRecorded(published, talk);
  const resident = new Resident(talk.at);
  let stored: string | null = null;
  let trace: Trace[] = [];

  const take = (events: Event[]): Effect[] => {
    const session = stored === null ? null : Session.parse(JSON.parse(stored));
    const turn = takeTurn(script, { conversationId: "conversation", session, events }, resident.now());
    stored = JSON.stringify(turn.session);
    trace.push(...turn.trace);
    const answers = turn.effects.flatMap((effect) => answerTo(script, resident, effect, talk.language));
    return [...turn.effects, ...answers.flatMap((event) => take([event]))];
  };
  const turns: PlayedTurn[] = [];
  const add = (happening: Happening, effects: Effect[]) => {
    resident.see(effects);
    const session = stored === null ? null : Session.parse(JSON.parse(stored));
    turns.push({ happening, effects, said: transcriptOf(script, effects), trace, session });
    trace = [];
  };
  if (talk.from !== null) {
    const begun = beginAt(script, talk.from, talk.language, talk.at);
    stored = JSON.stringify(begun.session);
    trace.push(...begun.trace);
    add({ 友だち追加: "途中から" }, begun.effects);
  }
  for (const [at, { happening }] of talk.turns.entries()) {
    const events = whatHappens(resident, happening);
    if (typeof events === "string") return { turns, failure: { turn: at, reason: events } };
    add(happening, events.length === 0 ? [] : take(events));
  }
  return { turns, failure: null };
}

/** The events, or why it cannot happen. */
function whatHappens(resident: Resident, happening: Happening): Event[] | string {
  try {
    return resident.happen(happening);
  } catch (failure) {
    if (failure instanceof CannotHappen) return failure.message;
    throw failure;
  }
}

/** What the record and LINE's profile answer, as the real ones would. */
export function answerTo(
  script: Script,
  resident: Resident,
  effect: Effect,
  language: Talk["language"] = "ja",
): Event[] {
  const at = new Date(resident.now()).toISOString();
  if (effect.type === "fetch_profile") {
    return [{ type: "profile_known", id: "profile", at, language: PROFILE_LANGUAGES[language] }];
  }
  if (effect.type !== "open_case") return [];
  const { opening } = effect;
  const holder = { id: opening.route.lead.id, name: opening.route.lead.name };
  resident.caseId = opening.caseId;
  resident.holder = holder;
  return [
    {
      type: "case_opened",
      id: `case:${opening.caseId}:opened:${opening.eventId}`,
      at,
      caseId: opening.caseId,
      receipt: receiptNumber(opening.caseId, 0),
      holder,
      answerBy: answerBy(script.city, opening.danger.tier, opening.at, script.holidays),
    },
  ];
}

/** A phone's language that is taken for each of ours. */
const PROFILE_LANGUAGES = { ja: "ja", "ja-easy": "vi", en: "en" } as const;
