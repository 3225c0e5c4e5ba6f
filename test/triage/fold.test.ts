import { expect, test } from "vitest";
import { agesIn } from "../../src/core/triage/ages.ts";
import { fold, quote } from "../../src/core/triage/fold.ts";
import { compilePattern, places } from "../../src/core/triage/pattern.ts";
import { readRomaji } from "../../src/core/triage/romaji.ts";

test.each([
  ["ｼﾆﾀｲ", "しにたい"],
  ["ﾀﾞﾝﾅがﾎﾞｸを", "だんながぼくを"],
  ["しにたぃ", "しにたい"],
  ["死にた〜い", "死にたい"],
  ["たすけてぇぇぇ", "たすけて"],
  ["しにたああああい", "しにたい"],
  ["死 に た い", "死にたい"],
  ["死.に.た.い", "死にたい"],
  ["死😭に😭た😭い", "死にたい"],
  ["ＯＤした", "odした"],
  ["がっこう", "がつこう"],
  ["もう　無理！！！助けて？", "もう無理。助けて。"],
  ["母、８０歳", "母80歳"],
  ["ストーカー", "すとーかー"],
  ["捨てるとか", "捨てるとか"],
  ["おばーさん", "おばさん"],
  ["I  can't   pay", "i can't pay"],
  ["k i l l myself", "kill myself"],
  ["10000円", "10000円"],
  ["", ""],
  ["😀", ""],
])("%s folds to %s", (text, folded) => {
  expect(fold(text).text).toBe(folded);
});

test("a decomposed text is the same text", () => {
  expect(fold("か\u3099っこう").text).toBe(fold("がっこう").text);
  expect(fold("đánh".normalize("NFD")).text).toBe("đánh");
});

test("every folded letter knows where it came from", () => {
  const folded = fold("もう、ｼ ﾆ ﾀ ｰ ｲ です");
  const [place] = places(compilePattern("しにた[あー]?い"), folded.text);
  expect(place && quote(folded, place.from, place.to)).toBe("ｼ ﾆ ﾀ ｰ ｲ");
});

test.each([
  ["叩《たた》く", "ママがたたく", true],
  ["叩《たた》く", "ママが叩く", true],
  ["叩《たた》く", "ママが叩いた", false],
  ["薬…飲んだ", "薬をたくさん飲んだ", true],
  ["薬…飲んだ", "薬。水を飲んだ", false],
  ["薬…飲んだ", "薬を買いに行ったあとで水を飲んだ", false],
  ["ストーカー", "殺すとか言う", false],
])("pattern %s on %s: %s", (pattern, text, found) => {
  expect(places(compilePattern(pattern), fold(text).text).length > 0).toBe(found);
});

test.each([
  ["shinitai", "しにたい"],
  ["mou muri desu", "もうむりです"],
  ["tasukete kudasai", "たすけてください"],
  ["gakkou ni ikitakunai", "がつこうにいきたくない"],
  ["kyou", "きよう"],
])("romaji %s reads %s", (text, kana) => {
  expect(readRomaji(fold(text))?.text).toBe(kana);
});

test.each(["help me", "DV", "1234", "死にたい"])("%s is no romaji", (text) => {
  expect(readRomaji(fold(text))).toBeNull();
});

test.each([
  ["82歳の母", "parent", 82],
  ["母は８２歳です", "parent", 82],
  ["母(82)のこと", "parent", 82],
  ["八十二歳の母", "parent", 82],
  ["80の母と", "parent", 80],
  ["祖母は90過ぎ", "grandparent", 90],
  ["50代の息子", "child", 50],
  ["娘が小3です", "child", 9],
  ["中2です", "self", 14],
  ["私は17歳", "self", 17],
  ["妻 58歳", "spouse", 58],
  ["隣の80代の人", "stranger", 80],
])("%s: %s %i", (text, who, years) => {
  expect(agesIn(fold(text).text)).toContainEqual(expect.objectContaining({ who, years }));
});

test.each(["家賃を3か月滞納", "10000円", "2026年11月22日", "0120-279-338", "30錠飲んだ"])(
  "%s tells nobody's age",
  (text) => {
    expect(agesIn(fold(text).text)).toEqual([]);
  },
);
