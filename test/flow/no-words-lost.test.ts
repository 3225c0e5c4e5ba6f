import fc from "fast-check";
import { expect, test } from "vitest";
import { ANSWERS } from "../../scripts/chaos/answers.ts";
import { NOON, OpenTalk, spoken } from "./open-talk.ts";

/**
 * Webhooks come late, twice and out of order, and people tell what they want to tell wherever they are asked something else. What she
 * wrote before she agreed, or afterwards, is in her case: in her own words, or as a message.
 */
const TOLD = [
  "仕事をやめて、借金が返せません",
  "家賃が払えないのですが、どうしたらいいですか",
  "母の介護でつかれました",
  "借金が返せなくて苦しい",
  "もう消えたいと思うことがあります",
  "夫にたたかれます",
  "もう死にたいです。今夜やります",
  "電話は090-1234-5678、夫に知られたくないです。借金があります",
  "きのうのことを、まだだれにも言えていないままでいます",
] as const;

type Happens = { tells: number } | { does: (typeof DOES)[number] };
const DOES = [
  "doubt",
  "もう一度",
  "いまの状況",
  "ことば",
  "人と話したい",
  "sticker",
  "block",
  "unblock",
  "follows",
] as const;

const happens = fc.oneof(
  { weight: 3, arbitrary: fc.record({ tells: fc.nat(TOLD.length - 1) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom(...DOES) }) },
);
/** What comes between two answers; mostly nothing. */
const between = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Happens[]>([]) },
  { weight: 2, arbitrary: fc.array(happens, { minLength: 1, maxLength: 3 }) },
);
const ANSWERS_MAX = 60;
/** What only stands open after what happened between. */
const MORE_ANSWERS: typeof ANSWERS = [
  ["Language?", { says: "日本語" }],
  ["ほかにもいれば", { taps: "これで全部" }],
  ["番号を書いてください", { says: "090-1234-5678" }],
  ...ANSWERS,
];

test("every word she wrote is in her case, wherever and in whatever order it arrived", () => {
  let receipts = 0;
  fc.assert(
    fc.property(fc.array(between, { minLength: 4, maxLength: 24 }), fc.boolean(), (plan, befriended) => {
      const talk = new OpenTalk("kokubunji", NOON);
      const told: string[] = [];
      const take = (happening: Happens) => carryOn(talk, happening, told);
      if (befriended) talk.happens({ 友だち追加: "はじめて" });
      else take({ tells: 0 });
      for (let n = 0; n < ANSWERS_MAX && !isHandedOver(talk); n += 1) {
        for (const each of plan[n] ?? []) take(each);
        if (!isHandedOver(talk)) answer(talk);
      }
      expect(isHandedOver(talk), `stands at ${JSON.stringify(talk.session().place)}`).toBe(true);
      receipts += 1;
      for (const each of plan.at(-1) ?? []) take(each);
      const whole = inCase(talk);
      expect(told.filter((mark) => !whole.includes(mark))).toEqual([]);
    }),
    { numRuns: 40 },
  );
  expect(receipts).toBeGreaterThanOrEqual(40);
});

function carryOn(talk: OpenTalk, happening: Happens, told: string[]): void {
  if ("tells" in happening) {
    const mark = `（話${told.length + 1}）`;
    told.push(mark);
    talk.says(`${TOLD[happening.tells]}${mark}`);
    return;
  }
  switch (happening.does) {
    case "doubt":
      if (talk.session().spoke !== null) talk.replyIsLost();
      return;
    case "sticker":
      talk.happens({ 送る: "スタンプ" });
      return;
    case "block":
      talk.happens({ LINE: "ブロック" });
      return;
    case "unblock":
      talk.happens({ LINE: "ブロック解除" });
      return;
    case "follows":
      talk.happens({ 友だち追加: "はじめて" });
      return;
    default:
      talk.says(happening.does);
  }
}

/** Answers what is asked now, as residents of the chaos run do. */
function answer(talk: OpenTalk): void {
  const asked = spoken(talk.says("もう一度"));
  const fitting = MORE_ANSWERS.find(([words]) => asked.includes(words))?.[1];
  if (fitting === undefined) throw new Error(`nobody knows an answer to: ${asked}`);
  if ("taps" in fitting) talk.taps(fitting.taps);
  else talk.says(fitting.says === "story" ? "借金があります" : fitting.says);
}

function isHandedOver(talk: OpenTalk): boolean {
  return talk.effects.some((effect) => effect.type === "open_case" && effect.opening.reason === "handoff");
}

/** All of her words that staff can read. */
function inCase(talk: OpenTalk): string {
  const texts = talk.effects.flatMap((effect) => {
    if (effect.type === "open_case") return effect.opening.words.map(({ text }) => text);
    return effect.type === "add_message" ? [effect.text ?? ""] : [];
  });
  return texts.join("\n");
}
