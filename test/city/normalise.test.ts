import { expect, test } from "vitest";
import { normalise, toHiragana } from "../../src/core/normalise.ts";

test.each([
  { typed: " ６５　さい ", text: "65さい", why: "full width digits, spaces around and inside" },
  { typed: "ﾋｶﾘﾁｮｳ", text: "ヒカリチョウ", why: "half width kana" },
  { typed: "ｺｸﾌﾞﾝｼﾞ", text: "コクブンジ", why: "half width voicing marks join their letter" },
  { typed: "Ｌanguage", text: "language", why: "capitals" },
  { typed: "戻\u200bる\ufeff", text: "戻る", why: "invisible spaces that phones paste along" },
  { typed: "か\u3099", text: "が", why: "voicing marks sent apart by some phones" },
  { typed: "", text: "", why: "nothing stays nothing" },
])("normalise: $why", ({ typed, text }) => {
  expect(normalise(typed)).toBe(text);
  expect(normalise(text)).toBe(text);
});

test.each([
  { typed: "ヒカリチョウ", text: "ひかりちょう" },
  { typed: "ヴァー", text: "ゔぁー" },
  { typed: "西恋ヶ窪", text: "西恋ゖ窪" },
  { typed: "ひらがな漢字abc", text: "ひらがな漢字abc" },
])("toHiragana: $typed → $text", ({ typed, text }) => {
  expect(toHiragana(typed)).toBe(text);
});
