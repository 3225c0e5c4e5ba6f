import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadCities, loadCity } from "../../src/content/load-city.ts";
import type { City } from "../../src/core/city/city.ts";
import { findArea } from "../../src/core/city/find-area.ts";

/**
 * Goal: nobody is silently given our office for a town of another city. Method: what people really type, by hand; then every
 * neighbouring municipality before every area of ours.
 */

function read(city: City, typed: string): string {
  const found = findArea(city, typed);
  switch (found.kind) {
    case "one":
      return found.area.name;
    case "several":
      return found.areas.map(({ name }) => name).join("・");
    case "doubtful":
      return `${found.area.name}?`;
    case "outside":
      return `→${found.place ?? "市外"}`;
    case "unknown":
      return "unknown";
    default:
      return found satisfies never;
  }
}

describe("国分寺市", () => {
  const city = loadCity("cities", "kokubunji");

  test.each([
    ["うちの本町", "本町"],
    ["うちは本町です", "本町"],
    ["母の家の西町", "西町"],
    ["実家の本多", "本多"],
    ["実家は本多です", "本多"],
    ["駅の近くの本町", "本町"],
    ["国分寺の本町", "本町"],
    ["国分寺市の本町", "本町"],
    ["国分寺駅の近くの本町", "本町"],
    ["国分寺市内の西町", "西町"],
    ["国分寺本町", "本町"],
    ["こくぶんじのほんだ", "本多"],
    ["うちのほんだ", "本多"],
    ["おばあちゃんの家は新町", "新町"],
    ["祖母の新町", "新町"],
    ["山田さんの西町", "西町"],
    ["小平に近い西町", "西町"],
    ["小平寄りの西町", "西町"],
    ["立川市との境の西町です", "西町"],
    ["こだいらにちかいにしまち", "西町"],
    ["小学校の裏の日吉町", "日吉町"],
    ["公園の隣の北町", "北町"],
    ["今いる所は光町", "光町"],
    ["一人暮らしで本町", "本町"],
    ["小金井から引っ越して本町です", "本町"],
    ["前は小金井の本町でした。今は西町です", "西町"],
    ["前は小金井でしたが、今は本町に住んでいます", "本町"],
    ["以前は府中に住んでいました。いまは新町です", "新町"],
    ["小平の病院に通っています。家は西町です", "西町"],
    ["西町です。小平の病院に通っています", "西町"],
    ["本町じゃなくて西町", "西町"],
    ["本町3丁目、国分寺市", "本町"],
    ["185-0012国分寺市本町", "本町"],
  ])("ours: %s is %s", (typed, name) => {
    expect(read(city, typed)).toBe(name);
  });

  test.each([
    ["小金井の本町", "→小金井市"],
    ["府中の新町", "→府中市"],
    ["府中の日吉町です", "→府中市"],
    ["立川の西町", "→立川市"],
    ["立川西町", "→立川市"],
    ["立川、西町", "→立川市"],
    ["母は立川の西町に住んでいます", "→立川市"],
    ["国分寺市の隣の小平市の本町", "→小平市"],
    ["国分寺の隣の小平の本町", "→小平市"],
    ["たちかわのにしまち", "→立川市"],
    ["たちかわ西町", "→立川市"],
    ["タチカワの西町", "→立川市"],
    ["こがねいしほんちょう", "→小金井市"],
    ["こがねいほんちょう", "→小金井市"],
    ["うちはこがねいの本町です", "→小金井市"],
    ["東京都小金井本町", "→小金井市"],
    ["1840004小金井市本町", "→小金井市"],
    ["〒184-0004東京都小金井市本町6-6-3", "→小金井市"],
    ["本町（小金井市）", "→小金井市"],
    ["本町です、小金井の", "→小金井市"],
    ["小金井です。本町です", "→小金井市"],
    ["小金井市に住んでいます。本町の近くです", "→小金井市"],
    ["小金井の本町か緑町", "→小金井市"],
    ["国分寺から小金井の本町に引っ越しました", "→小金井市"],
    ["実家は札幌市の本町", "→札幌市"],
    ["となりの市の本町", "→市外"],
    ["西東京の新町", "→西東京市"],
    ["新宿の西町", "→新宿区"],
    ["瑞穂町の本町", "→瑞穂町"],
  ])("another city's, though a town of ours has the name: %s %s", (typed, name) => {
    expect(read(city, typed)).toBe(name);
  });

  test.each([
    ["札幌の本町", "本町?"],
    ["さっぽろのほんちょう", "本町?"],
    ["さっぽろ本町", "本町?"],
    ["田中は本町です", "本町?"],
    ["小金井駅の近くの本町", "本町?"],
    ["武蔵小金井の本町", "本町?"],
    ["小平の隣の本町", "本町?"],
    ["国分寺の隣の本町", "本町?"],
    ["国分寺じゃないほうの本町", "本町?"],
    ["前は本町に住んでいました", "本町?"],
    ["前は小金井の本町でした", "本町?"],
    ["本町から引っ越しました", "本町?"],
    ["隣の本町", "本町?"],
    ["〒184-0004 本町", "本町?"],
    ["1840004本町", "本町?"],
    ["Koganei Honcho", "本町?"],
    ["Honcho in Sapporo", "本町?"],
  ])("asked once more: %s is %s", (typed, name) => {
    expect(read(city, typed)).toBe(name);
  });
});

describe("鶴岡市", () => {
  const city = loadCity("cities", "tsuruoka");

  test.each([
    ["うちの大山", "大山"],
    ["鶴岡の大山", "大山"],
    ["つるおかのおおやま", "大山"],
    ["酒田に近い栄", "栄"],
    ["ばあちゃんの家の加茂", "加茂"],
    ["三川町寄りの京田です", "京田"],
    ["酒田の大山", "→酒田市"],
    ["さかたのおおやま", "→酒田市"],
    ["庄内町の西郷", "→庄内町"],
    ["東田川郡庄内町の京田", "→東田川郡庄内町"],
    ["三川の大山", "→三川町"],
    ["村山市の田川", "→村山市"],
    ["新潟の加茂", "加茂?"],
    ["新潟県村上市の大山", "→村上市"],
    ["むらかみのおおやま", "大山?"],
    ["前は酒田の大山でした。今は湯野浜です", "湯野浜"],
  ])("%s: %s", (typed, name) => {
    expect(read(city, typed)).toBe(name);
  });
});

describe.each([
  ["mito", "ひたちなか", "→ひたちなか市"],
  ["mito", "那珂市の実家", "→那珂市"],
  ["mito", "水戸の大町", "unknown"],
  ["iwaki", "ひろのまち", "→広野町"],
  ["iwaki", "小名浜", "unknown"],
  ["iwaki", "郡山の湯本", "→郡山市"],
  ["ueda", "東御市", "→東御市"],
  ["ueda", "とうみしに住んでます", "→東御市"],
  ["ueda", "上田の塩田", "unknown"],
  ["ueda", "長野市に近い真田", "unknown"],
])("a city without a table of areas: %s", (id, typed, name) => {
  test(`${typed} ${name}`, () => {
    expect(read(loadCity("cities", id), typed)).toBe(name);
  });
});

describe.each(loadCities("cities", null).map((city) => [city.name, city] as const))("%s", (_name, city) => {
  const areas = city.areas.flatMap(({ name, kana, aliases }) => [
    name,
    kana,
    ...aliases.map((a) => a.replace("〜", "")),
  ]);
  const spellings = city.neighbours.flatMap(({ name, kana }) => [
    [name, name.replace(/[市区町村]$/, "")],
    [kana, kana.replace(/(?:し|く|まち|ちょう|むら|そん)$/, "")],
  ]);

  test("has neighbours, and is none of them", () => {
    expect(city.neighbours.length).toBeGreaterThan(30);
    expect(city.neighbours.map(({ name }) => name)).not.toContain(city.name);
  });

  test("a neighbour's name before any area of ours is never taken for ours", () => {
    const wrong: string[] = [];
    for (const [whole = "", bare = ""] of spellings)
      for (const other of [whole, bare])
        for (const town of areas)
          for (const between of other === whole ? ["の", "", "、"] : ["の", ""]) {
            // 「北」 and 「町」 by themselves begin names of ours: 「北町」.
            const typed = `${other}${between}${town}`;
            if (between === "" && areas.some((area) => area !== town && typed.endsWith(area))) continue;
            if (findArea(city, typed).kind === "one") wrong.push(typed);
          }
    expect(wrong).toEqual([]);
  });

  test("and whatever unknown name stands before の is asked about", () => {
    const kanji = fc.string({ unit: fc.constantFrom(..."雨雪月星空海島岩松竹梅鳥魚馬"), minLength: 2, maxLength: 4 });
    const names = city.areas.map(({ name }) => name);
    if (names.length === 0) return;
    fc.assert(
      fc.property(kanji, fc.constantFrom(...names), (place, town) => {
        expect(findArea(city, `${place}の${town}`).kind).not.toBe("one");
      }),
    );
  });
});
