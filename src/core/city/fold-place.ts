import { normalise, toHiragana } from "../normalise.ts";

const DIGITS = "〇一二三四五六七八九";

/**
 * One spelling for the ways a place is written: 「西恋ケ窪」「西恋ヶ窪」「西恋が窪」 alike, 「二丁目」 as 「2丁目」,
 * 「第一学区」 as 「第1学区」, 齊・斉・齋 as 斎, without the postal code and the country that a shared location begins with.
 */
export function foldPlace(text: string): string {
  return toHiragana(normalise(text))
    .replace(/^日本[、,]?/, "")
    .replace(/〒?(?<!\d)\d{3}[-‐−ー]?\d{4}(?!\d)/, "")
    .replace(/[ゖゕ]|(?<=\p{Script=Han})け(?=\p{Script=Han})/gu, "が")
    .replace(/[齊斉齋]/g, "斎")
    .replace(/[〇一二三四五六七八九十]+(?=丁目|番|号|条|学区)/g, digitsOf);
}

/** 「二十四」→「24」. Numbers of blocks and districts stay below 100. */
function digitsOf(kanji: string): string {
  const [tens, units] = kanji.includes("十") ? kanji.split("十") : ["零", kanji];
  if (tens === "零") return [...kanji].map((digit) => DIGITS.indexOf(digit)).join("");
  const ten = tens === "" || tens === undefined ? 1 : DIGITS.indexOf(tens);
  return String(ten * 10 + (units === "" || units === undefined ? 0 : DIGITS.indexOf(units)));
}
