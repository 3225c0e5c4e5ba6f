const BETWEEN = "[\\s・\\p{Cf}]*";
/** Said of, or by, somebody who is called so. */
const CALLED =
  "(?:さん|さま|様|ちゃん|くん|君|氏|殿|先生|宅|夫妻|夫婦|の者|です|と申|ともうし|といい|という|と言|と名の|と名乗)";
/** No letter stands around it, or it is followed by how people are called. */
const ALONE = { before: "(?<![\\p{L}\\p{N}ー])", after: `(?=${CALLED}|より|$|[^\\p{L}\\p{N}ー])` };
/** Within a sentence in kana (「隣の林です」), only by how people are called. */
const ADDRESSED = { before: "(?<![\\p{sc=Han}\\p{sc=Katakana}\\p{sc=Latin}\\p{N}ー])", after: `(?=${CALLED})` };
/** Kana before kana is one word more often than not; after these a new one begins. */
const ADDRESSED_KANA = { before: "(?<=^|[^\\p{L}\\p{N}ー]|[のはがもとへ])", after: `(?=${CALLED})` };
/** Shorter ones are words of English, too: 「An」 is a name, 「an」 is not. */
const LATIN_WORD_MAX = 3;

/**
 * Finds a name in NFKC text however it is spelt (width, kana, accents, gaps). The whole of it and its parts; of one written without a
 * gap also where it is likely to have one, and any beginning or end of it by which somebody is called: 「山田花子」 is 「山田さん」, too.
 */
export function nameRules(name: string): RegExp[] {
  const parts = name.split(/[\s・=]+/u).filter((part) => part !== "");
  const guessed = parts.flatMap(guessedParts);
  const spelt = [...new Set([parts.join(""), ...parts, ...guessed])].filter((part) => part !== "");
  const called = parts.length === 1 ? parts.flatMap(endsOf) : [];
  // The longest first, and of one length the one that asks for less: nothing of a name is left behind what a shorter one took.
  const rules = [
    ...spelt.map((part) => [part, rulesFor(part)] as const),
    ...called.map((part) => [part, [rule(addressedIn)(part)]] as const),
  ];
  return rules.sort(([a], [b]) => b.length - a.length).flatMap(([, its]) => its);
}

function rulesFor(part: string): RegExp[] {
  if (!isPartOfWords(part)) return [new RegExp(letters(part), "giu")];
  return [rule(() => ALONE)(part), rule(addressedIn)(part)];
}

function rule(around: (part: string) => { before: string; after: string }): (part: string) => RegExp {
  return (part) => {
    const isShortLatin = isLatin(part) && part.length <= LATIN_WORD_MAX;
    const { before, after } = around(part);
    return new RegExp(before + letters(isShortLatin ? capital(part) : part) + after, isShortLatin ? "gu" : "giu");
  };
}

function addressedIn(part: string) {
  return /^[\p{sc=Hiragana}\p{sc=Katakana}ー]/u.test(part) ? ADDRESSED_KANA : ADDRESSED;
}

/** Where surname and given name meet, as far as the writing tells: 「山田はなこ」, 「佐々木一郎」. */
function guessedParts(name: string): string[] {
  const mixed = /^(\p{sc=Han}+)([\p{sc=Hiragana}\p{sc=Katakana}ー]{2,})$/u.exec(name);
  if (mixed !== null) return mixed.slice(1);
  if (!/^\p{sc=Han}{3,}$/u.test(name)) return [];
  const all = [...name];
  const cuts = all.length >= 5 ? [all.slice(0, 3), all.slice(0, 2), all.slice(-2)] : [all.slice(0, 2), all.slice(-2)];
  return cuts.map((cut) => cut.join(""));
}

/** Beginnings and ends of a name without a gap, shorter than itself. */
function endsOf(name: string): string[] {
  const isKana = /^[\p{sc=Hiragana}\p{sc=Katakana}ー]+$/u.test(name);
  if (!isKana && !/^\p{sc=Han}+$/u.test(name)) return [];
  const all = [...name];
  const lengths = all.slice(1).flatMap((_, n) => (isKana && n === 0 ? [] : [n + 1]));
  return lengths.flatMap((n) => [all.slice(0, n).join(""), all.slice(-n).join("")]);
}

/** A short name in kana, a single letter, or one in Latin script is a part of many words. */
function isPartOfWords(name: string): boolean {
  const isShortKana = /^[\p{sc=Hiragana}\p{sc=Katakana}ー]{1,3}$/u.test(name);
  return [...name].length === 1 || isLatin(name) || isShortKana;
}

function isLatin(name: string): boolean {
  return /^[\p{sc=Latin}'.-]+$/u.test(name);
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1).toLowerCase();
}

function letters(name: string): string {
  return [...name].map(inEitherWriting).join(BETWEEN);
}

const KANA_DISTANCE = "ァ".charCodeAt(0) - "ぁ".charCodeAt(0);

function inEitherWriting(letter: string): string {
  const code = letter.charCodeAt(0);
  if (/[ぁ-ゖ]/.test(letter)) return `[${letter}${String.fromCharCode(code + KANA_DISTANCE)}]`;
  if (/[ァ-ヶ]/.test(letter)) return `[${letter}${String.fromCharCode(code - KANA_DISTANCE)}]`;
  if (/\p{sc=Latin}/u.test(letter)) return withAccents(letter);
  const variants = VARIANTS.find((group) => group.includes(letter));
  return variants === undefined ? letter.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&") : `[${variants}]`;
}

/** Letters of names that people write in one form and keyboards give in another. */
const VARIANTS = [
  ...[
    "髙高",
    "﨑崎嵜",
    "𠮷吉",
    "邊邉辺",
    "齋齊斎斉",
    "濵濱浜",
    "澤沢",
    "廣広",
    "國国",
    "嶋嶌島",
    "櫻桜",
    "瀧滝",
    "惠恵",
  ],
  ...[
    "眞真",
    "榮栄",
    "壽寿",
    "藏蔵",
    "黑黒",
    "德徳",
    "曾曽",
    "桒桑",
    "槗橋",
    "冨富",
    "峯峰",
    "龍竜",
    "關関",
    "彌弥",
    "淵渕",
  ],
];

/** Accents are left out where a keyboard has none: 「Hương」 is 「Huong」. */
function withAccents(letter: string): string {
  const known = ACCENTED.get(letter);
  if (known !== undefined) return known;
  const base = baseOf(letter);
  const isSame = (other: string) => baseOf(other) === base && isUpper(other) === isUpper(letter);
  const made = `[${base}${letter}${LATIN.flatMap(([from, to]) => range(from, to))
    .filter(isSame)
    .join("")}]`;
  ACCENTED.set(letter, made);
  return made;
}
/** Made when it is first needed, the same ever after. */
const ACCENTED = new Map<string, string>();
/** Where Unicode keeps Latin letters with accents. */
const LATIN = [
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
] as const;

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, n) => String.fromCharCode(from + n)).filter((one) =>
    /\p{L}/u.test(one),
  );
}

function baseOf(letter: string): string {
  const [base = ""] = letter.normalize("NFD");
  return base.replace("đ", "d").replace("Đ", "D");
}

function isUpper(letter: string): boolean {
  return letter !== letter.toLowerCase();
}
