import { decideTurn } from "../../src/app/handle-turn.ts";
import { answerBy } from "../../src/core/casework/answer-by.ts";
import { receiptNumber } from "../../src/core/casework/receipt.ts";
import type { Effect } from "../../src/core/effect.ts";
import type { Event } from "../../src/core/event.ts";
import type { Script } from "../../src/core/script.ts";
import { Session } from "../../src/core/session.ts";
import { Resident } from "./resident.ts";
import type { Expected, Talk } from "./talk.ts";
import { transcriptOf } from "./transcript.ts";

/** Plays a talk on the pure engine; the session goes through JSON on every turn, so nothing un-storable can creep in. */
export function playInMemory(script: Script, talk: Talk): Expected[] {
  const resident = new Resident(talk.at);
  let stored: string | null = null;

  const take = (events: Event[]): Effect[] => {
    const session = stored === null ? null : Session.parse(JSON.parse(stored));
    const turn = decideTurn(script, { conversationId: "conversation", session, events }, resident.now());
    stored = JSON.stringify(turn.session);
    const answers = turn.effects.flatMap((effect) => answerTo(script, resident, effect));
    return [...turn.effects, ...answers.flatMap((event) => take([event]))];
  };

  return talk.turns.map(({ happening }) => {
    const events = resident.happen(happening);
    const effects = events.length === 0 ? [] : take(events);
    resident.see(effects);
    return transcriptOf(script, effects);
  });
}

/** What the record and LINE's profile answer, as the real ones would. */
export function answerTo(script: Script, resident: Resident, effect: Effect): Event[] {
  const at = new Date(resident.now()).toISOString();
  if (effect.type === "fetch_profile") return [{ type: "profile_known", id: "profile", at, language: "ja" }];
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
