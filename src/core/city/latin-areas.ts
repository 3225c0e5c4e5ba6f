import type { Area, City } from "./city.ts";

/** 「Higashi Honcho」 is another place than 「Honcho」. */
const PART_OF_LONGER = new Set(["higashi", "nishi", "kita", "minami", "shin", "naka", "kami", "shimo", "moto"]);
const WORDS_MAX = 3;

/** Words that say nothing of which city a town is in. Any other may be a city's name. */
const PLAIN_WORDS = new Set(
  "a an and apartment area around at chome cho ban go close desu from hello hi home house i im in is it its japan ken lives live living machi mother my near nearby no our parents station shi the to town ward we".split(
    " ",
  ),
);

/**
 * Areas named in Latin letters: 「1-2-3 Honcho, Kokubunji-shi」. `outside` is the other city that is named: 「Tachikawa」. They are `sure`
 * when no other word could be another city's name: 「Koganei Honcho」 is not.
 */
export function latinAreas(city: City, typed: string): { areas: Area[]; sure: boolean } | { outside: string | null } {
  const plain = typed.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const other = [...plain.matchAll(/\b([a-z]+)[-\s](?:shi|city|ku|ward)\b/g)].map(([, name]) => name);
  const [first] = other;
  if (first !== undefined && !other.includes(city.id))
    return { outside: `${first.charAt(0).toUpperCase()}${first.slice(1)}` };
  // 「1-2-3 Honcho, Koganei, Tokyo 184-0004」: a whole address without our city's name may be of any city.
  const wholeAddress = /,|\d{3}-\d{4}/.test(plain);
  if (wholeAddress && !plain.includes(city.id)) return { areas: [], sure: true };

  const words = plain
    .replaceAll(/[-'’]/g, "")
    .split(/[^a-z]+/)
    .map(foldLatin);
  const found: Area[] = [];
  const others: string[] = [];
  for (let at = 0; at < words.length; ) {
    const match = PART_OF_LONGER.has(words[at - 1] ?? "") ? null : longestAt(city.areas, words, at);
    if (match !== null) found.push(match.area);
    else others.push(words[at] ?? "");
    at += match?.length ?? 1;
  }
  const doubt = others.some((word) => word !== "" && !PLAIN_WORDS.has(word));
  return { areas: [...new Set(found)], sure: plain.includes(city.id) || !doubt };
}

function longestAt(
  areas: readonly Area[],
  words: readonly string[],
  at: number,
): { area: Area; length: number } | null {
  for (let length = WORDS_MAX; length > 0; length--) {
    const name = words.slice(at, at + length).join("");
    const area = areas.find(({ aliases }) => aliases.some((alias) => latinName(alias) === name));
    if (area !== undefined && name !== "") return { area, length };
  }
  return null;
}

function latinName(alias: string): string | null {
  return /^[a-z\s-]+$/i.test(alias) ? foldLatin(alias.toLowerCase().replaceAll(/[\s-]/g, "")) : null;
}

/** 「Honchou」「Honchoo」 as 「honcho」; 「Shimmachi」 as 「shinmachi」. */
function foldLatin(word: string): string {
  return word
    .replaceAll(/o[uo]+/g, "o")
    .replaceAll(/uu+/g, "u")
    .replaceAll(/m(?=[bmp])/g, "n");
}
