import type { City, Hotline } from "./city.ts";
import { type CityProblem, error, warning } from "./city-problem.ts";

/** 110 and 119 are there, each line is right for the prefecture and can be shown, and what has expired by `today` is named. */
export function checkHotlines(city: City, today: string | null): CityProblem[] {
  const emergency = ["110", "119"]
    .filter((number) => !city.hotlines.some((line) => line.number === number && line.kinds.includes("emergency")))
    .map((number) => error("hotlines", `${number} is missing; every city shows it to people in danger`));
  return [
    ...emergency,
    ...city.hotlines.flatMap((line) => [...checkPrefecture(city, line), ...checkShown(line, today)]),
  ];
}

/** よりそいホットライン has another number in 岩手・宮城・福島: a wrong line is worse than none. */
function checkPrefecture({ prefecture }: City, { id, only_in, not_in }: Hotline): CityProblem[] {
  const reached = (only_in === null || only_in.includes(prefecture)) && !(not_in ?? []).includes(prefecture);
  return reached ? [] : [error(`hotlines: ${id}`, `is not for ${prefecture}; choose the line that is`)];
}

function checkShown(line: Hotline, today: string | null): CityProblem[] {
  const place = `hotlines: ${line.id}`;
  if (line.number === null && line.url === null)
    return [warning(place, "has neither number nor page and is not shown; find one")];
  if (line.expires === null)
    return [warning(place, "has no day to be checked again and is not shown; fill in expires")];
  if (today !== null && line.expires < today)
    return [warning(place, `has expired on ${line.expires}; check it on its official page, then set expires`)];
  return [];
}
