import { expect, test } from "vitest";
import { checkEasyJapanese, type EasyRule } from "../../src/core/studio/easy-japanese.ts";

const rulesOf = (text: string) => [...new Set(checkEasyJapanese(text).map(({ rule }) => rule))];

/** One sentence that breaks just this rule, and the place of it (facts: domain.md 6.1). */
test.each<[EasyRule, string, string]>([
  ["two_facts", "お金(かね)が ないですが、話(はな)せます。", "ですが、"],
  ["two_facts", "休(やす)みなので、あとで 話(はな)します。", "ので、"],
  ["list_inline", "みかん、りんご、いちご などを 食(た)べます。", "みかん、りんご、いちご など"],
  ["list_inline", "お金(かね)・食(た)べもの・しごとを 話(はな)せます。", "お金(かね)・食(た)べもの・しごとを"],
  ["plain_ending", "ここは 市役所(しやくしょ)である。", "である。"],
  ["sound_word", "むねが どきどき します。", "どきどき"],
  ["noun_stack", "生活支援制度(せいかつしえんせいど)を 使(つか)えます。", "生活支援制度(せいかつしえんせいど)"],
  ["abbreviation", "SNSで 話(はな)せます。", "SNS"],
  ["relative_date", "明日(あした) 電話(でんわ)を します。", "明日"],
  ["law", "この条例(じょうれい)を 読(よ)んでください。", "条例"],
  ["double_negative", "使(つか)えないわけではない。", "ないわけではない"],
  ["passive", "家(いえ)で たたかれます。見(み)られます。", "られます"],
  ["clock_24", "15時(じ)に 来(き)てください。", "15時"],
  ["era", "R8年(ねん)に 始(はじ)まりました。", "R8年"],
  ["honorific", "こちらで お聞きします。", "お聞きし"],
])("%s: %s", (rule, text, part) => {
  expect(checkEasyJapanese(text)).toContainEqual({ rule, part, from: text.indexOf(part) });
});

test.each([
  "今日(きょう)か 明日(あした)に、こまることが ありますか。",
  "明日(あした)（4月(がつ)1日(にち)）に 電話(でんわ)を します。",
  "いろいろな 人(ひと)が います。",
  "LINEで 話(はな)せます。",
  "障害者手帳(しょうがいしゃてちょう)＜＝カード＞が あります。",
  "まだ。",
])("is all right: %s", (text) => {
  expect(rulesOf(text)).toEqual([]);
});
