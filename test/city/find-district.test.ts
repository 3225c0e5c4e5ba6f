import { describe, expect, test } from "vitest";
import { loadCity } from "../../src/content/load-city.ts";
import { findArea } from "../../src/core/city/find-area.ts";

const tsuruoka = loadCity("cities", "tsuruoka");

function read(typed: string): string {
  const found = findArea(tsuruoka, typed);
  if (found.kind === "one") return found.area.name;
  return found.kind === "several" ? found.areas.map((area) => area.name).join("・") : found.kind;
}

describe.each([1, 2, 3, 4, 5, 6])("第%i学区, as people write it", (number) => {
  const kanji = "〇一二三四五六"[number];
  const wide = String.fromCharCode("０".charCodeAt(0) + number);
  test.each([
    `第${number}学区`,
    `第${wide}学区`,
    `第${number} 学区`,
    `第 ${wide}　学区`,
    `第${kanji}学区`,
    `${kanji}学区`,
    `${number}学区`,
    `${wide}学区です`,
    `鶴岡市第${kanji}学区`,
    `山形県鶴岡市第${number}学区`,
    `うちは第${number}学区`,
    `第${kanji}学区に住んでいます`,
    `第${number}`,
  ])("%s", (typed) => {
    expect(read(typed)).toBe(`第${number}学区`);
  });
});

test.each([
  ["齊", "齊"],
  ["斎", "齊"],
  ["斉", "齊"],
  ["齋", "齊"],
  ["斎地区", "齊"],
  ["いつき", "齊"],
  ["湯田川", "湯田川"],
  ["ゆたがわ", "湯田川"],
  ["湯田川温泉", "湯田川"],
  ["田川", "田川"],
  ["田川地区", "田川"],
  ["三瀬", "三瀬"],
  ["さんぜ", "三瀬"],
  ["由良温泉の近く", "由良"],
  ["大山二丁目", "大山"],
  ["鶴岡市大山", "大山"],
  ["サカエ", "栄"],
  ["Yunohama", "湯野浜"],
  ["藤島", "藤島地域"],
  ["ふじしま", "藤島地域"],
  ["藤島地域", "藤島地域"],
  ["旧藤島町", "藤島地域"],
  ["東田川郡藤島町", "藤島地域"],
  ["山形県東田川郡羽黒町", "羽黒地域"],
  ["鶴岡市羽黒町手向", "羽黒地域"],
  ["羽黒町手向字薬師沢", "羽黒地域"],
  ["藤島町長沼", "藤島地域"],
  ["櫛引町三千刈", "櫛引地域"],
  ["朝日村大網", "朝日地域"],
  ["鶴岡市温海町鼠ヶ関", "温海地域"],
  ["鶴岡市湯温海", "温海地域"],
  ["くしひき", "櫛引地域"],
  ["くしびき", "櫛引地域"],
  ["朝日村", "朝日地域"],
  ["旧朝日村", "朝日地域"],
  ["温海町", "温海地域"],
  ["あつみ温泉", "温海地域"],
])("other letters and old names: %s is %s", (typed, name) => {
  expect(read(typed)).toBe(name);
});

test.each([
  ["学区", "第1学区・第4学区・第2学区・第3学区・第5学区・第6学区"],
  ["地域", "藤島地域・羽黒地域・櫛引地域・朝日地域・温海地域"],
  ["大山か加茂", "大山・加茂"],
])("a choice to put: %s may be %s", (typed, names) => {
  expect(read(typed)).toBe(names);
});

test.each([
  "斎藤",
  "第11学区",
  "第7学区",
  "栄町",
  "大山田",
  "鶴岡",
  "馬場町",
  "わからない",
  "鶴岡市鼠ヶ関",
  "鶴岡市大網",
])("no guess: %s", (typed) => {
  expect(read(typed)).toBe("unknown");
});

test.each([
  ["酒田市", "酒田市"],
  ["朝日町", "朝日町"],
  ["新潟県加茂市", "加茂市"],
  ["加茂市", "加茂市"],
  ["田川市", "田川市"],
  ["東田川郡庄内町", "東田川郡庄内町"],
  ["東京都大田区大山", "大田区"],
])("another city, even where a district has the same name: %s is in %s", (typed, place) => {
  expect(findArea(tsuruoka, typed)).toEqual({ kind: "outside", said: typed, place });
});
