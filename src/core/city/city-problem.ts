/**
 * Something in a city's file that would send a resident the wrong way. `place` is where to look, `problem` says what is wrong
 * and what to do. A `warning` is shown to people and does not stop the city from being served.
 */
export type CityProblem = { level: "error" | "warning"; place: string; problem: string };

export function error(place: string, problem: string): CityProblem {
  return { level: "error", place, problem };
}

export function warning(place: string, problem: string): CityProblem {
  return { level: "warning", place, problem };
}
