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

test.each([
  ["よび名は まだ考えていないので、あとで書きますね", true],
  ["よしことよんで", false],
  ["マリア・クリスティーナ・ドス・サントス", false],
])("where her name is asked for, 「%s」 is kept among her words: %s", (said, isKept) => {
  const talk = new OpenTalk("kokubunji", NOON);
  talk.happens({ 友だち追加: "はじめて" });
  talk.tapsAll(...ON_THE_WAY.slice(0, 11).map(([label]) => label));
  talk.says(said);
  expect(toldIn(talk).includes(said)).toBe(isKept);
});

test("a town by itself is no story", () => {
  const talk = atArea();
  talk.says("本多2丁目");
  expect(toldIn(talk)).toEqual([]);
});

/** The question at which words arrive that were meant for another one. */
const ON_THE_WAY = [
  ["自分のこと", "trouble"],
  ["借金", "trouble"],
  ["これで全部", "urgent"],
  ["急ぐことはない", "area"],
  ["言いたくない", "age"],
  ["40〜64歳", "office"],
  ["連絡がほしい", "household"],
  ["言いたくない", "how"],
  ["電話で", "phone"],
  ["書かない", "when"],
  ["いつでもいい", "name"],
  ["名前は言わない", "care"],
  ["とくにない", "check"],
  ["合っています", "consent"],
] as const;

test.each(ON_THE_WAY.map((_, n) => n))(
  "whatever is asked: a story is kept, and is no answer to it (question %i)",
  (n) => {
    const talk = new OpenTalk("kokubunji", NOON);
    talk.happens({ 友だち追加: "はじめて" });
    for (const [label] of ON_THE_WAY.slice(0, n + 1)) talk.taps(label);
    expect(talk.session().place?.step).toBe(ON_THE_WAY[n]?.[1]);
    talk.says(STORY);
    expect(toldIn(talk)).toEqual([STORY]);
    const { name, phone } = talk.session().answers;
    expect([name, phone]).not.toContain(STORY);
  },
);

test.each([
  ["beside a number to call", ["電話で"], "090-1234-5678です。夫にたたかれています", "phone"],
  ["beside the choice it names", [], "夫にたたかれています", "household"],
])("%s it is kept, and the answer taken", (_where, labels, text, answered) => {
  const talk = atArea();
  talk.tapsAll("言いたくない", "40〜64歳", "連絡がほしい", ...(labels.length > 0 ? ["言いたくない", ...labels] : []));
  talk.says(text);
  if (talk.session().aside !== null) talk.taps("はい、だいじょうぶ");
  expect(toldIn(talk)).toEqual([text]);
  expect(Object.keys(talk.session().answers)).toContain(answered);
});

test("a trouble told as a question is a story: it is not asked for again", () => {
  const talk = new OpenTalk("kokubunji", NOON);
  talk.happens({ 友だち追加: "はじめて" });
  talk.says("家賃が払えないのですが、どうしたらいいですか");
  expect(spoken(talk.taps("自分のこと"))).toContain("合っていますか");
});

test.each(["人と話したい", "もう消えたい。ほんとうに", "English"])(
  "words behind the question whether she is safe are kept when 「%s」 comes instead of an answer",
  (instead) => {
    const talk = atArea();
    talk.says("もう消えたいと思うことがあります");
    expect(talk.session().aside).toMatchObject({ kind: "danger" });
    talk.says(instead);
    if (talk.session().aside !== null) talk.happens({ 前のボタン: "はい、だいじょうぶ" });
    expect(toldIn(talk)).toContain("もう消えたいと思うことがあります");
  },
);

test("also when nothing was begun: she wrote before LINE told of her", () => {
  const talk = new OpenTalk("kokubunji", NOON);
  talk.says("もう消えたいと思うことがあります");
  talk.happens({ 友だち追加: "はじめて" });
  talk.taps("はい、だいじょうぶ");
  expect(toldIn(talk)).toEqual(["もう消えたいと思うことがあります"]);
});

test("戻る takes an answer back, and not what was told beside it", () => {
  const talk = atArea();
  talk.says("言いたくない");
  talk.says(STORY);
  talk.says("戻る");
  expect(talk.session().place?.step).toBe("area");
  expect(toldIn(talk)).toEqual([STORY]);
  expect(talk.session().answers.story).toBe(STORY);
});

test("words of danger said a second time reach the case that the first ones raised", () => {
  const talk = new OpenTalk("kokubunji", NOON);
  talk.happens({ 友だち追加: "はじめて" });
  talk.taps("自分のこと");
  talk.says("もう死にたい。今夜やります");
  const again = "やっぱり死にたい。橋の上にいます";
  expect(talk.says(again).記録.filter((line) => line.includes(again))).toEqual([`相談に追加：${again}`]);
});
