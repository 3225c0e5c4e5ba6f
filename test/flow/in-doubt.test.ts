import { describe, expect, test } from "vitest";
import { handedOver, NOON, OpenTalk, spoken } from "./open-talk.ts";

/** A reply that was cut off is never sent again blindly; the question in it is put again when she writes. */
const TROUBLE = "どんなことで困って";
const AREA = "どこに住んで";

/** 「自分のこと」 was answered, and nobody knows whether the next question arrived. */
function atTrouble(): OpenTalk {
  const talk = new OpenTalk("kokubunji", NOON);
  talk.happens({ 友だち追加: "はじめて" });
  talk.taps("自分のこと");
  expect(talk.replyIsLost().つなぐ).toEqual([]);
  return talk;
}

function atArea(): OpenTalk {
  const talk = atTrouble();
  talk.tapsAll("借金", "これで全部", "急ぐことはない");
  talk.replyIsLost();
  return talk;
}

describe("when the last reply is in doubt", () => {
  test.each(["もしもし", "1", "自分のこと", "ありがとう"])(
    "「%s」 brings the question again, and is no answer to it",
    (text) => {
      const talk = atTrouble();
      expect(spoken(talk.says(text))).toContain(TROUBLE);
      expect(talk.session()).toMatchObject({ place: { step: "trouble" }, inDoubt: false, misses: 0, words: [] });
    },
  );

  test("a story can only be meant for it: the talk goes on, and nothing is asked twice", () => {
    const said = spoken(atTrouble().says("仕事をやめて、借金が返せません"));
    expect(said).toContain("合っていますか");
    expect(said).not.toContain(TROUBLE);
  });

  test("a tap on its button shows that it arrived", () => {
    const said = spoken(atTrouble().taps("借金"));
    expect(said).toContain("ほかにもあれば");
    expect(said).not.toContain(TROUBLE);
  });

  test("a command is obeyed and the question comes with it", () => {
    const said = spoken(atTrouble().says("いまの状況"));
    expect(said.split(TROUBLE)).toHaveLength(2);
  });

  test("a tap on the button of the question before is explained, and the question put once", () => {
    const talk = atTrouble();
    const said = spoken(talk.happens({ 前のボタン: "自分のこと" }));
    expect(said.split(TROUBLE)).toHaveLength(2);
  });

  test("words of danger are answered first, whatever is in doubt", () => {
    expect(spoken(atTrouble().says("もう死にたい。今夜やります"))).toContain("【安全】");
  });

  test("the name of a town is taken where one was asked for; a number is not", () => {
    expect(spoken(atArea().says("本多2丁目"))).toContain("何歳くらい");
    expect(spoken(atArea().says("1"))).toContain(AREA);
  });

  test("what was told instead of an answer is kept", () => {
    const talk = atArea();
    const told = "家賃も払えなくて、追い出されそうです";
    talk.taps("言いたくない");
    talk.replyIsLost();
    expect(spoken(talk.says(told))).toContain("何歳くらい");
    expect(talk.session().words.map(({ text }) => text)).toContain(told);
  });

  test("it is over with the next message: the second one is taken as it is", () => {
    const talk = atTrouble();
    talk.says("もしもし");
    expect(spoken(talk.says("借金"))).toContain("ほかにもあれば");
  });

  test("what was said since makes the old doubt pointless", () => {
    const talk = atTrouble();
    const before = talk.session().spoke;
    talk.says("もう一度");
    expect(talk.session().spoke).not.toBe(before);
    expect(talk.session().inDoubt).toBe(false);
  });
});

test("with an office, a message is passed on and no receipt is said again", () => {
  const talk = handedOver();
  talk.replyIsLost();
  const turned = talk.says("明日は行けません");
  expect(spoken(turned)).not.toContain("受付番号");
  expect(turned.記録).toEqual(["相談に追加：明日は行けません"]);
});
