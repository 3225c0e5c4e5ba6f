import type { City } from "./city.ts";
import { foldPlace } from "./fold-place.ts";

const PREFECTURE = /^(?:東京都|北海道|大阪府|京都府|\p{Script=Han}{2,3}県)/u;
/** 「立川市」「練馬区」「西多摩郡瑞穂町」; not 「市役所」「東部地区」. */
const MUNICIPALITY = /^[^、。\d]{1,7}?(?:市(?!役所|民|内|営|立|街|場|外)|(?<![地学校圏])区|郡[^\d]{1,5}[町村])/u;

/** `place`: what was said after prefecture and city. `outside`: in another one, whose name is null when only 市外 or a prefecture was said. */
export type WithinCity = { kind: "inside"; place: string } | { kind: "outside"; name: string | null };

/**
 * What a folded place says after prefecture and city: 「東京都国分寺市西町3」→「西町3」. Without any city name it is taken as ours;
 * an old municipality that the city's table knows as one of its areas (鶴岡's 東田川郡藤島町) is ours too.
 */
export function withinCity(city: City, folded: string): WithinCity {
  const prefecture = PREFECTURE.exec(folded)?.[0] ?? "";
  const place = folded.slice(prefecture.length);
  const other = MUNICIPALITY.exec(place)?.[0] ?? null;
  if (prefecture !== "" && prefecture !== city.prefecture) return { kind: "outside", name: other };

  const ours = foldPlace(city.name);
  const [before = "", ...after] = place.split(ours);
  if (after.length > 0) return { kind: "inside", place: after.join(ours) || before };
  if (/^(?:市外|しがい)/.test(place)) return { kind: "outside", name: null };
  const known = city.areas.flatMap((area) => [area.name, ...area.aliases]).map(foldPlace);
  if (other !== null && !known.some((name) => name.startsWith(other))) return { kind: "outside", name: other };

  // 「国分寺東元町」: people leave 市 out.
  const bare = ours.replace(/[市町村]$/, "");
  return { kind: "inside", place: place.startsWith(bare) ? place.slice(bare.length) : place };
}
