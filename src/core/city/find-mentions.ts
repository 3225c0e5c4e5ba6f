import type { City } from "./city.ts";
import { foldPlace } from "./fold-place.ts";

/** A municipality named in a folded text, at [from, to). `name` null: 市外, 隣の市 or only another prefecture was said. */
export type Mention = { from: number; to: number; ours: boolean; name: string | null };

/** A spelling; `bare` is without 市区町村, and stands only where nothing but a name can stand. */
type Spelling = { text: string; bare: boolean; ours: boolean; name: string };

const PREFECTURE = /(?<=^|[、。はもでに(])(?:東京都|北海道|大阪府|京都府|\p{Script=Han}{2,3}県)/gu;
/** 「札幌市」「練馬区」「西多摩郡瑞穂町」; not 「市役所」「東部地区」. */
const MUNICIPALITY =
  /[^、。()\d]{1,7}?(?:市(?!役所|民|内|営|立|街|場|外|部)|(?<![地学校圏])区|郡[^、。\d]{1,5}?[町村])/gu;
const ELSEWHERE =
  /(?:(?:他|ほか|別|べつ|隣|となり|よそ)の(?:市|町|区|村|し(?!\p{Script=Hiragana}))|市外|(?<=^|[、。])しがい)/gu;
const SAME_CITY = /^(?:この|その|あの|同じ|どの|どこの|うちの)/u;

/** The municipalities that a folded text without its own prefecture names, ours and others, in the order of the text. */
export function findMentions(city: City, folded: string): Mention[] {
  const found: Mention[] = [];
  let left = folded;
  const take = (mention: Mention) => {
    found.push(mention);
    left = left.slice(0, mention.from) + "、".repeat(mention.to - mention.from) + left.slice(mention.to);
  };
  for (const { index, 0: text } of [...folded.matchAll(PREFECTURE), ...folded.matchAll(ELSEWHERE)])
    take({ from: index, to: index + text.length, ours: false, name: null });

  const { spellings, areas } = namesOf(city);
  for (const spelling of spellings)
    for (let at = left.indexOf(spelling.text); at >= 0; at = left.indexOf(spelling.text, at + 1)) {
      if (!stands(left, at, spelling, areas)) continue;
      const county = /\p{Script=Han}{1,4}郡$/u.exec(left.slice(0, at))?.[0] ?? "";
      const to = at + spelling.text.length;
      take({ from: at - county.length, to, ours: spelling.ours, name: county + spelling.name });
    }
  for (const mention of unlisted(left, areas)) take(mention);
  return found.sort((a, b) => a.from - b.from);
}

/** Municipalities of other prefectures are known by their last letter only. */
function unlisted(left: string, areas: readonly string[]): Mention[] {
  return [...left.matchAll(MUNICIPALITY)].flatMap(({ index, 0: text }) => {
    const name = text.replace(/^.*(?:から|[はもので])(?=\p{Script=Han})/u, "");
    // An old municipality that is one of our areas (鶴岡's 東田川郡藤島町) is ours.
    if (SAME_CITY.test(text) || areas.some((area) => area.startsWith(name))) return [];
    const to = index + text.length;
    return [{ from: to - name.length, to, ours: false, name }];
  });
}

const cache = new WeakMap<City, { spellings: Spelling[]; areas: string[] }>();

/** Every spelling of every municipality, the longest first, and the names of our areas; folded once for each city. */
function namesOf(city: City): { spellings: Spelling[]; areas: string[] } {
  const known = cache.get(city);
  if (known !== undefined) return known;
  const ownKana = /[(（]([ぁ-ん]{3,})[)）]/.exec(city.names["ja-easy"])?.[1] ?? "";
  const spellings = [
    ...spell(city.name, ownKana, true),
    ...city.neighbours.flatMap(({ name, kana }) => spell(name, kana, false)),
  ].sort((a, b) => b.text.length - a.text.length);
  const areas = city.areas.flatMap(({ name, kana, aliases }) => [name, kana, ...aliases]).map(areaName);
  const names = { spellings, areas: areas.filter((name) => name.length > 1 || /\p{Script=Han}/u.test(name)) };
  cache.set(city, names);
  return names;
}

function areaName(name: string): string {
  return foldPlace(name.replace(/〜$/, ""));
}

function spell(name: string, kana: string, ours: boolean): Spelling[] {
  const whole = [name, kana].map((text) => ({ text: foldPlace(text), bare: false }));
  const bare = [
    { text: foldPlace(name.replace(/[市区町村]$/u, "")), bare: true },
    { text: foldPlace(kana.replace(/(?:し|く|まち|ちょう|むら|そん)$/u, "")), bare: true },
  ].filter(({ text }) => text.length > (/^\p{Script=Hiragana}/u.test(text) ? 2 : 1));
  return [...whole, ...bare].filter(({ text }) => text !== "").map((each) => ({ ...each, ours, name }));
}

/** 「小金井」 in 「小金井の」, not in 「武蔵小金井」; 「まちだ」 in 「うちはまちだ」, not in 「町だった」 or 「このまちだけど」. */
function stands(text: string, at: number, spelling: Spelling, areas: readonly string[]): boolean {
  const before = text.slice(0, at);
  const after = text.slice(at + spelling.text.length);
  const kana = /^\p{Script=Hiragana}+$/u.test(spelling.text);
  const begins = kana
    ? /(?:^|[^\p{Script=Hiragana}]|[はがでのも])$/u.test(before)
    : !/(?<!郡)(?<=\p{Script=Han})$/u.test(spelling.ours ? before.replace(/[東西南北新]$/u, "") : before);
  if (!begins) return false;
  const town = areas.some((area) => /^の?/.test(after) && after.replace(/^の/, "").startsWith(area));
  const ownName = areas.some((area) => area.length >= spelling.text.length && text.startsWith(area, at));
  if (ownName && !town) return false;
  if (spelling.ours || (!spelling.bare && !kana)) return true;
  return town || BARE_AFTER.test(after);
}

const BARE_AFTER =
  /^(?:$|[^\p{Script=Han}\p{Script=Hiragana}ー]|[のにではがもとやかへよ]|から|です|だ(?!った)|方面|寄|側|駅|在住|付近|周辺|近|出身|市|区|町|村)/u;
