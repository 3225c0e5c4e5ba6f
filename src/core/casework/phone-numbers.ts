/** Between the digits of a number: signs that are dashes, and what stands for one, also in speech (「090の1234の…」). */
const GAP = "[\\s\\p{Cf}\\-‐-―─━ー−一()・.,、/_~〜の]{0,4}";
/** A Japanese number: 11 digits where it is a mobile's, else 10; also with +81 in place of the first 0. */
const NUMBER = new RegExp(
  `(?<!\\d)(?:\\+?81${GAP}0?|0)${GAP}(?:[5-9]${GAP}0(?:${GAP}\\d){8}|\\d(?:${GAP}\\d){8})(?!\\d)`,
  "gu",
);
const ABROAD = new RegExp(`(?<!\\d)\\+\\d(?:${GAP}\\d){8,13}(?!\\d)`, "gu");

/** The telephone numbers in a text, as digits from the first 0 on (one from abroad: all of them). `text`: NFKC. */
export function phoneNumbersIn(text: string): string[] {
  const japanese = (text.match(NUMBER) ?? []).map((found) => digitsOf(found).replace(/^81(?=\d{9,11}$)/, "0"));
  const abroad = (text.replace(NUMBER, " ").match(ABROAD) ?? []).map(digitsOf);
  return [...japanese.map((digits) => digits.replace(/^00/, "0")), ...abroad];
}

/** Finds a number however it is spelt, also without what stands before a local one (「224-1111」). `digits`: as above. */
export function phoneRule(digits: string): RegExp {
  const spelt = (some: string) => [...some].join(GAP);
  const whole = digits.startsWith("0") ? `(?:0|\\+?81${GAP}0?)${GAP}${spelt(digits.slice(1))}` : `\\+?${spelt(digits)}`;
  const local = digits.length === 11 ? [8] : [8, 7, 6];
  const ways = [whole, ...local.map((length) => spelt(digits.slice(-length)))];
  return new RegExp(`(?<!\\d)(?:${ways.join("|")})(?!\\d)`, "gu");
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
