import type { Script } from "../../core/script.ts";
import type { Bundle } from "../../core/studio/bundle.ts";
import { refuse, type StudioParts, type StudioResult, todayOf } from "./studio-parts.ts";

/**
 * Does something with the script of a draft that may be broken: it can be tried as far as it goes. Where it cannot be played at
 * all, or the engine stumbles over a hole that the checks know of, the problems are answered.
 */
export async function withScript<T>(
  parts: StudioParts,
  city: string,
  bundle: Bundle,
  work: (script: Script) => StudioResult<T> | Promise<StudioResult<T>>,
): Promise<StudioResult<T>> {
  const options = { revision: null, today: todayOf(parts), checks: true };
  const { script, problems } = await parts.content.compile(bundle, city, options);
  const errors = problems.filter(({ level }) => level === "error");
  if (script === null) return refuse("checks_failed", { problems: errors });
  try {
    return await work(script);
  } catch (failure) {
    if (errors.length === 0) throw failure;
    return refuse("checks_failed", { problems: errors });
  }
}
