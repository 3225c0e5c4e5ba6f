/** Rules of やさしい日本語 that a machine can see (facts: domain.md 6.1). */
export type EasyRule =
  | "sentence_long"
  | "lines_many"
  | "kanji_unread"
  | "kanji_many"
  | "double_negative"
  | "honorific"
  | "passive"
  | "katakana"
  | "unspaced"
  | "clock_24"
  | "era"
  | "two_facts"
  | "list_inline"
  | "plain_ending"
  | "sound_word"
  | "noun_stack"
  | "abbreviation"
  | "relative_date"
  | "law";

/** A place in a text that breaks a rule: `part` is the text's own words, from `from` on (UTF-16 units). */
export type EasyProblem = { rule: EasyRule; part: string; from: number };

const SENTENCE_MAX = 30;
const LINES_MAX = 3;
const PHRASE_MAX = 16;
const KANJI_MAX = 13;

/** Words in katakana that people know who learn Japanese here; others want an easier word or a gloss. */
const KNOWN_KATAKANA =
  /^(LINE|プログラム|ガス|メニュー|ボタン|テレビ|スマホ|メール|インターネット|ホームページ|パートナー|スタンプ|メッセージ|ローン|サービス|センター|バス|トイレ|アパート|クレジットカード|カード|お?ニュース|コンビニ|パート|アルバイト|サイン|ページ|ビデオ|ファイル|リスト|ゴミ|ベッド|パン)$/;

/** Doubled words that every learner knows; others paint sounds and feelings (ドキドキ), which no dictionary of theirs has. */
const KNOWN_DOUBLED = /^(いろいろ|だんだん|ときどき|まだまだ|たまたま|ますます|わざわざ|そろそろ|どんどん|なかなか)$/;
const KNOWN_CAPITALS = /^(LINE|FAX|OK|PDF|TEL)$/;
/** Five kanji in a row are a noun made of nouns: a verb says the same. */
const STACK_MIN = 5;

/** Every place of a text that breaks a rule, in the order of the text. */
export function checkEasyJapanese(text: string): EasyProblem[] {
  const found: EasyProblem[] = [
    ...longSentences(text),
    ...(text.split("\n").length > LINES_MAX
      ? [{ rule: "lines_many" as const, part: text.split("\n")[LINES_MAX] ?? "", from: 0 }]
      : []),
    ...unread(text),
    ...matches(
      text,
      "double_negative",
      /なくは(?:ない|ありません)|ない(?:わけ|こと)(?:では|は|も)(?:ない|ありません)/g,
    ),
    ...matches(
      text,
      "honorific",
      /お聞きし|お伺い|ください(?:ませ|まし)|いただ|(?<!どう)いたし|申し上げ|おり(?:ます|まして)|ございま(?!す|した)|[おご][一-龠々]+(?:\([ぁ-ん]+\))?になり/g,
    ),
    ...matches(text, "passive", /(?:られ|され|させ)(?:ます|ました|る|た|て)/g),
    ...matches(text, "clock_24", /(?:1[3-9]|2[0-4])[:：時]\d{0,2}/g),
    ...matches(text, "era", /(?:令和|平成|昭和|R)\s?\d+年?/g),
    ...matches(text, "katakana", /[ァ-ヶー]{4,}/g).filter(({ part }) => !KNOWN_KATAKANA.test(part)),
    ...unspaced(text),
    ...matches(text, "two_facts", /(?:ですが|ますが|けれども?|けど|ので|ために)[、 ]/g),
    ...matches(text, "list_inline", /[^\s、。「」]+、[^\s、。「」]+、[^、。「」]+?(?:など|とか|や)/g),
    ...matches(text, "list_inline", /[^\s、。・「」]+(?:・[^\s、。・「」]+){2,}(?=[^\n]*。)/g),
    ...matches(text, "plain_ending", /(?:である|(?<![まただい])だ|べき|せよ|しろ)。/g),
    ...matches(text, "sound_word", /([ぁ-んァ-ン]{2})\1/g).filter(({ part }) => !KNOWN_DOUBLED.test(part)),
    ...nounStacks(text),
    ...matches(text, "abbreviation", /[A-Z]{2,}/g).filter(({ part }) => !KNOWN_CAPITALS.test(part)),
    ...relativeDates(text),
    ...matches(text, "law", /第\s?\d+条|条例|に(?:基|もと)づ|[一-龠々]{2,}法(?:律|第|に|の|で)/g),
  ];
  return found.toSorted((a, b) => a.from - b.from);
}

function matches(text: string, rule: EasyRule, pattern: RegExp): EasyProblem[] {
  return [...text.matchAll(pattern)].map((match) => ({ rule, part: match[0], from: match.index }));
}

function longSentences(text: string): EasyProblem[] {
  return [...text.matchAll(/[^。\n]+/g)].flatMap((match): EasyProblem[] => {
    const read = shown(match[0]).replaceAll(" ", "");
    const kanji = read.match(/[一-龠々]/g)?.length ?? 0;
    return [
      ...(read.length > SENTENCE_MAX ? [{ rule: "sentence_long" as const, part: match[0], from: match.index }] : []),
      ...(kanji > KANJI_MAX ? [{ rule: "kanji_many" as const, part: match[0], from: match.index }] : []),
    ];
  });
}

/** Kanji without their reading in brackets; a word read once in the text may stand again without it. */
function unread(text: string): EasyProblem[] {
  const read = new Set([...text.matchAll(/([一-龠々]+)\([ぁ-ん]+\)/g)].map(([, word]) => word));
  return [...text.matchAll(/([一-龠々]+)(\([ぁ-ん]+\))?/g)].flatMap((match): EasyProblem[] => {
    const [, word = "", reading] = match;
    // Names of languages are pictures to those who look for them.
    const name = word === "日本語" || (word === "日本" && text.startsWith("日本語", match.index));
    return reading !== undefined || read.has(word) || name
      ? []
      : [{ rule: "kanji_unread", part: word, from: match.index }];
  });
}

function unspaced(text: string): EasyProblem[] {
  return [...text.matchAll(/[^ \n。、「」＜＞・]+/g)]
    .filter(([phrase]) => shown(phrase).length > PHRASE_MAX)
    .map((match) => ({ rule: "unspaced", part: match[0], from: match.index }));
}

/** A term that is explained right behind it (＜＝…＞) is needed at the desk, and stays. */
function nounStacks(text: string): EasyProblem[] {
  return matches(text, "noun_stack", /(?:[一-龠々]+(?:\([ぁ-ん]+\))?)+/g)
    .filter(({ part }) => (part.match(/[一-龠々]/g)?.length ?? 0) >= STACK_MIN)
    .filter(({ part, from }) => !/^[ 」]?＜/.test(text.slice(from + part.length)));
}

/** A day as seen from today needs its date, for it may be read tomorrow. A question means the day on which it is answered. */
function relativeDates(text: string): EasyProblem[] {
  const days = /明日|あした|明後日|あさって|来週|今週|先週|来月|今月|先月|昨日|きのう/g;
  return [...text.matchAll(/[^。\n]+[。\n]?/g)]
    .filter(([sentence]) => !/か。?\s*$/.test(sentence) && !/\d+月\d+日/.test(shown(sentence)))
    .flatMap((sentence) =>
      matches(sentence[0], "relative_date", days).map((each) => ({ ...each, from: each.from + sentence.index })),
    );
}

/** What is read: without readings and what is filled in. */
function shown(text: string): string {
  return text.replace(/\([ぁ-ん]+\)/g, "").replace(/\{\{\w+\}\}/g, "");
}
