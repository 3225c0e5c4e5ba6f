import { compilePattern, occurs, places } from "./pattern.ts";

export type Person = "parent" | "grandparent" | "spouse" | "child" | "sibling" | "self" | "stranger" | "unknown";

/** Somebody's age as told in the story; `text` is the folded words it was read from. */
export type Age = { readonly who: Person; readonly years: number; readonly from: number; readonly to: number };

const PERSONS: readonly (readonly [Person, string])[] = [
  ["grandparent", "祖母|祖父|おばあ|おじい|ばあちゃん|じいちゃん"],
  ["parent", "母|父|親|ママ|パパ|お母さん|お父さん|おかあさん|おとうさん|両親|義母|義父|mother|father|mom|dad"],
  ["spouse", "夫|妻|主人|旦那|嫁|奥さん|husband|wife"],
  ["child", "息子|娘|長男|長女|次男|次女|子|赤ちゃん|孫|むすこ|むすめ|son|daughter|child|kid|baby"],
  ["sibling", "兄|弟|姉|妹|きょうだい|brother|sister"],
  ["self", "私|わたし|僕|ぼく|俺|おれ|自分|当方|本人"],
  ["stranger", "隣|近所|友人|友達|利用者|おば|おじ|叔母|叔父|伯母|伯父|方|人|女性|男性"],
];
const NAMES = PERSONS.map(([, names]) => names).join("|");
const NAME = new RegExp(NAMES, "gu");
const NUMBER = "(\\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]十?)";
const UNIT = "(歳|才|さい|代|過ぎ|近く|近い|になる|years? old|year old)";

const AGE = compilePattern(
  `${NUMBER}${UNIT}|(?<!\\d)([1-9]\\d|[二三四五六七八九]十[一二三四五六七八九]?)(?=の(${NAMES}))|(?<=母|父|夫|妻|息子|娘|兄|弟|姉|妹|私|祖母|祖父|親)[1-9]\\d(?!\\d|万|千|円|年|日|時|分|回|か?月|ヶ|人|キロ|名|件|個|錠|度|%|点)`,
);
const GRADE = compilePattern(
  "(小|中|高)(学校?)?[1-6一二三四五六](?!歳|時|つ|人)|年(長|中|少)(さん|の|組|児)|小学生|中学生|高校生|大学生|生後|還暦|古希|喜寿|米寿|卒寿|アラフォー|アラフィフ|後期高齢",
);
const FOLLOWS = new RegExp(
  `^(くらい|ぐらい|前後|近い|近く|過ぎ|になる|を(超|過)えた|を過ぎた|の)*(、)?(?:[^。、]{0,10}?)(${NAMES})`,
  "u",
);

/** Without one of these letters there is no age. */
const HINT = /[\d一二三四五六七八九十年小中大生還古喜米卒後]|あらふ/g;

/** All ages in a folded text, with the person each most likely belongs to. */
export function agesIn(text: string): Age[] {
  if (!occurs(HINT, text)) return [];
  const numbers = places(AGE, text).map(({ from, to }) => ({ from, to, years: readNumber(text.slice(from, to)) }));
  const grades = places(GRADE, text).map(({ from, to }) => ({ from, to, years: readGrade(text.slice(from, to)) }));
  return [...numbers, ...grades]
    .filter(({ years }) => years <= 115)
    .map((age) => ({ ...age, who: owner(text, age.from, age.to) }));
}

function owner(text: string, from: number, to: number): Person {
  const sentence = Math.max(text.lastIndexOf("。", from), from - 14);
  const after = text.slice(to, to + 16);
  if (/^の|^になる|^近|^過|^を/.test(after) || /(年生|学生|生後|校生)$/.test(text.slice(from, to))) {
    const name = FOLLOWS.exec(after)?.at(-1);
    if (name !== undefined) return personOf(name);
  }
  const before = text.slice(sentence + 1, from);
  const names = [...before.matchAll(NAME)];
  const last = names.at(-1)?.[0];
  if (last !== undefined) return personOf(last);
  return /^(です|だよ|の(女|男|主婦|会社員|無職|学生)|女|男|になりま|、|$|。)/.test(after) ? "self" : "unknown";
}

function personOf(name: string): Person {
  return PERSONS.find(([, names]) => names.split("|").includes(name))?.[0] ?? "unknown";
}

const DIGITS = "〇一二三四五六七八九";

/** 八十二 → 82, 80 → 80, 十七 → 17. Units behind the number are ignored. */
function readNumber(words: string): number {
  const arabic = /^\d+/.exec(words)?.[0];
  if (arabic !== undefined) return Number(arabic);
  const [tens = "", ones = ""] = words.includes("十") ? words.split("十") : ["", words];
  const ten = words.includes("十") ? Math.max(1, DIGITS.indexOf(tens.charAt(0) || "一")) : 0;
  return ten * 10 + Math.max(0, DIGITS.indexOf(ones.charAt(0) || "〇"));
}

const SCHOOL_AGE: readonly (readonly [RegExp, number])[] = [
  [/^生後/, 0],
  [/^年/, 5],
  [/^小/, 6],
  [/^中/, 12],
  [/^高/, 15],
  [/^大学/, 20],
  [/^アラフォー|^あらふお/, 40],
  [/^あらふいふ/, 50],
  [/^還暦/, 60],
  [/^古希/, 70],
  [/^後期|^喜寿/, 77],
  [/./, 88],
];

/** 小3 → 9, 中学生 → 13; an age near enough to tell a band. */
function readGrade(words: string): number {
  const base = SCHOOL_AGE.find(([pattern]) => pattern.test(words))?.[1] ?? 0;
  const year =
    /[1-6]/.exec(words)?.[0] ?? String(Math.max(0, DIGITS.indexOf(/[一二三四五六]/.exec(words)?.[0] ?? "〇")));
  return base >= 6 && base <= 15 ? Math.min(17, base + Math.max(1, Number(year))) : base;
}
