import type { City, Window } from "./city.ts";
import { type CityProblem, warning } from "./city-problem.ts";

/** A window to which nothing leads is a name on paper: whoever needs it is sent elsewhere. */
export function checkWindows({ windows }: City): CityProblem[] {
  return windows
    .filter((window) => !isReached(window))
    .map(({ key, name }) =>
      warning(
        `windows: ${key}`,
        `「${name}」に届く困りごとが、ひとつもありません`,
        "どの相談内容か、話の中のどのしるしで届くかを、えらんでください。",
      ),
    );
}

function isReached({ topics, patterns }: Window): boolean {
  return topics.length > 0 || patterns.length > 0;
}
