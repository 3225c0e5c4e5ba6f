import { expect, test } from "vitest";
import { NOON, OpenTalk, spoken } from "./open-talk.ts";

function inDanger(): OpenTalk {
  const talk = new OpenTalk("mito", NOON);
  talk.happens({ 友だち追加: "はじめて" });
  talk.taps("自分のこと");
  talk.says("もう死にたい。今夜やります");
  return talk;
}

test.each(["あ", "いた", "？", "ううう"])(
  "while a danger case waits, 「%s」, which nobody understands, reaches staff",
  (word) => {
    const talk = inDanger();
    talk.says("はい");
    expect(talk.says(word).記録.join()).toContain(word);
  },
);

test("without danger the same words are only asked about again", () => {
  const talk = new OpenTalk("mito", NOON);
  talk.happens({ 友だち追加: "はじめて" });
  expect(talk.says("ううう").記録).toEqual([]);
});

test("who hides now is asked about now, not about tonight", () => {
  const talk = new OpenTalk("mito", NOON);
  talk.happens({ 友だち追加: "はじめて" });
  talk.taps("自分のこと");
  const said = spoken(talk.says("彼がなぐる。いま部屋にかくれてる"));
  expect(said).toContain("今、あなたは安全ですか");
  expect(said).not.toContain("今夜は");
});
