import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decideTurn } from "../../src/app/handle-turn.ts";
import { loadScripts } from "../../src/content/load-scripts.ts";
import type { Action } from "../../src/core/bubble.ts";
import type { Effect } from "../../src/core/effect.ts";
import type { Event } from "../../src/core/event.ts";
import { checkSay } from "../../src/core/limits.ts";
import type { Script } from "../../src/core/script.ts";
import { Session } from "../../src/core/session.ts";

/** What must hold whatever a resident does: any taps, any words, any order, old buttons, unsends, blocks. */
const scripts = await loadScripts(join(import.meta.dirname, "../.."), null);

const words = fc.constantFrom(
  "1",
  "２",
  "三",
  "はい",
  "いいえ",
  "戻る",
  "やり直す",
  "やめる",
  "人と話したい",
  "いまの状況",
  "消してほしい",
  "同意をやめる",
  "English",
  "やさしい日本語",
  "日本語",
  "家賃が払えません。仕事もなくなりました",
  "母の介護でつかれました",
  "もう死にたい",
  "夫にたたかれます",
  "東元町",
  "立川市",
  "82",
  "13歳",
  "ない",
  "たなか",
  "ごみの日はいつですか",
  "ありがとう",
  "…",
  "😭",
  "a",
);
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("tap" as const), which: fc.nat(60) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("say" as const),
      text: fc.oneof(words, fc.string({ unit: "grapheme", maxLength: 40 })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "sticker" as const,
        "place" as const,
        "unsend" as const,
        "block" as const,
        "unblock" as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom("accepted" as const, "replied" as const, "passed" as const, "closed" as const),
    }),
  },
);

test("never an error, never silence after a question, never a message LINE would refuse, always a session that can be stored", () => {
  fc.assert(
    fc.property(fc.constantFrom(...scripts.keys()), fc.array(act, { minLength: 1, maxLength: 40 }), (city, acts) => {
      const script = scripts.get(city);
      if (script === undefined) throw new Error("no city");
      const talk = new Talk(script);
      talk.happen({ ...talk.base(), type: "followed", again: false });
      for (const each of acts) talk.act(each);
    }),
    { numRuns: 300 },
  );
});

test("nothing is told to anybody without consent, except danger to the lead department", () => {
  const handedOver = { danger: 0, handoff: 0 };
  fc.assert(
    fc.property(fc.array(act, { minLength: 5, maxLength: 60 }), (acts) => {
      const script = scripts.get("kokubunji");
      if (script === undefined) throw new Error("no city");
      const talk = new Talk(script);
      talk.happen({ ...talk.base(), type: "followed", again: false });
      for (const each of acts) talk.act(each);
      for (const effect of talk.effects) {
        if (effect.type !== "open_case") continue;
        handedOver[effect.opening.reason] += 1;
        if (effect.opening.consent.scope === "share") continue;
        const { opening } = effect;
        expect(opening.route.lead.id).toBe(script.city.lead_department);
        expect(opening.route.with).toEqual([]);
        if (opening.reason === "danger") expect(opening.danger.tier).toBeLessThanOrEqual(1);
        else expect(opening.consent.scope).toBe("city_only");
      }
    }),
    { numRuns: 200 },
  );
  // It would prove little if nothing had been handed over.
  expect(handedOver.danger).toBeGreaterThan(10);
  expect(handedOver.handoff).toBeGreaterThan(3);
});

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** A conversation whose session goes through JSON on every turn, and whose buttons can all be tapped, old ones too. */
class Talk {
  readonly effects: Effect[] = [];
  readonly #script: Script;
  #stored: string | null = null;
  #count = 0;
  #buttons: Extract<Action, { kind: "tap" }>[] = [];
  #messages: string[] = [];
  #caseId: string | null = null;

  constructor(script: Script) {
    this.#script = script;
  }

  base() {
    this.#count += 1;
    return {
      id: `e${this.#count}`,
      at: new Date(Date.parse("2026-04-01T08:00:00+09:00") + this.#count * 600_000).toISOString(),
    };
  }

  act(what: Act): void {
    const holder = { id: "shogai-kikan", name: "障害者基幹相談支援センター" };
    const caseId = this.#caseId;
    switch (what.do) {
      case "tap": {
        // The newest buttons most often, old ones now and then.
        const button = this.#buttons.at(-1 - (what.which % Math.max(1, this.#buttons.length)));
        if (button !== undefined) this.happen({ ...this.base(), type: "tapped", data: button.data });
        return;
      }
      case "say": {
        const base = this.base();
        this.#messages.push(base.id);
        this.happen({ ...base, type: "said", messageId: base.id, text: what.text });
        return;
      }
      case "sticker":
        this.happen({ ...this.base(), type: "showed", messageId: "s", kind: "sticker" });
        return;
      case "place":
        this.happen({
          ...this.base(),
          type: "located",
          messageId: "p",
          latitude: 35.7,
          longitude: 139.4,
          address: null,
        });
        return;
      case "unsend":
        this.happen({ ...this.base(), type: "unsent", messageId: this.#messages.at(-1) ?? "none" });
        return;
      case "block":
        this.happen({ ...this.base(), type: "unfollowed" });
        return;
      case "unblock":
        this.happen({ ...this.base(), type: "followed", again: true });
        return;
      case "accepted":
      case "passed":
        if (caseId !== null) this.happen({ ...this.base(), type: `case_${what.do}`, caseId, holder });
        return;
      case "closed":
        if (caseId !== null) this.happen({ ...this.base(), type: "case_closed", caseId });
        return;
      case "replied":
        if (caseId !== null)
          this.happen({ ...this.base(), type: "staff_replied", caseId, messageId: "r", text: "はい", holder });
        return;
      default:
        what satisfies never;
    }
  }

  happen(event: Event): void {
    const session = this.#stored === null ? null : Session.parse(JSON.parse(this.#stored));
    const turn = decideTurn(this.#script, { conversationId: "c", session, events: [event] }, Date.parse(event.at));
    this.#stored = JSON.stringify(turn.session);
    expect(Session.parse(JSON.parse(this.#stored))).toEqual(turn.session);
    for (const effect of turn.effects) this.#take(effect);
    // Whoever writes to the program while it is asking is answered.
    const wrote = event.type === "said" || event.type === "tapped";
    if (wrote && turn.session.phase === "asking")
      expect(turn.effects.some((effect) => effect.type === "say")).toBe(true);
    for (const effect of turn.effects) this.#answer(effect);
  }

  #take(effect: Effect): void {
    this.effects.push(effect);
    if (effect.type !== "say") return;
    expect(checkSay(effect)).toEqual([]);
    const actions = [
      ...effect.bubbles.flatMap((bubble) => (bubble.kind === "text" ? [] : bubble.actions)),
      ...effect.quick,
    ];
    this.#buttons.push(...actions.filter((action) => action.kind === "tap"));
    expect(JSON.stringify(effect)).not.toMatch(/undefined|\{\{|\[object/);
  }

  #answer(effect: Effect): void {
    if (effect.type === "fetch_profile") this.happen({ ...this.base(), type: "profile_known", language: "ja" });
    if (effect.type !== "open_case") return;
    const { caseId, route } = effect.opening;
    this.#caseId = caseId;
    const holder = { id: route.lead.id, name: route.lead.name };
    const { at, id } = this.base();
    this.happen({ id, at, type: "case_opened", caseId, receipt: "1234-5678", holder, answerBy: at });
  }
}
