import type { City, Hours } from "./city.ts";
import { type CityProblem, error } from "./city-problem.ts";

/** Opening hours that can never be, wherever a city gives some. */
export function checkHours(city: City): CityProblem[] {
  const given: { place: string; hours: Hours | null }[] = [
    { place: "answer_within: working_hours", hours: city.answer_within.working_hours },
    ...city.departments.map(({ id, hours }) => ({ place: `departments: ${id}: hours`, hours })),
    ...city.agencies.map(({ id, hours }) => ({ place: `agencies: ${id}: hours`, hours })),
    ...city.hotlines.map(({ id, hours }) => ({ place: `hotlines: ${id}: hours`, hours })),
  ];
  return given.flatMap(({ place, hours }) =>
    (hours?.openings ?? []).flatMap((opening) => checkOpening(place, opening)),
  );
}

function checkOpening(place: string, { from, to }: Hours["openings"][number]): CityProblem[] {
  const times = [from, to].filter((time) => !/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time));
  if (times.length > 0)
    return [error(place, `${times.join("と")}は、時刻ではありません`, "08:30 のように、24:00 までで書いてください。")];
  return from < to
    ? []
    : [
        error(
          place,
          `${from}から${to}は、1日の中の時間になりません`,
          "夜をまたぐときは、24:00 までと 00:00 からの2つに分けてください。",
        ),
      ];
}
