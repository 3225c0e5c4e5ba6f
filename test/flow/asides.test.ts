import { describe, expect, test } from "vitest";
import { atDeadlyPlace } from "../../src/core/triage/at-deadly-place.ts";
import { handedOver, NOON, OpenTalk, spoken } from "./open-talk.ts";

function asked(): OpenTalk {
  const talk = new OpenTalk("kokubunji", NOON);
  talk.happens({ 友だち追加: "はじめて" });
  return talk;
}

describe("words that are no answer to the engine's own question", () => {
  test.each(["ことば", "消してほしい", "同意をやめる"])(
    "after 「%s」 reach the agency that has the case",
    (command) => {
      const talk = handedOver();
      talk.says(command);
      expect(talk.says("母の通帳をなくしました").記録).toEqual(["相談に追加：母の通帳をなくしました"]);
      expect(talk.session().aside).toBeNull();
    },
  );

  test.each(["ことば", "消してほしい"])("after 「%s」 answer the flow's question", (command) => {
    const talk = asked();
    talk.says(command);
    expect(spoken(talk.says("自分のことです"))).toContain("どんなことで困っていますか");
  });

  test("after 「ことば」 as the very first words begin a consultation with them", () => {
    const talk = new OpenTalk("kokubunji", NOON);
    talk.says("ことば");
    expect(spoken(talk.says("家賃が払えなくて困っています"))).toContain("「家賃・ローン」のことで困っている");
  });
});

describe("somewhere to go, instead of a consultation", () => {
  test("is offered before the first answer, and not under every question after it", () => {
    const talk = new OpenTalk("kokubunji", NOON);
    expect(talk.happens({ 友だち追加: "はじめて" }).quick).toContain("行ける場所を知りたい");
    expect(talk.taps("自分のこと").quick).not.toContain("行ける場所を知りたい");
  });

  test.each(["居場所を教えてください", "行ける場所はありますか？", "どこか行ける所"])(
    "is understood as 「%s」",
    (typed) => {
      const said = spoken(asked().says(typed));
      expect(said).toContain("地域活動支援センター虹");
      expect(said).toContain("だれのことで、困っていますか");
    },
  );
});

test.each([
  ["2", "やさしい日本語で"],
  ["③", "I will write in English"],
  ["一番", "日本語でお話しします"],
])("a language is chosen by its number too: 「%s」", (typed, answer) => {
  const talk = asked();
  talk.says("ことば");
  expect(spoken(talk.says(typed))).toContain(answer);
});

describe("the question about safety", () => {
  const story = "夫がこわいです。毎日たたかれて、お金もくれません";

  test.each(["いまの状況", "行ける場所", "もう一度"])("is put again after 「%s」", (command) => {
    const talk = asked();
    talk.says(story);
    expect(spoken(talk.says(command))).toContain("安全に過ごせそうですか");
    expect(talk.session().aside?.kind).toBe("danger");
  });

  test("is put again after a sticker, also when it was the first thing of all", () => {
    const talk = new OpenTalk("kokubunji", NOON);
    talk.says(story);
    expect(spoken(talk.happens({ 送る: "スタンプ" }))).toContain("安全に過ごせそうですか");
  });

  test("is put again in the language that was just chosen", () => {
    const talk = asked();
    talk.says(story);
    expect(spoken(talk.says("English"))).toContain("safe tonight");
  });

  test("is left by 戻る, and the words that waited are not lost", () => {
    const talk = new OpenTalk("kokubunji", NOON);
    talk.says(story);
    expect(spoken(talk.says("戻る"))).toContain("合っていますか");
    expect(talk.session().words.map((said) => said.text)).toEqual([story]);
  });

  test("may be passed over by tapping the flow's own button, and the words that waited are not asked for again", () => {
    const talk = asked();
    talk.says(story);
    expect(spoken(talk.taps("自分のこと"))).not.toContain("どんなことで困っていますか");
    expect(talk.session().words.map((said) => said.text)).toEqual([story]);
  });
});

test("a story told where something else was asked is not asked for again", () => {
  const talk = asked();
  expect(spoken(talk.says("仕事をなくして、家賃が払えません"))).toContain("書きとめました");
  expect(spoken(talk.taps("自分のこと"))).toContain("合っていますか");
});

test("戻る after 「ことば」 is never met with silence, not even when all is over", () => {
  const talk = handedOver();
  talk.says("ことば");
  expect(spoken(talk.says("戻る"))).not.toBe("");
});

describe("asked where she is, after words of dying", () => {
  function askedWhere(): OpenTalk {
    const talk = asked();
    talk.says("死にたい気持ちがあります");
    talk.taps("いいえ、心配です");
    return talk;
  }

  test("a place where she may die is danger now, and staff are alarmed by it", () => {
    const talk = askedWhere();
    expect(talk.session().danger.tier).toBe(1);
    talk.says("駅のホーム");
    expect(talk.session().danger.tier).toBe(0);
    expect(talk.session().danger.evidence.at(-1)).toEqual({ text: "ホーム", rule: "said:deadly_place" });
  });

  test("any other place is taken as it is told", () => {
    const talk = askedWhere();
    talk.says("老人ホームの近くの家です");
    expect(talk.session().danger.tier).toBe(1);
    expect(talk.session().aside).toMatchObject({ kind: "danger", question: "go_on" });
  });

  test.each([
    ["屋上", "屋上"],
    ["おくじょう です", "おくじょう"],
    ["橋の上です", "橋"],
    ["海", "海"],
    ["on a bridge", "bridge"],
    ["桥上", "桥上"],
    ["家です", null],
    ["ホームセンターの駐車場", null],
    ["日本橋", null],
    ["上海にいます", null],
    ["海の近くの家", null],
  ])("「%s」", (said, place) => {
    expect(atDeadlyPlace(said)?.evidence[0]?.text ?? null).toBe(place);
  });
});
