import { describe, expect, test } from "vitest";
import { maskReporter } from "../../src/core/casework/mask-reporter.ts";
import { protectReporter } from "../../src/core/casework/protect-reporter.ts";
import type { CaseHistory, CaseMessage } from "../../src/core/casework/views.ts";
import { AT, anOpening } from "../contracts/case-fixtures.ts";

const NAME = "（通報した方の名前）";
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
    // What tells nothing of her stays as it was written.
    { wishes: { name: "山田 花子" }, said: "ＴＶの音が ﾄﾞﾝﾄﾞﾝ 大きい", read: "ＴＶの音が ﾄﾞﾝﾄﾞﾝ 大きい" },
    { wishes: { name: "", phone: "あとで" }, said: "母は認知症と言います", read: "母は認知症と言います" },
    { wishes: { name: "a.b*(c" }, said: "a.b*(c です。aXb", read: `${NAME} です。aXb` },
  ])("$wishes $said", ({ wishes, said, read }) => expect(maskReporter(wishes)(said)).toBe(read));
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

test("what a relative tells stays as it was told", () => {
  expect(protectReporter(told("family"))).toEqual(told("family"));
});

test("who reads English reads English in its place", () => {
  expect(protectReporter(told("neighbour"), "en").opening.words[0]?.text).toContain("(the reporter's name)");
});
