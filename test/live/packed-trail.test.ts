import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Session } from "../../src/core/session.ts";
import { packedJson, unpackTrail } from "../../src/live/packed-trail.ts";
import { makeVault } from "../../src/live/vault.ts";
import { session } from "../contracts/live-store/conversation.ts";
import { testKeys } from "../live/sqlite-backend.ts";

const place = { flow: "intake", step: "about" };
const answers = fc.dictionary(
  fc.constantFrom("about", "story", "topics", "topics_by", "area", "age"),
  fc.oneof(fc.constantFrom("self", "家賃が払えません"), fc.subarray(["rent", "debt"]), fc.integer()),
  { noNullPrototype: true },
);
const withTrail = (trail: Session["trail"]) => ({ ...session("conversation-a", []), trail });
const flows = fc.constantFrom("intake", "wishes");
const places = fc.record({ flow: flows, step: fc.constantFrom("about", "area") });
const mark = fc.record({
  place: places,
  callers: fc.array(places, { maxLength: 2 }),
  answers,
  wordCount: fc.integer({ min: 0, max: 2 }),
});
const marks = (each: readonly Record<string, string | string[] | number>[]) =>
  each.map((answers, wordCount) => ({ place, callers: [], answers, wordCount }));

describe("a trail that says only what is new", () => {
  test("comes back letter by letter, in the same order, whatever was answered, changed and taken back", () => {
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 8 }), (marked) => {
        const whole = withTrail(marked);
        const { trail } = Session.parse(unpackTrail(JSON.parse(packedJson(whole))));
        expect(JSON.stringify(trail)).toBe(JSON.stringify(whole.trail));
      }),
    );
  });

  test("does not grow with every answer that stays", () => {
    const story = "あ".repeat(1000);
    const whole = withTrail(marks(Array.from({ length: 12 }, (_, n) => ({ story, age: n }))));
    expect(packedJson(whole).length).toBeLessThan(JSON.stringify(whole).length / 4);
  });

  test("is read by every vault, and so is one that was never packed", () => {
    const whole = withTrail(marks([{ about: "self" }, { about: "self", topics: ["rent"] }]));
    const vaults = [true, false].map((packTrails) => () => makeVault(testKeys, { packTrails }));
    for (const sealing of vaults) {
      const sealed = sealing().seal("session", "a", whole);
      for (const opening of vaults) expect(opening().open("session", "a", sealed)).toEqual(whole);
    }
  });

  test("is read as the version before wrote it", () => {
    const trail = [
      { place, callers: [], answers: { about: "self" }, wordCount: 0 },
      { place, callers: [place], kept: 1, answers: { age: 1 }, wordCount: 2 },
    ];
    expect(unpackTrail({ trail })).toEqual({
      trail: [trail[0], { place, callers: [place], answers: { about: "self", age: 1 }, wordCount: 2 }],
    });
  });

  test("that refers to more than there is does not open", () => {
    const mark = { place, callers: [], answers: {}, wordCount: 0, kept: 1 };
    expect(() => unpackTrail({ trail: [mark] })).toThrow();
  });
});
