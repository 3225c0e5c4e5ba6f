import { describe, expect, test } from "vitest";
import { NOON, OpenTalk, spoken } from "./open-talk.ts";

function asked(): OpenTalk {
  const talk = new OpenTalk("kokubunji", NOON);
  talk.happens({ 友だち追加: "はじめて" });
  return talk;
}

describe("a town that may be several", () => {
  function which(): OpenTalk {
    const talk = asked();
    talk.tapsAll("家族のこと", "介護", "これで全部", "急ぐことはない");
    expect(spoken(talk.says("東"))).toContain("［1 東元町］［2 東戸倉］［3 東恋ヶ窪］［4 言いたくない］");
    return talk;
  }

  test.each(["2", "②", "東戸倉", "二番"])("is chosen by typing 「%s」", (typed) => {
    const talk = which();
    expect(spoken(talk.says(typed))).toContain("何歳くらい");
    expect(talk.session().answers.area).toMatch(/\n東戸倉$/);
  });

  test("is chosen by tapping, and 戻る asks again which", () => {
    const talk = which();
    talk.taps("東恋ヶ窪");
    expect(talk.session().answers.area).toMatch(/\n東恋ヶ窪$/);
    expect(spoken(talk.says("戻る"))).toContain("［3 東恋ヶ窪］");
  });

  test("may still be said otherwise, or not at all", () => {
    expect(spoken(which().says("光町"))).toContain("何歳くらい");
    const talk = which();
    talk.says("4");
    expect(talk.session().answers.area).toBeUndefined();
  });
});

describe("a town that may be another city's", () => {
  function isIt(): OpenTalk {
    const talk = asked();
    talk.tapsAll("家族のこと", "介護", "これで全部", "急ぐことはない");
    expect(spoken(talk.says("札幌の本町"))).toContain("国分寺市の本町ですか。");
    return talk;
  }

  test.each(["はい", "そうです", "本町", "1"])("is ours when 「%s」 follows", (typed) => {
    const talk = isIt();
    expect(spoken(talk.says(typed))).toContain("何歳くらい");
    expect(talk.session().answers.area).toMatch(/^honcho\n/);
  });

  test.each([
    ["札幌です", "札幌です"],
    ["札幌の本町です", "札幌の本町です"],
    ["ちがいます", "札幌の本町"],
    ["言いたくない", "札幌の本町"],
  ])("is left to people when 「%s」 follows", (typed, kept) => {
    const talk = isIt();
    expect(spoken(talk.says(typed))).toContain("何歳くらい");
    expect(talk.session().answers.area).toBe(`\n${kept}`);
  });

  test("another city that was named stays known, whether the town is told or not", () => {
    const talk = asked();
    talk.tapsAll("家族のこと", "介護", "これで全部", "急ぐことはない");
    expect(spoken(talk.says("小金井の本町"))).toContain("小金井市の方は、小金井市の役所でも相談できます。");
    expect(spoken(talk.says("言いたくない"))).toContain("何歳くらい");
    expect(talk.session().answers.area).toBe("\n小金井の本町");
  });
});

test.each([
  ["八十二歳", "75+"],
  ["八十二", "75+"],
  ["十七歳", "6-17"],
  ["３０才", "18-39"],
])("an age may be written 「%s」", (typed, band) => {
  const talk = asked();
  talk.tapsAll("家族のこと", "介護", "これで全部", "急ぐことはない", "言いたくない");
  talk.says(typed);
  expect(talk.session().answers.age).toBe(band);
});

test("「十二番」 is the twelfth choice", () => {
  const talk = asked();
  talk.taps("自分のこと");
  talk.says("十二番");
  expect(talk.session().answers.topics).toEqual(["withdrawal"]);
});

test("「はい」 to the offer of a person brings the person", () => {
  const talk = asked();
  talk.says("うーん");
  expect(spoken(talk.says("えっと"))).toContain("人と話すこともできます");
  expect(spoken(talk.says("はい"))).toContain("市役所の人に、つなぐことができます");
});

describe("lines in a hurry at a question with buttons", () => {
  test("are one story, answered once", () => {
    const talk = asked();
    const turned = talk.happens({
      続けて: ["仕事をやめさせられて", "家賃を三か月払えていません", "どうしたらいいですか"],
    });
    expect(turned.つなぐ.filter((text) => text.includes("書きとめました"))).toHaveLength(1);
    expect(talk.session().words).toHaveLength(1);
  });

  test("stand for themselves where one of them is an answer", () => {
    const talk = asked();
    talk.happens({ 続けて: ["母のことです", "介護でつかれました"] });
    expect(talk.session().answers.about).toBe("family");
    expect(talk.session().words.map((said) => said.text)).toEqual(["介護でつかれました"]);
  });
});

test("whoever lives alone is not asked who else lives there", () => {
  const contact = asked();
  contact.tapsAll("自分のこと", "借金", "これで全部", "急ぐことはない", "言いたくない", "言いたくない", "連絡がほしい");
  expect(spoken(contact.taps("ひとり暮らし"))).toContain("連絡は、どんなやり方が");
  contact.says("戻る");
  expect(spoken(contact.taps("親"))).not.toContain("ひとり暮らし");
});
