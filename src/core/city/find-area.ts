import type { Area, City } from "./city.ts";
import { foldPlace } from "./fold-place.ts";
import { latinAreas } from "./latin-areas.ts";
import { withinCity } from "./within-city.ts";

/** `unknown` also when the city has no table of areas: then the words as typed are all there is to know. */
export type FoundArea =
  | { kind: "one"; area: Area }
  | { kind: "several"; areas: Area[] }
  /** `place`: the other municipality's name, where one was said: 「立川市」. */
  | { kind: "outside"; said: string; place: string | null }
  | { kind: "unknown" };

/** More than this is no choice to put to anybody (「町」 is in most names). */
const SEVERAL_MAX = 6;

/**
 * The area of a city that a typed text or the address of a shared location names, in whatever spelling: with or without
 * prefecture, city and block number, kanji or kana, half or full width, Latin letters where the city's table has them.
 * A doubt is never settled by a guess: 「元町」 is several, 「本町田」 is not 本町.
 */
export function findArea(city: City, typed: string): FoundArea {
  const coded = areasWithPostcode(city.areas, typed);
  if (coded.length > 0) return found(coded);
  if (/^[\p{Script=Latin}\p{M}\p{N}\p{P}\s]+$/u.test(typed) && /\p{Script=Latin}/u.test(typed)) {
    const latin = latinAreas(city, typed);
    return "outside" in latin ? { kind: "outside", said: typed, place: latin.outside } : found(latin.areas);
  }
  const within = withinCity(city, foldPlace(typed));
  if (within.kind === "outside") return { kind: "outside", said: typed, place: asTyped(typed, within.name) };
  const place = withoutKanaName(city, within.place);
  const named = areasNamed(city.areas, place);
  if (named.length > 0) return found(named);
  const begun = areasBegun(city.areas, place);
  return found(begun.length > 0 ? begun : areasLike(city.areas, place));
}

/** 「〒185-0012」「１８５００１２」: only a postcode of the city's own table counts, any other number is left to the words. */
function areasWithPostcode(areas: readonly Area[], typed: string): Area[] {
  const codes = typed
    .normalize("NFKC")
    .replace(/(?<=\d)[-‐−ー](?=\d)/gu, "")
    .match(/\d+/g);
  return codes === null ? [] : areas.filter(({ postcodes }) => postcodes.some((code) => codes.includes(code)));
}

/** A folded name in the letters it was typed in: 「鎌が谷市」→「鎌ヶ谷市」. */
function asTyped(typed: string, folded: string | null): string | null {
  const letters = [...typed.normalize("NFKC")];
  for (let from = 0; folded !== null && from < letters.length; from++)
    for (let to = from + 1; to <= letters.length; to++) {
      const piece = letters.slice(from, to).join("");
      if (foldPlace(piece) === folded) return piece.trim();
    }
  return folded;
}

/** 「こくぶんじしほんだ」→「、ほんだ」: the city's own name as やさしい日本語 gives its reading. */
function withoutKanaName(city: City, place: string): string {
  const kana = /[(（]([ぁ-ん]{3,})[)）]/.exec(city.names["ja-easy"])?.[1];
  return kana === undefined ? place : place.replace(foldPlace(kana), "、");
}

function found(areas: Area[]): FoundArea {
  const [first] = areas;
  if (first === undefined || areas.length > SEVERAL_MAX) return { kind: "unknown" };
  return areas.length === 1 ? { kind: "one", area: first } : { kind: "several", areas };
}

/** Areas whose whole name stands in the text. Longer names first, so that 東戸倉 is not also 戸倉. */
function areasNamed(areas: readonly Area[], place: string): Area[] {
  const names = areas.flatMap((area) => spellings(area).map((name) => ({ area, name })));
  names.sort((a, b) => b.name.length - a.name.length);
  const hits: Area[] = [];
  let left = place;
  for (const { area, name } of names) {
    for (let at = left.indexOf(name); at >= 0; at = left.indexOf(name, at + 1)) {
      if (!standsAlone(left, at, name)) continue;
      hits.push(area);
      left = left.slice(0, at) + "、".repeat(name.length) + left.slice(at + name.length);
    }
  }
  return areas.filter((area) => hits.includes(area));
}

/** An alias that ends in 〜 names whatever begins so: 「羽黒町〜」 for 羽黒町手向, where old towns live on in addresses. */
function areasBegun(areas: readonly Area[], place: string): Area[] {
  return areas.filter(({ aliases }) =>
    aliases.some((alias) => alias.endsWith("〜") && place.startsWith(foldPlace(alias.slice(0, -1)))),
  );
}

/** A name that is only a piece of a longer word is another place: 本町 in 東本町 or 本町田, ほんだ in ほんだし. */
function standsAlone(text: string, at: number, name: string): boolean {
  const before = text.slice(0, at);
  const after = text.slice(at + name.length);
  if (/^\d/.test(name) && /\d$/.test(before)) return false;
  const startsInKanji = /^\p{Script=Han}/u.test(name);
  const free = startsInKanji ? !/\p{Script=Han}$/u.test(before) : KANA_BEFORE.test(before);
  return free && (/\p{Script=Han}$/u.test(name) ? KANJI_AFTER.test(after) : KANA_AFTER.test(after));
}

/** 「うちはほんだ」, but neither 「ひがしほんだ」 nor another city's 「こがねいしほんだ」. */
const KANA_BEFORE = /(?:^|[^\p{Script=Hiragana}]|[はがで])$/u;
/** 「ほんだです」「ほんだのあたり」「ほんだちょうめ」 */
const KANA_AFTER = /^(?:$|[^\p{Script=Hiragana}]|[でにのあだやかと]|ちょうめ|ちかく)/u;
/** 「西町在住」「本町付近」「大山地区」「本町三の二」 */
const KANJI_AFTER =
  /^(?:$|[^\p{Script=Han}]|[丁番在付方周近側内]|地[区域]|[一二三四五六七八九十〇]+(?:$|[^\p{Script=Han}]))/u;

/** Areas of which only a piece was said: 「元町」「こいがくぼ」「日吉」「西」「第1」. */
function areasLike(areas: readonly Area[], place: string): Area[] {
  const piece = place
    .replace(
      /(?<=.)(?:(?<!第\d*)\d|[、。,.]|駅|えき|丁目|ちょうめ|です|あたり|付近|周辺|方面|在住|の(?!$)|に[住すい]).*$/u,
      "",
    )
    .replace(/[はのに]$/, "");
  if (piece === "" || /^\p{Script=Hiragana}$/u.test(piece)) return [];
  return areas.filter((area) =>
    spellings(area).some((name) => name.startsWith(piece) || (piece.length > 1 && name.includes(piece))),
  );
}

/** Name, reading and other names, folded; a reading in まち is also understood in ちょう, and the other way round. */
function spellings(area: Area): string[] {
  const { name, kana, aliases } = area;
  const otherTown = name.endsWith("町") ? [kana.replace(/まち$/, "ちょう"), kana.replace(/ちょう$/, "まち")] : [];
  const whole = aliases.filter((alias) => !alias.endsWith("〜"));
  return [...new Set([name, kana, ...otherTown, ...whole].map(foldPlace))];
}
