import { join } from "node:path";
import { takeTurn } from "../../src/app/handle-turn.ts";
import { answerTo, asRecorded } from "../../src/app/play-talk.ts";
import { loadScripts } from "../../src/content/load-scripts.ts";
import type { Action } from "../../src/core/bubble.ts";
import type { Effect } from "../../src/core/effect.ts";
import type { Event } from "../../src/core/event.ts";
import { Session } from "../../src/core/session.ts";
import { Resident } from "../../src/core/talk/resident.ts";
import type { Expected, Happening } from "../../src/core/talk/talk.ts";
import { transcriptOf } from "../../src/core/talk/transcript.ts";

const scripts = await loadScripts(join(import.meta.dirname, "../.."), ["kokubunji", "mito"]);

/** What came of one turn: as a city officer reads it, and the quick replies under the last bubble. */
export type Turned = Expected & { quick: string[] };

/** A conversation that a test carries on step by step; the session goes through JSON on every turn. */
export class OpenTalk {
  readonly script;
  /** All that was to be done so far. */
  readonly effects: Effect[] = [];
  readonly #resident;
  #stored: string | null = null;

  /** `confidential`: where the city asks what is confidential. */
  constructor(city: "kokubunji" | "mito", at: string, confidential: "chat" | "page" = "chat") {
    const script = scripts.get(city);
    if (script === undefined) throw new Error(`${city} is not there`);
    this.script = asRecorded(script, { confidential });
    this.#resident = new Resident(at);
  }

  session(): Session {
    return Session.parse(JSON.parse(this.#stored ?? "null"));
  }

  says(text: string): Turned {
    return this.happens({ 住民: text });
  }

  taps(label: string): Turned {
    return this.happens({ タップ: label });
  }

  /** Several answers in a row, tapped by their label; what the last one brought. */
  tapsAll(...labels: string[]): Turned {
    return labels.map((label) => this.taps(label)).at(-1) ?? { つなぐ: [], ページ: [], 記録: [], quick: [] };
  }

  /** What was last said may not have arrived. */
  replyIsLost(): Turned {
    const eventId = this.session().spoke ?? "";
    const at = new Date(this.#resident.now()).toISOString();
    const effects = this.#take([{ type: "reply_in_doubt", id: `doubt:${eventId}`, at, eventId }]);
    return { ...transcriptOf(this.script, effects), quick: [] };
  }

  happens(happening: Happening): Turned {
    const effects = this.#take(this.#resident.happen(happening));
    this.#resident.see(effects);
    const last = effects.findLast((effect) => effect.type === "say");
    return { ...transcriptOf(this.script, effects), quick: (last?.quick ?? []).map((action: Action) => action.label) };
  }

  /** An event as LINE sent it, whenever that was. */
  comes(event: Event): Effect[] {
    return this.#take([event]);
  }

  #take(events: Event[]): Effect[] {
    if (events.length === 0) return [];
    const session = this.#stored === null ? null : this.session();
    const turn = takeTurn(this.script, { conversationId: "c", session, events }, this.#resident.now());
    this.#stored = JSON.stringify(turn.session);
    this.effects.push(...turn.effects);
    const answers = turn.effects.flatMap((effect) => answerTo(this.script, this.#resident, effect));
    return [...turn.effects, ...answers.flatMap((event) => this.#take([event]))];
  }
}

/** Everything said in a turn as one text. */
export function spoken(turned: Turned): string {
  return turned.つなぐ.join("\n");
}

/** A talk that has been handed over to an agency and waits for somebody to take it. */
export function handedOver(at = NOON): OpenTalk {
  const talk = new OpenTalk("kokubunji", at);
  talk.happens({ 友だち追加: "はじめて" });
  talk.taps("人と話したい");
  talk.tapsAll("書かない", "伝えていい");
  return talk;
}

/** A working day, at noon. */
export const NOON = "2026-11-25T12:00:00+09:00";
