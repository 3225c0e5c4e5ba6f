import { expect, test } from "vitest";
import { NOON, OpenTalk, spoken } from "./open-talk.ts";

/** Webhooks may come late and out of order: words that told something are kept wherever they arrive. */
const STORY = "仕事をやめて、借金が返せません";

function atArea(): OpenTalk {
  const talk = new OpenTalk("kokubunji", NOON);
  talk.happens({ 友だち追加: "はじめて" });
  talk.tapsAll("自分のこと", "病気や障害", "これで全部", "急ぐことはない");
  return talk;
}

const toldIn = (talk: OpenTalk) => talk.session().words.map(({ text }) => text);

test("a story that arrives where the town is asked for is kept, and the town asked for again", () => {
  const talk = atArea();
  expect(spoken(talk.says(STORY))).toContain("どこに住んで");
  expect(toldIn(talk)).toEqual([STORY]);
  expect(spoken(talk.says("本多2丁目"))).toContain("何歳くらい");
});

test("beside the name of the town it is kept as well", () => {
  const talk = atArea();
  const both = `本多2丁目です。${STORY}`;
  expect(spoken(talk.says(both))).toContain("何歳くらい");
  expect(toldIn(talk)).toEqual([both]);
});

test("a town by itself is no story", () => {
  const talk = atArea();
  talk.says("本多2丁目");
  expect(toldIn(talk)).toEqual([]);
});

test("words of danger said a second time reach the case that the first ones raised", () => {
  const talk = new OpenTalk("kokubunji", NOON);
  talk.happens({ 友だち追加: "はじめて" });
  talk.taps("自分のこと");
  talk.says("もう死にたい。今夜やります");
  const again = "やっぱり死にたい。橋の上にいます";
  expect(talk.says(again).記録.filter((line) => line.includes(again))).toEqual([`相談に追加：${again}`]);
});
