import type { Area, City } from "./city.ts";
import { findMentions, type Mention } from "./find-mentions.ts";
import { foldPlace } from "./fold-place.ts";
import { latinAreas } from "./latin-areas.ts";
import { claimedHome, onlyNear, type Spot, type Whose, whoseTown } from "./whose-town.ts";

/** `unknown` also when the city has no table of areas: then the words as typed are all there is to know. */
export type FoundArea =
  | { kind: "one"; area: Area }
  | { kind: "several"; areas: Area[] }
  /** A town of this name is ours, but another municipality's may be meant: 「札幌の本町」. */
  | { kind: "doubtful"; area: Area }
  /** `place`: the other municipality's name, where one was said: 「立川市」. */
  | { kind: "outside"; said: string; place: string | null }
  | { kind: "unknown" };

/** More than this is no choice to put to anybody (「町」 is in most names). */
const SEVERAL_MAX = 6;

/**
 * The area of a city that a typed text or the address of a shared location names, in whatever spelling: with or without
 * prefecture, city and block number, kanji or kana, half or full width, Latin letters where the city's table has them.
 * A doubt is never settled by a guess: 「元町」 is several, 「本町田」 is not 本町, 「小金井の本町」 is not ours, 「札幌の本町」 is asked.
 */
export function findArea(city: City, typed: string): FoundArea {
  const codes = postcodesIn(typed);
  const coded = city.areas.filter(({ postcodes }) => postcodes.some((code) => codes.includes(code)));
  if (coded.length > 0) return found(coded);
  if (/^[\p{Script=Latin}\p{M}\p{N}\p{P}\s]+$/u.test(typed) && /\p{Script=Latin}/u.test(typed)) {
    const latin = latinAreas(city, typed);
    if ("outside" in latin) return { kind: "outside", said: typed, place: latin.outside };
    return latin.sure ? found(latin.areas) : doubtful(typed, latin.areas);
  }
  const text = withoutOwnPrefecture(city, foldPlace(typed));
  const mentions = findMentions(city, text);
  const towns = townsIn(city, text, mentions);
  const ours = towns.filter(({ whose }) => whose.kind === "ours").map(({ area }) => area);
  const home = claimedHome(text, mentions) ?? (ours.length === 0 ? elsewhereIn(text, towns, mentions) : null);
  if (home !== null) return { kind: "outside", said: typed, place: asTyped(typed, home.name) };
  if (ours.length > 0) {
    // A postcode that none of our towns has, before a town's name alone.
    const named = codes.length === 0 || mentions.some((mention) => mention.ours);
    return named ? found(inOrder(city, ours)) : doubtful(typed, inOrder(city, ours));
  }
  if (towns.length > 0)
    return doubtful(
      typed,
      inOrder(
        city,
        towns.map(({ area }) => area),
      ),
    );
  const place = placeIn(text, mentions);
  const begun = areasBegun(city.areas, place);
  return found(begun.length > 0 ? begun : areasLike(city.areas, place));
}

type Town = { area: Area; whose: Whose };

/** The towns of ours that are named, each with whose it is here. */
function townsIn(city: City, text: string, mentions: readonly Mention[]): Town[] {
  const named = areasNamed(city.areas, masked(text, mentions));
  // The names of towns say nothing of each other: 「西町か光町」.
  const around = masked(
    text,
    named.map(({ spot }) => spot),
  );
  return named.flatMap(({ area, spot }) => {
    const whose = whoseTown(around, spot, mentions);
    return whose === null ? [] : [{ area, whose }];
  });
}

/** Another municipality that the towns, or without any the text, belong to. */
function elsewhereIn(
  text: string,
  towns: readonly Town[],
  mentions: readonly Mention[],
): { name: string | null } | null {
  for (const { whose } of towns) if (whose.kind === "elsewhere") return whose;
  if (towns.length > 0 || mentions.some(({ ours }) => ours)) return null;
  const holding = mentions.filter(({ to }) => !onlyNear(text.slice(to)));
  return holding.findLast(({ name }) => name !== null) ?? holding.at(-1) ?? null;
}

/** Asked once more; with several of them, and not even sure of the city, there is no short question to put. */
function doubtful(said: string, areas: readonly Area[]): FoundArea {
  const [first] = areas;
  if (first === undefined) return { kind: "unknown" };
  return new Set(areas).size === 1 ? { kind: "doubtful", area: first } : { kind: "outside", said, place: null };
}

function inOrder(city: City, areas: readonly Area[]): Area[] {
  return city.areas.filter((area) => areas.includes(area));
}

/** 「〒185-0012」「１８５００１２」: where the city's own table has it, it names the town; where it has not, it may be any city's. */
function postcodesIn(typed: string): string[] {
  const digits = typed.normalize("NFKC").replace(/(?<=\d)[-‐−ー](?=\d)/gu, "");
  return digits.match(/(?<!\d)\d{7}(?!\d)/gu) ?? [];
}

/** The text with 、 for every letter of a name, so that the name behind it stands alone. */
function masked(text: string, spots: readonly Spot[]): string {
  return spots.reduce((left, { from, to }) => left.slice(0, from) + "、".repeat(to - from) + left.slice(to), text);
}

function withoutOwnPrefecture(city: City, text: string): string {
  return text.replaceAll(foldPlace(city.prefecture), (name) => "、".repeat(name.length));
}

/** What is said after the city's own name, or all. */
function placeIn(text: string, mentions: readonly Mention[]): string {
  const own = mentions.findLast(({ ours, to }) => ours && to < text.length);
  return masked(text, mentions)
    .slice(own?.to ?? 0)
    .replace(/^、+/u, "");
}

/** A folded name in the letters it was typed in: 「鎌が谷市」→「鎌ヶ谷市」. */
function asTyped(typed: string, folded: string | null): string | null {
  const letters = [...typed.normalize("NFKC")];
  for (let from = letters.length - 1; folded !== null && from >= 0; from--)
    for (let to = from + 1; to <= letters.length; to++) {
      const piece = letters.slice(from, to).join("");
      if (foldPlace(piece) === folded) return piece.trim();
    }
  return folded;
}

function found(areas: Area[]): FoundArea {
  const [first] = areas;
  if (first === undefined || areas.length > SEVERAL_MAX) return { kind: "unknown" };
  return areas.length === 1 ? { kind: "one", area: first } : { kind: "several", areas };
}

/** Areas whose whole name stands in the text, and where. Longer names first, so that 東戸倉 is not also 戸倉. */
function areasNamed(areas: readonly Area[], place: string): { area: Area; spot: Spot }[] {
  const names = areas.flatMap((area) => spellings(area).map((name) => ({ area, name })));
  names.sort((a, b) => b.name.length - a.name.length);
  const hits: { area: Area; spot: Spot }[] = [];
  let left = place;
  for (const { area, name } of names) {
    for (let at = left.indexOf(name); at >= 0; at = left.indexOf(name, at + 1)) {
      if (!standsAlone(left, at, name)) continue;
      hits.push({ area, spot: { from: at, to: at + name.length } });
      left = left.slice(0, at) + "、".repeat(name.length) + left.slice(at + name.length);
    }
  }
  return hits;
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

/** 「うちはほんだ」「うちのほんだ」, but not 「ひがしほんだ」. */
const KANA_BEFORE = /(?:^|[^\p{Script=Hiragana}]|[はがでのも]|ちかい)$/u;
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

const cache = new WeakMap<Area, string[]>();

/** The spellings of an area, folded once. */
function spellings(area: Area): string[] {
  const known = cache.get(area) ?? spell(area);
  cache.set(area, known);
  return known;
}

/** Name, reading and other names, folded; 町 is also understood in まち and in ちょう, whichever is its reading: 「西まち」. */
function spell(area: Area): string[] {
  const { name, kana, aliases } = area;
  const towns = [name.replace(/町$/, ""), kana.replace(/(?:まち|ちょう)$/, "")];
  const otherTown = name.endsWith("町") ? towns.flatMap((town) => [`${town}まち`, `${town}ちょう`]) : [];
  const whole = aliases.filter((alias) => !alias.endsWith("〜"));
  return [...new Set([name, kana, ...otherTown, ...whole].map(foldPlace))];
}
