import { describe, expect, test } from "vitest";
import { loadCity } from "../../src/content/load-city.ts";
import { findArea } from "../../src/core/city/find-area.ts";

const kokubunji = loadCity("cities", "kokubunji");
const mito = loadCity("cities", "mito");

/** Readings as people there use them; written down a second time here, apart from the city's file. */
const TOWNS = [
  ["東元町", "ひがしもとまち", "Higashimotomachi"],
  ["西元町", "にしもとまち", "Nishimotomachi"],
  ["南町", "みなみちょう", "Minamicho"],
  ["泉町", "いずみちょう", "Izumicho"],
  ["西恋ヶ窪", "にしこいがくぼ", "Nishikoigakubo"],
  ["東戸倉", "ひがしとくら", "Higashitokura"],
  ["本町", "ほんちょう", "Honcho"],
  ["本多", "ほんだ", "Honda"],
  ["東恋ヶ窪", "ひがしこいがくぼ", "Higashikoigakubo"],
  ["戸倉", "とくら", "Tokura"],
  ["日吉町", "ひよしちょう", "Hiyoshicho"],
  ["内藤", "ないとう", "Naito"],
  ["光町", "ひかりちょう", "Hikaricho"],
  ["高木町", "たかぎちょう", "Takagicho"],
  ["西町", "にしまち", "Nishimachi"],
  ["富士本", "ふじもと", "Fujimoto"],
  ["新町", "しんまち", "Shinmachi"],
  ["並木町", "なみきちょう", "Namikicho"],
  ["北町", "きたまち", "Kitamachi"],
] as const;

/** The names found, or the kind when there is none. */
function read(typed: string): string {
  const found = findArea(kokubunji, typed);
  if (found.kind === "one") return found.area.name;
  return found.kind === "several" ? found.areas.map((area) => area.name).join("・") : found.kind;
}

const katakana = (kana: string) => kana.replace(/[ぁ-ん]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0x60));

describe.each(TOWNS)("%s (%s)", (name, kana, latin) => {
  test.each([
    name,
    kana,
    katakana(kana),
    latin,
    `${latin.toUpperCase()} 1-2-3`,
    `${name}です`,
    `${kana}です`,
    `うちは${name}2丁目`,
    `${name}一丁目`,
    `${name} ３－１－２`,
    `国分寺市${name}3-1-2`,
    `国分寺${name}`,
    `こくぶんじし${kana}`,
    `東京都国分寺市${name}`,
    `日本、〒185-0012 東京都国分寺市${name}３丁目１−１`,
    `1 Chome-2-3 ${latin}, Kokubunji, Tokyo 185-0012`,
    `国分寺市の${name}に住んでいます`,
    `${name}在住`,
  ])("%s", (typed) => {
    expect(read(typed)).toBe(name);
  });
});

test.each([
  ["西恋が窪", "西恋ヶ窪"],
  ["西恋ケ窪", "西恋ヶ窪"],
  ["西恋ｹ窪", "西恋ヶ窪"],
  ["西恋ヶ窪二丁目", "西恋ヶ窪"],
  ["本町三の二", "本町"],
  ["こくぶんじしにしまち", "西町"],
  ["西町三－八", "西町"],
  ["東戸倉二", "東戸倉"],
  ["東こいがくぼ", "東恋ヶ窪"],
  ["みなみまち", "南町"],
  ["ひよしまち", "日吉町"],
  ["ひかり町", "光町"],
  ["西まち", "西町"],
  ["国分寺の光ちょう一丁目", "光町"],
  ["日吉", "日吉町"],
  ["Shimmachi", "新町"],
  ["Honchō", "本町"],
  ["Higashi Koigakubo", "東恋ヶ窪"],
  ["西町の公園の近く", "西町"],
])("other spellings: %s is %s", (typed, name) => {
  expect(read(typed)).toBe(name);
});

test.each([
  ["こいがくぼ", "西恋ヶ窪・東恋ヶ窪"],
  ["恋ヶ窪駅の近く", "西恋ヶ窪・東恋ヶ窪"],
  ["元町", "東元町・西元町"],
  ["もとまち", "東元町・西元町"],
  ["西", "西元町・西恋ヶ窪・西町"],
  ["西町か光町", "光町・西町"],
  ["本町と本多のあいだ", "本町・本多"],
])("a choice to put: %s may be %s", (typed, names) => {
  expect(read(typed)).toBe(names);
});

test.each([
  ["小金井市本町1-2", "小金井市"],
  ["東京都府中市日吉町3", "府中市"],
  ["国立市東", "国立市"],
  ["立川市に住んでいます", "立川市"],
  ["千葉県鎌ヶ谷市", "鎌ヶ谷市"],
  ["練馬区光が丘", "練馬区"],
  ["西多摩郡瑞穂町", "西多摩郡瑞穂町"],
  ["神奈川県横浜市", "横浜市"],
  ["Tachikawa City", "Tachikawa"],
  ["Honcho, Koganei-shi", "Koganei"],
  ["埼玉県", null],
  ["市外です", null],
])("another city, even where a town has the same name: %s is in %s", (typed, place) => {
  expect(findArea(kokubunji, typed)).toEqual({ kind: "outside", said: typed, place });
});

test.each([
  "東本町",
  "本町田",
  "ひがしほんちょう",
  "Higashi Honcho",
  "1-2-3 Honcho, Koganei, Tokyo 184-0004, Japan",
  "本多町",
  "ほんだし",
  "国分寺",
  "東京都国分寺市",
  "国分寺駅の近く",
  "市役所の近く",
  "東部地区",
  "町",
  "言いたくない",
  "185-0012",
  "?",
  "",
])("no guess: %s", (typed) => {
  expect(read(typed)).toBe("unknown");
});

test.each([
  ["三の丸1丁目", "unknown"],
  ["水戸市本町", "unknown"],
  ["茨城県水戸市千波町", "unknown"],
  ["ひたちなか市", "outside"],
  ["栃木県", "outside"],
])("水戸 has no table of areas, so only another city can be told: %s", (typed, kind) => {
  expect(findArea(mito, typed).kind).toBe(kind);
});
