import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { takeTurn } from "../../src/app/handle-turn.ts";
import { answerTo, asRecorded } from "../../src/app/play-talk.ts";
import { loadScripts } from "../../src/content/load-scripts.ts";
import type { Action, Bubble } from "../../src/core/bubble.ts";
import { commandButton } from "../../src/core/button.ts";
import type { Effect } from "../../src/core/effect.ts";
import type { Event } from "../../src/core/event.ts";
import { checkSay } from "../../src/core/limits.ts";
import { Session } from "../../src/core/session.ts";
import { Resident } from "../../src/core/talk/resident.ts";

/** Whatever happens in a city that asks on its own page: nothing of it comes into LINE, and nobody is left without an answer. */
const CANARY = "かなりあ";
const packs = await loadScripts(join(import.meta.dirname, "../.."), null);
const scripts = [...packs.values()].map((script) => asRecorded(script, { confidential: "page" }));

const texts = [
  "家賃が払えません。仕事もなくなりました",
  "母の介護でつかれました",
  "もう死にたい",
  "夫にたたかれます",
  "東元町です",
  "82歳です",
  "090-1234-5678",
  "ごみの日はいつですか",
];
const commands = ["back", "restart", "stop", "person", "status", "language", "repeat", "link", "erase", "en"];
const act = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant("tap" as const), which: fc.nat(30) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("write" as const), text: fc.constantFrom(...texts) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("command" as const), name: fc.constantFrom(...commands) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("in LINE" as const), name: fc.constantFrom(...commands) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom("sticker" as const, "later" as const, "accepted" as const, "passed" as const),
    }),
  },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

test("what is said on the page, what is asked there and which office it leads to never stand in LINE", () => {
  const seen = { onPage: 0, receipts: 0, danger: 0, links: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...scripts), fc.array(act, { minLength: 5, maxLength: 45 }), (script, acts) => {
      const talk = new PageTalk(script);
      talk.happen({ id: "e0", at: new Date(talk.now()).toISOString(), type: "followed", again: false });
      for (const each of acts) talk.act(each);
      const secrets = secretsOf(script);
      for (const effect of talk.effects) {
        if (effect.type === "say_on_page") seen.onPage += 1;
        if (effect.type === "open_case") seen[effect.opening.reason === "danger" ? "danger" : "receipts"] += 1;
        if (effect.type !== "say") continue;
        expect(checkSay({ ...effect, bubbles: effect.bubbles.map(withoutLinks) })).toEqual([]);
        const said = JSON.stringify(effect.bubbles);
        seen.links += said.includes("page:") ? 1 : 0;
        expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
      }
    }),
    { numRuns: 120 },
  );
  // It would prove little if nobody had come so far.
  expect(seen.onPage).toBeGreaterThan(1_000);
  expect(Math.min(seen.receipts, seen.danger, seen.links)).toBeGreaterThan(3);
});

/** Her words, the offices (but for the lead department, which stands for the city), and the names of troubles. */
function secretsOf({ city, words }: (typeof scripts)[number]): string[] {
  const offices = [...city.agencies, ...city.departments].filter(({ id }) => id !== city.lead_department);
  const troubles = ["rent", "debt", "care", "childcare", "violence", "withdrawal"];
  return [CANARY, ...offices.map(({ name }) => name), ...troubles.map((topic) => words("ja", `common:topic.${topic}`))];
}

/** The address of our page stands there only when it goes out. */
function withoutLinks(bubble: Bubble): Bubble {
  if (bubble.kind === "text") return bubble;
  const actions = bubble.actions.map((action): Action => {
    return action.kind === "link" && action.uri.startsWith("page:") ? { ...action, uri: "https://a.example" } : action;
  });
  return { ...bubble, actions };
}

/** A resident who taps and writes on the page; its session goes through JSON on every turn. */
class PageTalk {
  readonly effects: Effect[] = [];
  readonly #script: (typeof scripts)[number];
  readonly #resident = new Resident("2026-04-01T08:00:00+09:00");
  #stored: string | null = null;
  #count = 0;
  #minutes = 0;

  constructor(script: (typeof scripts)[number]) {
    this.#script = script;
  }

  now(): number {
    return this.#resident.now() + this.#minutes * 60_000 + this.#count;
  }

  act(what: Act): void {
    this.#count += 1;
    if (what.do === "later") this.#minutes += 180;
    const event = this.#eventOf(what);
    if (event !== null) this.happen(event);
  }

  #eventOf(what: Act): Event | null {
    const base = { id: `e${this.#count}`, at: new Date(this.now()).toISOString() };
    const messageId = base.id;
    switch (what.do) {
      case "tap": {
        const offered = this.#session()?.securePage?.talk.at(-1)?.bubbles.flatMap(tapsOf) ?? [];
        const data = offered[what.which % Math.max(1, offered.length)];
        return data === undefined ? null : { ...base, type: "tapped", data, onPage: true };
      }
      case "write":
        return { ...base, type: "said", messageId, text: `${CANARY}。${what.text}`, onPage: true };
      case "command":
        return { ...base, type: "tapped", data: commandButton(what.name), onPage: true };
      case "in LINE":
        return { ...base, type: "tapped", data: commandButton(what.name) };
      case "sticker":
        return { ...base, type: "showed", messageId, kind: "sticker" };
      case "accepted":
      case "passed": {
        const { caseId } = this.#resident;
        const [office] = this.#script.city.agencies;
        if (caseId === null || office === undefined) return null;
        return { ...base, type: `case_${what.do}`, caseId, holder: { id: office.id, name: office.name } };
      }
      case "later":
        return null;
      default:
        return what satisfies never;
    }
  }

  happen(event: Event): void {
    const turn = takeTurn(
      this.#script,
      { conversationId: "c", session: this.#session(), events: [event] },
      Date.parse(event.at),
    );
    this.#stored = JSON.stringify(turn.session);
    expect(this.#session()).toEqual(turn.session);
    this.effects.push(...turn.effects);
    // Whoever writes or taps while something is asked is answered, here or there.
    if (["said", "tapped"].includes(event.type) && turn.session.phase === "asking")
      expect(turn.effects.some(({ type }) => type === "say" || type === "say_on_page")).toBe(true);
    for (const effect of turn.effects)
      for (const answer of answerTo(this.#script, this.#resident, effect)) this.happen({ ...answer, at: event.at });
  }

  #session(): Session | null {
    return this.#stored === null ? null : Session.parse(JSON.parse(this.#stored));
  }
}

function tapsOf(bubble: Bubble): string[] {
  return bubble.kind === "text" ? [] : bubble.actions.flatMap((action) => (action.kind === "tap" ? action.data : []));
}
