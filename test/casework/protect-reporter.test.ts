import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskReporter } from "../../src/core/casework/mask-reporter.ts";
import { protectReporter } from "../../src/core/casework/protect-reporter.ts";
import type { CaseHistory, CaseMessage } from "../../src/core/casework/views.ts";
import { AT, anOpening } from "../contracts/case-fixtures.ts";

const NAME = "（通報した方の名前）";
const NUMBER = "（電話番号）";
const PHONE = "（通報した方の電話番号）";

describe("what a reporter wrote of herself", () => {
  test.each<{ wishes: Record<string, string>; said: string; read: string }>([
    {
      wishes: { name: "山田 花子" },
      said: "隣の山田です。おじいさんが心配です",
      read: `隣の${NAME}です。おじいさんが心配です`,
    },
    {
      wishes: { name: "山田花子" },
      said: "山田花子（やまだ）です。山田さんと呼んで",
      read: `${NAME}(やまだ)です。${NAME}さんと呼んで`,
    },
    { wishes: { name: "山田 花子さん" }, said: "山田　花子と申します", read: `${NAME}と申します` },
    { wishes: { name: "ﾔﾏﾀﾞ ﾊﾅｺ" }, said: "やまだはなこ です", read: `${NAME} です` },
    { wishes: { name: "林" }, said: "林です。林業の手伝いで見ました", read: `${NAME}です。林業の手伝いで見ました` },
    { wishes: { name: "はな" }, said: "はなです。はなしを聞いて", read: `${NAME}です。はなしを聞いて` },
    { wishes: { name: "Linh" }, said: "I am linh. The link is broken", read: `I am ${NAME}. The link is broken` },
    { wishes: { phone: "090-1234-5678" }, said: "０９０（１２３４）５６７８へ", read: `${PHONE}へ` },
    {
      wishes: { phone: "09012345678" },
      said: "+81 90 1234 5678 まで。119には電話しました",
      read: `${PHONE} まで。119には電話しました`,
    },
    {
      wishes: {},
      said: "佐藤 一郎と申します。隣から怒鳴り声がします",
      read: `${NAME}と申します。隣から怒鳴り声がします`,
    },
    { wishes: {}, said: "My name is Ann Lee and I hear shouting", read: `My name is ${NAME} and I hear shouting` },
    // How people answer when they are asked for their name.
    { wishes: { name: "山田です" }, said: "山田さんより電話", read: `${NAME}さんより電話` },
    { wishes: { name: "私は山田花子（やまだ はなこ）と申します" }, said: "はなこさんの話", read: `${NAME}さんの話` },
    { wishes: { name: "隣の山田" }, said: "山田様に電話", read: `${NAME}様に電話` },
    { wishes: { name: "匿名希望" }, said: "匿名でお願いします", read: "匿名でお願いします" },
    // One letter, within a sentence.
    { wishes: { name: "林" }, said: "隣の林です。となりは林業です", read: `隣の${NAME}です。となりは林業です` },
    { wishes: { name: "森" }, said: "私は森といいます。森の中で見た", read: `私は${NAME}といいます。森の中で見た` },
    { wishes: { name: "森" }, said: "小森さんと森さん", read: `小森さんと${NAME}さん` },
    // Without a gap.
    { wishes: { name: "林花子" }, said: "林さん、花子さん", read: `${NAME}さん、${NAME}さん` },
    { wishes: { name: "佐々木一郎" }, said: "佐々木さんの家。佐々木の犬", read: `${NAME}さんの家。${NAME}の犬` },
    { wishes: { name: "五十嵐豊" }, said: "五十嵐様", read: `${NAME}様` },
    { wishes: { name: "山田はなこ" }, said: "山田さん（ハナコ）", read: `${NAME}さん(${NAME})` },
    { wishes: { name: "やまだはなこ" }, said: "近所のヤマダさん", read: `近所の${NAME}さん` },
    { wishes: { name: "山\u200b田 花子" }, said: "山\u200b田さん", read: `${NAME}さん` },
    { wishes: { name: "𠮷﨑髙子" }, said: "吉崎さん、高子", read: `${NAME}さん、${NAME}` },
    { wishes: {}, said: "名前は出さないでほしいです。出さないで", read: "名前は出さないでほしいです。出さないで" },
    { wishes: { care: "連絡はmori@example.jpへ" }, said: "mori@example.jp", read: "（メールアドレス）" },
    { wishes: {}, said: "名前は高木です。高木と呼んで", read: `名前は${NAME}です。${NAME}と呼んで` },
    { wishes: { name: "近所の人" }, said: "近所の人です", read: "近所の人です" },
    { wishes: { name: "Nguyễn Thị Hương" }, said: "Huong, Nguyen", read: `${NAME}, ${NAME}` },
    { wishes: { name: "Anne-Marie O'Neil" }, said: "anne-marie か O'Neil", read: `${NAME} か ${NAME}` },
    { wishes: { name: "山田です。電話は090-1111-2222" }, said: "山田さん 09011112222", read: `${NAME}さん ${NUMBER}` },
    { wishes: { name: "Le Van An" }, said: "an old man, says An", read: `an old man, says ${NAME}` },
    // Numbers.
    {
      wishes: { phone: "090-1111-2222 か 029-224-1111（夜19時以降）" },
      said: "０９０ー１１１１ー２２２２、029・224・1111",
      read: `${PHONE}、${PHONE}`,
    },
    { wishes: { phone: "自宅 029(224)1111" }, said: "224-1111 に折り返し", read: `${PHONE} に折り返し` },
    { wishes: { phone: "09011112222" }, said: "090の1111の2222 / 090一1111─2222", read: `${PHONE} / ${PHONE}` },
    { wishes: { phone: "+84 912 345 678" }, said: "+84-912-345-678", read: PHONE },
    { wishes: { phone: "a.b-c@ex-ample.jp" }, said: "A.B-C@EX-AMPLE.JPへ", read: "（メールアドレス）へ" },
    // What tells nothing of her stays as it was written.
    { wishes: { name: "山田 花子" }, said: "ＴＶの音が ﾄﾞﾝﾄﾞﾝ 大きい", read: "ＴＶの音が ﾄﾞﾝﾄﾞﾝ 大きい" },
    { wishes: { name: "", phone: "あとで" }, said: "母は認知症と言います", read: "母は認知症と言います" },
    { wishes: { name: "a.b*(c" }, said: "a.b*(c です。aXb", read: `${NAME} です。aXb` },
  ])("$wishes $said", ({ wishes, said, read }) =>
    expect(maskReporter(wishes, "ja", Object.values(wishes))(said)).toBe(read),
  );

  test("whoever writes to keep the page from opening does not", () => {
    const hers = [`81${" ".repeat(4990)}x`, "a".repeat(5000), "0の".repeat(2500), "やま".repeat(2500)];
    const names = Array.from({ length: 500 }, (_, n) => `田${String.fromCharCode(0x4e00 + n)}と申します`);
    const from = performance.now();
    const mask = maskReporter({ name: "やまだはなこ" }, "ja", [...hers, ...names]);
    for (const text of [...hers, ...names]) mask(text);
    expect(performance.now() - from).toBeLessThan(2000);
  });

  test("whatever she calls herself, it can be looked for", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.string({ maxLength: 40 }), (name, phone) => {
        maskReporter({ name, phone }, "ja", [name, phone])(name + phone);
      }),
    );
  });
});

const SAID = "山田です。090-1234-5678。隣の子が毎晩泣いています";
const message: CaseMessage = {
  ...{ id: "m2", at: AT, from: "staff", by: "東", kind: "text", text: "山田様、ありがとうございます", redacted: false },
  ...{ attachment: null, delivery: null, page: null },
};
const note: CaseHistory = {
  ...{ at: AT, what: "noted", by: "東", from: null, to: null, ground: null },
  note: "山田さんに電話、090 1234 5678",
};

/** A case in which her name and number stand wherever somebody can write. */
function told(about: "neighbour" | "supporter" | "family") {
  const evidence = [{ text: SAID, rule: "word" }];
  const { understanding } = anOpening();
  if (understanding === null) throw new Error("the fixture understands something");
  const opening = anOpening({
    about,
    wishes: { how: "line", name: "山田 花子", phone: "090-1234-5678", care: "山田あての手紙はこまる" },
    words: [{ messageId: "m1", at: AT, text: SAID, step: "intake.story" }],
    area: { id: null, said: "山田の隣" },
    urgent: "山田が見に行く",
    danger: { tier: 1, kinds: ["abuse"], evidence },
    understanding: {
      ...understanding,
      domains: [{ domain: "child", probability: 0.9, evidence }],
      topics: [{ topic: "violence", probability: 0.9, evidence }],
      urgency: { ...understanding.urgency, evidence },
    },
  });
  return { opening, messages: [message, { ...message, text: null }], history: [note] };
}

test.each(["neighbour", "supporter"] as const)(
  "who reports as %s is named nowhere to those who may not know",
  (about) => {
    const left = JSON.stringify(protectReporter(told(about)));
    expect(left).not.toMatch(/山田|花子|1234/);
    expect(left).toContain("隣の子が毎晩泣いています");
  },
);

test("what she says of herself later, in the talk, is left out of what others write, too", () => {
  const { opening, messages, history } = told("neighbour");
  const said = ["森田と申します。080-2222-3333 か mori@example.jp へ", null, "森田様、080 2222 3333 に電話しました"];
  const spoken = said.map((text, n) => ({
    ...message,
    id: `n${n}`,
    from: n === 0 ? ("resident" as const) : message.from,
    text,
  }));
  const noted = history.map((entry) => ({ ...entry, note: "森田さん mori@example.jp" }));
  const left = JSON.stringify(
    protectReporter({ opening: { ...opening, wishes: {} }, messages: [...messages, ...spoken], history: noted }),
  );
  expect(left).not.toMatch(/森田|2222|mori/);
});

test("a piece that was cut out of her name or number is not quoted, what was tapped is", () => {
  const { opening, ...rest } = told("neighbour");
  const evidence = ["田です。09", "山", "5678。隣の子", "毎晩泣いて", "violence"].map((text) => ({
    text,
    rule: "model",
  }));
  const left = protectReporter({ ...rest, opening: { ...opening, danger: { ...opening.danger, evidence } } });
  expect(left.opening.danger.evidence.map(({ text }) => text)).toEqual(["毎晩泣いて", "violence"]);
});

test("nothing ties the report to a case of her own", () => {
  const { opening } = protectReporter(told("neighbour"));
  expect(opening.conversationId).toBe("");
});

test("what a relative tells stays as it was told", () => {
  expect(protectReporter(told("family"))).toEqual(told("family"));
});

test("who reads English reads English in its place", () => {
  expect(protectReporter(told("neighbour"), "en").opening.words[0]?.text).toContain("(the reporter's name)");
});
