/**
 * One spelling for what people type in many: full and half width (ＡＢＣ, ｶﾅ), capitals, and spaces of any kind
 * (also invisible ones, which phones paste along) make no difference. Kana and kanji stay as they are.
 * 「 ６５　さい 」→「65さい」, 「ﾋｶﾘﾁｮｳ」→「ヒカリチョウ」
 */
export function normalise(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\u2060\ufeff]/g, "");
}

/** Katakana as hiragana, so that words typed in either kana are found. 「ヒカリチョウ」→「ひかりちょう」; ー stays. */
export function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - KANA_DISTANCE));
}

const KANA_DISTANCE = "ァ".charCodeAt(0) - "ぁ".charCodeAt(0);
