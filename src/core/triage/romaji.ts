import type { Folded } from "./fold.ts";

type Kana = { readonly char: string; readonly at: number };

/**
 * Reads Latin words that are Japanese in disguise (「mou shinitai」「tasukete」) as hiragana; other words stay as they are.
 * @returns null when the text holds no such word.
 */
export function readRomaji(folded: Folded): Folded | null {
  const words = folded.text.match(/[a-z]{3,}/g);
  if (words === null || words.every((word) => spellKana(word) === null)) return null;
  const letters: Kana[] = [];
  for (const { 0: token, index } of folded.text.matchAll(/[a-z]+|[^a-z ]/gu)) {
    const kana = spellKana(token);
    for (const { char, at } of kana ?? [...token].map((char, at) => ({ char, at })))
      letters.push({ char, at: index + at });
  }
  const origin = letters.map(({ at }) => folded.origin[at] ?? 0);
  return { text: letters.map(({ char }) => char).join(""), origin, source: folded.source };
}

/** Kana with the position each was read from, or null when the word is not Japanese in every syllable. */
function spellKana(word: string): Kana[] | null {
  const kana: Kana[] = [];
  for (let at = 0; at < word.length; ) {
    if (word[at] === word[at + 1] && !"aiueon".includes(word.charAt(at))) {
      kana.push({ char: "つ", at });
      at += 1;
    }
    let size = 3;
    while (size > 0 && !SYLLABLES.has(word.slice(at, at + size))) size -= 1;
    if (size === 0) return null;
    for (const char of SYLLABLES.get(word.slice(at, at + size)) ?? "") kana.push({ char, at });
    at += size;
  }
  return kana;
}

const ROWS: Readonly<Record<string, string>> = {
  "": "あいうえお",
  k: "かきくけこ",
  s: "さしすせそ",
  t: "たちつてと",
  n: "なにぬねの",
  h: "はひふへほ",
  m: "まみむめも",
  r: "らりるれろ",
  g: "がぎぐげご",
  z: "ざじずぜぞ",
  d: "だぢづでど",
  b: "ばびぶべぼ",
  p: "ぱぴぷぺぽ",
};
/** Hepburn where it leaves the table. Small kana are folded (foldLetter), so しゃ is しや. */
const IRREGULAR: Readonly<Record<string, string>> = {
  ...{ shi: "し", chi: "ち", tsu: "つ", fu: "ふ", ji: "じ", ya: "や", yu: "ゆ", yo: "よ", wa: "わ", wo: "を", n: "ん" },
  ...{
    sha: "しや",
    shu: "しゆ",
    sho: "しよ",
    cha: "ちや",
    chu: "ちゆ",
    cho: "ちよ",
    ja: "じや",
    ju: "じゆ",
    jo: "じよ",
  },
};
const SYLLABLES = new Map<string, string>([
  ...Object.entries(ROWS).flatMap(([consonant, row]) =>
    [..."aiueo"].map((vowel, at) => [consonant + vowel, row.charAt(at)] as const),
  ),
  ...Object.entries(ROWS)
    .filter(([consonant]) => consonant !== "" && consonant !== "d")
    .flatMap(([consonant, row]) =>
      ["ya や", "yu ゆ", "yo よ"].map(
        (glide) => [consonant + glide.slice(0, 2), row.charAt(1) + glide.charAt(3)] as const,
      ),
    ),
  ...Object.entries(IRREGULAR),
]);
