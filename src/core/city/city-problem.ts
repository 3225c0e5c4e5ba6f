/**
 * Something wrong in a city's files that would send a resident the wrong way. `place` is where to look, as the files call it
 * ("agencies: hokatsu-chuo: catchment"); `problem` says what is wrong and `mend` what to do, both in plain Japanese, for
 * administrators and for whoever edits the files. A `warning` is shown to people and does not stop the city from being served.
 */
export type CityProblem = { level: "error" | "warning"; place: string; problem: string; mend: string };

export function error(place: string, problem: string, mend: string): CityProblem {
  return { level: "error", place, problem, mend };
}

export function warning(place: string, problem: string, mend: string): CityProblem {
  return { level: "warning", place, problem, mend };
}
