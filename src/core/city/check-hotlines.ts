import type { City, Hotline } from "./city.ts";
import { type CityProblem, error, warning } from "./city-problem.ts";

/** 110 and 119 are there, each line is right for the prefecture and can be shown, and what has expired by `today` is named. */
export function checkHotlines(city: City, today: string | null): CityProblem[] {
  const emergency = ["110", "119"]
    .filter((number) => !city.hotlines.some((line) => line.number === number && line.kinds.includes("emergency")))
    .map((number) =>
      error(
        "hotlines",
        `${number}番がありません`,
        "あぶない人に、どの市でも見せる番号です。「見せる」に足してください。",
      ),
    );
  return [
    ...emergency,
    ...city.hotlines.flatMap((line) => [
      ...checkPrefecture(city, line),
      ...checkShown(line, today),
      ...checkLabel(line),
    ]),
  ];
}

/** よりそいホットライン has another number in 岩手・宮城・福島: a wrong line is worse than none. */
function checkPrefecture({ prefecture }: City, { id, label, only_in, not_in }: Hotline): CityProblem[] {
  const reached = (only_in === null || only_in.includes(prefecture)) && !(not_in ?? []).includes(prefecture);
  return reached
    ? []
    : [
        error(
          `hotlines: ${id}`,
          `「${label.ja}」は、${prefecture}ではつながりません`,
          `見せるのをやめて、${prefecture}でつながる番号をえらんでください。`,
        ),
      ];
}

/** Nobody may meet a number without a name, in any language. */
function checkLabel({ id, label }: Hotline): CityProblem[] {
  const missing = Object.values(label).some((text) => text.trim() === "");
  return missing
    ? [
        error(
          `hotlines: ${id}: label`,
          `「${label.ja === "" ? id : label.ja}」の名前が、書かれていないことばがあります`,
          "日本語・やさしい日本語・英語のすべてに、名前を書いてください。",
        ),
      ]
    : [];
}

function checkShown(line: Hotline, today: string | null): CityProblem[] {
  const place = `hotlines: ${line.id}`;
  const name = line.label.ja;
  if (line.number === null && line.url === null)
    return [
      warning(
        place,
        `「${name}」は、番号もページもないので、住民に見えません`,
        "公式のページで番号を確かめて、書いてください。",
      ),
    ];
  if (line.expires === null)
    return [
      warning(
        place,
        `「${name}」は、次に確かめる日がないので、住民に見えません`,
        "次に確かめる日（expires）を書いてください。",
      ),
    ];
  if (today !== null && line.expires < today)
    return [
      warning(
        place,
        `「${name}」は、確かめる日（${line.expires}）をすぎました`,
        "公式のページで番号を確かめて、次に確かめる日を書いてください。",
      ),
    ];
  return [];
}
