/** A text as the rules see it. `origin[i]` is where character `i` stands in `source`, so that evidence quotes the resident's own words. */
export type Folded = { readonly text: string; readonly origin: readonly number[]; readonly source: string };

type Cell = { readonly char: string; readonly at: number };

/**
 * Folds away everything that can hide a word without changing it: width, case, katakana, small kana, drawn-out vowels, repeated letters,
 * emoji, and spaces or dots between letters. 「ｼﾆﾀｲ」「しにたぃ」「死にた〜い」「死 に た い」「し😭に😭た😭い」 become two spellings, しにたい and 死にたい.
 * Sentence ends become 「。」, pauses and new lines 「、」. Spaces stay only between Latin words.
 */
export function fold(text: string): Folded {
  const source = text.normalize("NFC");
  const cells = dropSeparators(collapseRuns(spell(source)));
  return { text: cells.map((cell) => cell.char).join(""), origin: cells.map((cell) => cell.at), source };
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
const VOWEL = new Map(VOWEL_ROWS.flatMap((row) => [...row].map((kana) => [kana, row.charAt(0)] as const)));

/** Emoji that stand for a thing the rules know: 💊 in 「💊いっぱい飲んだ」. All others only decorate. */
const PICTURES: Readonly<Record<string, string>> = { "🔪": "包丁", "💊": "薬", "🔥": "火" };

const STOP = /^[。．.!！?？‼⁉\u203d]$/u;
const PAUSE = /^[、,，:：\n\r\u2028]$/u;
const SPACE = /^\s$/u;
const LONG = /^[ーｰ]$/u;
const WAVE = /^[〜～~∼―—–─]$/u;
const LETTER = /^(?!ー)[\p{L}\p{M}\p{N}々〇]$/u;
/** Letters that appear in Japanese texts as parts of faces: (´；ω；｀) (ﾟДﾟ). */
const FACE = /^[ωдε∀σз\p{Sk}]$/u;

const plainCache = new Map<string, string>();

/** What one written character (with its half-width voicing mark) is folded to: "" when it only decorates. */
function plain(char: string): string {
  const known = plainCache.get(char);
  if (known !== undefined) return known;
  const folded = classify(char);
  if (plainCache.size < 20_000) plainCache.set(char, folded);
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

function spell(source: string): Cell[] {
  const cells: Cell[] = [];
  for (let at = 0; at < source.length; ) {
    const start = at;
    let char = String.fromCodePoint(source.codePointAt(at) ?? 0);
    at += char.length;
    const next = source.charAt(at);
    if (next === "ﾞ" || next === "ﾟ") {
      char += next;
      at += 1;
    }
    if (LONG.test(char) && isKatakana(source.charAt(start - 1))) cells.push({ char: "ー", at: start });
    else for (const part of plain(char)) append(cells, part, start);
  }
  return cells;
}

/** In katakana ー is spelling (ストーカー is not すとか); after hiragana and kanji it only lengthens (死にたーい). So does 〜 anywhere. */
function isKatakana(char: string): boolean {
  return /[\u30a1-\u30fa\uff66-\uff9f]/.test(char);
}

/** Drops what only lengthens: a second space, a small vowel after the same vowel (よぉ). */
function append(cells: Cell[], part: string, at: number): void {
  if (part === " " && cells.at(-1)?.char === " ") return;
  const large = LARGE[part];
  if (large !== undefined && "あいうえお".includes(large)) {
    const last = cells.at(-1)?.char;
    if (last !== undefined && VOWEL.get(last) === large) return;
  }
  cells.push({ char: large ?? part, at });
}

/** 「しにたああああい」「wwww」: a vowel drawn out twice or more goes, any other letter written three times stands once. Digits stay. */
function collapseRuns(cells: readonly Cell[]): Cell[] {
  const kept: Cell[] = [];
  for (let from = 0; from < cells.length; ) {
    const char = cells[from]?.char ?? "";
    let to = from + 1;
    while (to < cells.length && cells[to]?.char === char) to += 1;
    const lead = kept.at(-1)?.char;
    const drawnOut = "あいうえお".includes(char) && to - from >= 2 && lead !== undefined && VOWEL.get(lead) === char;
    const stays = drawnOut ? 0 : to - from >= 3 && !/\d/.test(char) ? 1 : to - from;
    for (let at = from; at < from + stays; at++) {
      const cell = cells[at];
      if (cell !== undefined) kept.push(cell);
    }
    from = to;
  }
  return kept;
}

/** A space is kept only between Latin words; a pause beside a single letter (死、に、た、い) is spelling, not grammar. */
function dropSeparators(cells: readonly Cell[]): Cell[] {
  const char = (at: number): string => cells[at]?.char ?? "。";
  const isBreak = (at: number): boolean => "。、 ".includes(char(at));
  const kept: Cell[] = [];
  for (const [at, cell] of cells.entries()) {
    if (cell.char === " ") {
      const alone = isBreak(at - 2) && isBreak(at + 2);
      if (isLatin(char(at - 1)) && isLatin(char(at + 1)) && !alone) kept.push(cell);
    } else if (cell.char === "。" || cell.char === "、") {
      const before = isBreak(at - 2) && isJapanese(char(at - 1));
      const behind = isBreak(at + 2) && isJapanese(char(at + 1));
      const spelling = cell.char === "。" ? before && behind : before || behind;
      if (kept.length > 0 && !spelling && !"。、".includes(kept.at(-1)?.char ?? "")) kept.push(cell);
    } else kept.push(cell);
  }
  return kept;
}

function isJapanese(char: string): boolean {
  return /[\u3041-\u3096\u3400-\u9fff々]/.test(char);
}

/** Anything written with spaces between words. */
function isLatin(char: string): boolean {
  return /[\p{L}\p{M}\p{N}']/u.test(char) && !isJapanese(char);
}
