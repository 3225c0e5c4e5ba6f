/** A text as the rules see it. `origin[i]` is where letter `i` stands in `source`, so that evidence quotes the resident's own words. */
export type Folded = { readonly text: string; readonly origin: ArrayLike<number>; readonly source: string };

/**
 * Folds away everything that can hide a word without changing it: width, case, katakana, small kana, drawn-out vowels, repeated letters,
 * emoji, and spaces or dots between letters. 「ｼﾆﾀｲ」「しにたぃ」「死にた〜い」「死 に た い」「し😭に😭た😭い」 become two spellings, しにたい and 死にたい.
 * Sentence ends become 「。」, pauses and new lines 「、」. Spaces stay only between Latin words.
 */
export function fold(text: string): Folded {
  const source = text.normalize("NFC");
  const end = dropSeparators(collapseRuns(spell(source)));
  return { text: textOf(KEPT.codes, end), origin: copied(KEPT.origin, 0, end), source };
}

/** The resident's own words behind the folded range [from, to). */
export function quote(folded: Folded, from: number, to: number): string {
  const first = folded.origin[from] ?? 0;
  const last = folded.origin[to - 1] ?? first;
  let end = last + ((folded.source.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
  while ("ーｰ〜～ﾞﾟ".includes(folded.source.charAt(end) || " ")) end += 1;
  return folded.source.slice(first, end);
}

/** One character of kana or Latin in its plainest form; used for the rules themselves too, so that both sides meet. */
export function foldLetter(char: string): string {
  const code = char.charCodeAt(0);
  const hiragana = code >= 0x30a1 && code <= 0x30f6 ? String.fromCharCode(code - 0x60) : char.toLowerCase();
  return LARGE[hiragana] ?? hiragana;
}

const LARGE: Readonly<Record<string, string>> = {
  ぁ: "あ",
  ぃ: "い",
  ぅ: "う",
  ぇ: "え",
  ぉ: "お",
  っ: "つ",
  ゃ: "や",
  ゅ: "ゆ",
  ょ: "よ",
  ゎ: "わ",
  ゕ: "か",
  ゖ: "け",
};

const VOWEL_ROWS = [
  "あかがさざただなはばぱまやらわ",
  "いきぎしじちぢにひびぴみり",
  "うくぐすずつづぬふぶぷむゆるゔ",
  "えけげせぜてでねへべぺめれ",
  "おこごそぞとどのほぼぽもよろを",
];
/** The vowel that a kana ends with, by code; 0 for all else. */
const VOWEL = new Uint16Array(0x10000);
for (const row of VOWEL_ROWS) for (const kana of row) VOWEL[kana.charCodeAt(0)] = row.charCodeAt(0);

/** Emoji that stand for a thing the rules know: 💊 in 「💊いっぱい飲んだ」. All others only decorate. */
const PICTURES: Readonly<Record<string, string>> = { "🔪": "包丁", "💊": "薬", "🔥": "火" };

const STOP = /^[。．.!！?？‼⁉\u203d]$/u;
const PAUSE = /^[、,，:：\n\r\u2028]$/u;
const SPACE = /^\s$/u;
const WAVE = /^[〜～~∼―—–─]$/u;
const LETTER = /^(?!ー)[\p{L}\p{M}\p{N}々〇]$/u;
/** Letters that appear in Japanese texts as parts of faces: (´；ω；｀) (ﾟДﾟ). */
const FACE = /^[ωдε∀σз\p{Sk}]$/u;

/** What each letter is folded to, when that is one letter; learnt as letters come. */
const PLAIN = new Uint16Array(0x10000);
const PLAIN_NOT_KNOWN = 0;
/** Not one letter: nothing, or several. */
const PLAIN_LONG = 1;
const longCache = new Map<string, string>();
const LONG_CACHE_MAX = 20_000;

/** What one written character (with its half-width voicing mark) is folded to: "" when it only decorates. */
function plain(char: string): string {
  const known = longCache.get(char);
  if (known !== undefined) return known;
  const folded = classify(char);
  if (longCache.size < LONG_CACHE_MAX) longCache.set(char, folded);
  return folded;
}

function classify(char: string): string {
  const picture = PICTURES[char];
  if (picture !== undefined) return picture;
  if (WAVE.test(char)) return "";
  if (STOP.test(char)) return "。";
  if (PAUSE.test(char)) return "、";
  if (SPACE.test(char)) return " ";
  if (char === "'" || char === "’") return "'";
  if (FACE.test(char.toLowerCase())) return "";
  return [...char.normalize("NFKC")]
    .filter((part) => LETTER.test(part))
    .map(kana)
    .join("");
}

/** Katakana to hiragana but small letters kept: whether 「ぁ」 is a letter or a drawn-out vowel depends on the one before. */
function kana(char: string): string {
  const code = char.charCodeAt(0);
  return code >= 0x30a1 && code <= 0x30f6 ? String.fromCharCode(code - 0x60) : char.toLowerCase();
}

/** Folded letters and where each was read. Two, written in turn, and used up before the next text is folded. */
type Letters = { codes: Uint16Array; origin: Int32Array };
const SPELT: Letters = { codes: new Uint16Array(1024), origin: new Int32Array(1024) };
const KEPT: Letters = { codes: new Uint16Array(1024), origin: new Int32Array(1024) };

/** One written letter becomes at most so many (㍿ 4, ﷺ 18). */
const GROWTH_MAX = 18;

function makeRoom(letters: Letters, size: number): void {
  if (letters.codes.length >= size) return;
  letters.codes = new Uint16Array(size);
  letters.origin = new Int32Array(size);
}

const [VOICED, HALF_VOICED, LONG_MARK, LONG_MARK_HALF] = [0xff9e, 0xff9f, 0x30fc, 0xff70];

/** Every letter in its plainest form, into SPELT. Returns how many. */
function spell(source: string): number {
  makeRoom(SPELT, source.length * GROWTH_MAX);
  makeRoom(KEPT, source.length * GROWTH_MAX);
  let end = 0;
  for (let at = 0; at < source.length; ) {
    const start = at;
    const code = source.charCodeAt(at++);
    const next = at < source.length ? source.charCodeAt(at) : 0;
    if ((code === LONG_MARK || code === LONG_MARK_HALF) && isKatakana(source.charCodeAt(start - 1))) {
      end = put(LONG_MARK, start, end);
      continue;
    }
    const voiced = next === VOICED || next === HALF_VOICED;
    if (!voiced && (code < 0xd800 || code > 0xdfff)) {
      let one = PLAIN[code] ?? PLAIN_LONG;
      if (one === PLAIN_NOT_KNOWN) one = learnPlain(code);
      if (one !== PLAIN_LONG) {
        end = one > LAST_KANA ? put(one, start, end) : append(one, start, end);
        continue;
      }
    }
    let char = String.fromCodePoint(source.codePointAt(start) ?? 0);
    at = start + char.length;
    const mark = source.charCodeAt(at);
    if (mark === VOICED || mark === HALF_VOICED) {
      char += source.charAt(at);
      at += 1;
    }
    const parts = plain(char);
    for (let part = 0; part < parts.length; part++) end = append(parts.charCodeAt(part), start, end);
  }
  return end;
}

function learnPlain(code: number): number {
  const folded = plain(String.fromCharCode(code));
  const one = folded.length === 1 ? folded.charCodeAt(0) : PLAIN_LONG;
  PLAIN[code] = one;
  return one;
}

/** In katakana ー is spelling (ストーカー is not すとか); after hiragana and kanji it only lengthens (死にたーい). So does 〜 anywhere. */
function isKatakana(code: number): boolean {
  return (code >= 0x30a1 && code <= 0x30fa) || (code >= 0xff66 && code <= 0xff9f);
}

/** The large form of a small kana, by code; 0 for all else. And whether that is a vowel. */
const LARGE_CODE = new Uint16Array(0x10000);
for (const [small, large] of Object.entries(LARGE)) LARGE_CODE[small.charCodeAt(0)] = large.charCodeAt(0);
const VOWELS = [..."あいうえお"].map((vowel) => vowel.charCodeAt(0));

/** Behind it no letter is small. */
const LAST_KANA = 0x3096;
const BLANK = 0x20;
const [STOPPED, PAUSED] = [0x3002, 0x3001];

/** Drops what only lengthens: a second space, a small vowel after the same vowel (よぉ). */
function append(code: number, at: number, end: number): number {
  const last = end > 0 ? (SPELT.codes[end - 1] ?? 0) : 0;
  if (code === BLANK && last === BLANK) return end;
  const large = LARGE_CODE[code] ?? 0;
  if (large !== 0 && VOWELS.includes(large) && VOWEL[last] === large) return end;
  return put(large === 0 ? code : large, at, end);
}

function put(code: number, at: number, end: number): number {
  SPELT.codes[end] = code;
  SPELT.origin[end] = at;
  return end + 1;
}

/** 「しにたああああい」「wwww」: a vowel drawn out twice or more goes, any other letter written three times stands once. Digits stay. */
function collapseRuns(end: number): number {
  const { codes, origin } = SPELT;
  let kept = 0;
  for (let from = 0; from < end; ) {
    const code = codes[from] ?? 0;
    let to = from + 1;
    while (to < end && codes[to] === code) to += 1;
    const drawnOut = to - from >= 2 && VOWELS.includes(code) && kept > 0 && VOWEL[codes[kept - 1] ?? 0] === code;
    const stays = drawnOut ? 0 : to - from >= 3 && !isDigit(code) ? 1 : to - from;
    for (let at = from; at < from + stays; at++) {
      codes[kept] = code;
      origin[kept++] = origin[at] ?? 0;
    }
    from = to;
  }
  return kept;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A space is kept only between Latin words; a pause beside a single letter (死、に、た、い) is spelling, not grammar. Into KEPT. */
function dropSeparators(end: number): number {
  const { codes, origin } = SPELT;
  const code = (at: number): number => (at >= 0 && at < end ? (codes[at] ?? 0) : STOPPED);
  let kept = 0;
  for (let at = 0; at < end; at++) {
    const here = codes[at] ?? 0;
    if (isBreak(here)) {
      const before = isBreak(code(at - 2));
      const behind = isBreak(code(at + 2));
      if (here === BLANK) {
        if ((before && behind) || !isLatin(code(at - 1)) || !isLatin(code(at + 1))) continue;
      } else {
        const spelt = [before && isJapanese(code(at - 1)), behind && isJapanese(code(at + 1))] as const;
        const spelling = here === STOPPED ? spelt[0] && spelt[1] : spelt[0] || spelt[1];
        const last = kept > 0 ? (KEPT.codes[kept - 1] ?? 0) : STOPPED;
        if (spelling || last === STOPPED || last === PAUSED) continue;
      }
    }
    KEPT.codes[kept] = here;
    KEPT.origin[kept++] = origin[at] ?? 0;
  }
  return kept;
}

function isBreak(code: number): boolean {
  return code === STOPPED || code === PAUSED || code === BLANK;
}

function isJapanese(code: number): boolean {
  return (code >= 0x3041 && code <= 0x3096) || (code >= 0x3400 && code <= 0x9fff) || code === 0x3005;
}

/** Anything written with spaces between words. Half of a pair counts as what the pair mostly is: a rare kanji, no word. */
function isLatin(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || isDigit(code) || code === 0x27;
  return !isJapanese(code) && /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(code));
}

/** So many letters become a text at once: arguments of one call. */
const AT_ONCE = 4_096;

function textOf(codes: Uint16Array, end: number): string {
  let text = "";
  for (let from = 0; from < end; from += AT_ONCE)
    text += String.fromCharCode(...copied(codes, from, Math.min(end, from + AT_ONCE)));
  return text;
}

/** As a plain array: for so few numbers it is made, and spread into arguments, several times as quickly as a typed one. */
function copied(numbers: ArrayLike<number>, from: number, to: number): number[] {
  const copy = new Array<number>(to - from);
  for (let at = from; at < to; at++) copy[at - from] = numbers[at] ?? 0;
  return copy;
}
