import { SIGN_NAMES } from "../triage/signs-of.ts";
import type { City } from "./city.ts";
import { type CityProblem, error } from "./city-problem.ts";
import type { Sign } from "./criterion.ts";

/** A pattern that triage never finds would make a window or a criterion that nobody ever meets. */
export function checkPatterns(city: City): CityProblem[] {
  const named = [
    ...city.windows.flatMap(({ key, patterns }) => patterns.map((pattern) => ({ place: `windows: ${key}`, pattern }))),
    ...city.criteria.flatMap(({ id, sign }) =>
      patternsIn(sign).map((pattern) => ({ place: `criteria: ${id}`, pattern })),
    ),
  ];
  return named
    .filter(({ pattern }) => !SIGN_NAMES.has(pattern))
    .map(({ place, pattern }) =>
      error(
        place,
        `話の中のしるし「${pattern}」はありません`,
        `次のどれかにしてください：${[...SIGN_NAMES].toSorted().join("、")}`,
      ),
    );
}

function patternsIn(sign: Sign): string[] {
  if ("all" in sign) return sign.all.flatMap(patternsIn);
  if ("any" in sign) return sign.any.flatMap(patternsIn);
  return "pattern" in sign ? [sign.pattern] : [];
}
