import type { City } from "./city.ts";
import { foldPlace } from "./fold-place.ts";

const PREFECTURE = /^(?:東京都|北海道|大阪府|京都府|\p{Script=Han}{2,3}県)/u;
/** 「立川市」「練馬区」「西多摩郡瑞穂町」; not 「市役所」「東部地区」. */
const MUNICIPALITY = /^[^、。\d]{1,7}?(?:市(?!役所|民|内|営|立|街|場|外)|(?<![地学校圏])区|郡[^\d]{1,5}[町村])/u;

/**
 * What a folded place says after prefecture and city: 「東京都国分寺市西町3」→「西町3」.
 * null when it names another prefecture or municipality. Without any city name it is taken as ours.
 */
export function withinCity(city: City, folded: string): string | null {
  const prefecture = PREFECTURE.exec(folded)?.[0] ?? "";
  if (prefecture !== "" && prefecture !== city.prefecture) return null;
  const place = folded.slice(prefecture.length);

  const ours = foldPlace(city.name);
  const [before = "", ...after] = place.split(ours);
  if (after.length > 0) return after.join(ours) || before;
  if (/^(?:市外|しがい)/.test(place)) return null;
  const other = MUNICIPALITY.exec(place)?.[0];
  const named = other !== undefined && city.areas.some((area) => foldPlace(area.name).startsWith(other));
  if (other !== undefined && !named) return null;

  // 「国分寺東元町」: people leave 市 out.
  const bare = ours.replace(/[市町村]$/, "");
  return place.startsWith(bare) ? place.slice(bare.length) : place;
}
