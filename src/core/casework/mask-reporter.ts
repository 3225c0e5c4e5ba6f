import type { Language } from "../language.ts";

/** What stands in place of who reported. */
const STANDS_FOR = {
  name: { ja: "（通報した方の名前）", en: "(the reporter's name)" },
  phone: { ja: "（通報した方の電話番号）", en: "(the reporter's number)" },
};

/** Between the digits of a number, and between the parts of a name. */
const GAP = "[\\s\\-‐-―ー−()・.]*";
/** A short name in kana, or a single letter, is a part of many words: a name only where it stands alone or is addressed. */
const ALONE = {
  before: "(?<![\\p{L}\\p{N}ー])",
  after: "(?=さん|さま|様|ちゃん|くん|君|氏|と申|といい|と言い|より|です|$|[^\\p{L}\\p{N}ー])",
};
const PHONE_DIGITS_MIN = 9;

/** Who says her name without having been asked for it. */
const SAYS_HER_NAME = [
  /(?<![\p{sc=Han}\p{sc=Katakana}ー])[\p{sc=Han}\p{sc=Katakana}ー々]{1,8}(?:[ 　][\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々]{1,8})?(?=と申し)/gu,
  /(?<=\b[Mm]y name is )[\p{Lu}][\p{L}'-]*(?: [\p{Lu}][\p{L}'-]*)*/gu,
];

/**
 * Makes of a text one without the name and the number that she told as hers, however they are spelt (width, kana, gaps), and without
 * the name by which she introduces herself. It looks at form: a nickname, an address or what only she can have seen stays.
 */
export function maskReporter(
  { name = "", phone = "" }: Readonly<Record<string, string>>,
  reads: Language = "ja",
): (text: string) => string {
  const language = reads === "en" ? "en" : "ja";
  const rules = [
    ...[phoneRule(phone)].filter((rule) => rule !== null).map((rule) => [rule, STANDS_FOR.phone[language]] as const),
    ...[...nameRules(name), ...SAYS_HER_NAME].map((rule) => [rule, STANDS_FOR.name[language]] as const),
  ];
  return (text) => {
    const plain = text.normalize("NFKC");
    const masked = rules.reduce((left, [rule, stand]) => left.replace(rule, stand), plain);
    return masked === plain ? text : masked;
  };
}

/** Japanese numbers are also written with +81 in place of the first 0. */
function phoneRule(phone: string): RegExp | null {
  const digits = phone
    .normalize("NFKC")
    .replace(/\D/g, "")
    .replace(/^81(?=\d{9,10}$)/, "0");
  if (digits.length < PHONE_DIGITS_MIN) return null;
  const rest = [...digits.slice(1)].join(GAP);
  return new RegExp(`(?<!\\d)(?:${digits[0]}|\\+?81${GAP}0?)${GAP}${rest}(?!\\d)`, "gu");
}

/** The whole name first, then its parts; of one written without a gap, the first two letters: 「山田花子」 is 「山田さん」, too. */
function nameRules(name: string): RegExp[] {
  const plain = name.normalize("NFKC").replace(/(?:さん|さま|様|ちゃん|くん|君)$/u, "");
  const parts = plain.split(/[\s・=]+/u).filter((part) => part !== "");
  const begins = parts.length === 1 && /^\p{sc=Han}{3,}$/u.test(plain) ? [plain.slice(0, 2)] : [];
  const spelt = [...new Set([parts.join(""), ...parts, ...begins])].filter((part) => part !== "");
  return spelt.map(
    (part) => new RegExp(isPartOfWords(part) ? ALONE.before + letters(part) + ALONE.after : letters(part), "giu"),
  );
}

function isPartOfWords(name: string): boolean {
  const count = [...name].length;
  return (
    count === 1 ||
    /^[\p{sc=Latin}'.-]+$/u.test(name) ||
    (count <= 3 && /^[\p{sc=Hiragana}\p{sc=Katakana}ー]+$/u.test(name))
  );
}

function letters(name: string): string {
  return [...name].map(inEitherKana).join("[\\s・]*");
}

const KANA_DISTANCE = "ァ".charCodeAt(0) - "ぁ".charCodeAt(0);

function inEitherKana(letter: string): string {
  const code = letter.charCodeAt(0);
  if (/[ぁ-ゖ]/.test(letter)) return `[${letter}${String.fromCharCode(code + KANA_DISTANCE)}]`;
  if (/[ァ-ヶ]/.test(letter)) return `[${letter}${String.fromCharCode(code - KANA_DISTANCE)}]`;
  return letter.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
