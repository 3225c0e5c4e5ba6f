/** What in a text looks as if it told who somebody is. */
export type PersonalKind = "phone" | "mail" | "address" | "name" | "number";

/**
 * Rules for words that should not go into LINE (2021-04-30 guideline: content must not stay there). They look at form only and miss
 * much, so they warn and never stop anybody. A name is guessed where it is addressed: 「山田様」「田中さん」.
 */
const RULES: readonly [PersonalKind, RegExp][] = [
  ["phone", /(?<!\d)0\d{1,4}[-ー‐−(]?\d{1,4}[-ー‐−)]?\d{3,4}(?!\d)/],
  ["mail", /[\w.+-]+@[\w-]+\.[\w.]+/],
  ["address", /(?:丁目|番地|\d+番\d+号|(?<![\d-])\d{1,2}-\d{1,3}-\d{1,3}(?![\d-])|〒\d{3})/],
  ["name", /(?<![\p{sc=Han}])[\p{sc=Han}]{1,4}(?:さん|様|さま|氏)|[\p{sc=Katakana}ー]{2,8}(?:さん|様|さま)/u],
  ["number", /(?<!\d)\d{7,}(?!\d)/],
];

/** Words that are addressed like a name and tell nobody's. */
const NOBODY =
  /(?:皆|お客|担当者|相談員|保護者|ご家族|家族|母|父|お母|お父|奥|旦那|子ども|お子|職員|患者|利用者)(?:さん|様|さま)/gu;

/** The kinds that a text seems to hold, in the order of the rules; empty: none was noticed. */
export function personalWords(text: string): PersonalKind[] {
  const plain = text.normalize("NFKC").replace(NOBODY, "");
  return RULES.filter(([, rule]) => rule.test(plain)).map(([kind]) => kind);
}
