import { PRINCIPLES, type Principle } from "./principles.ts";
import type { Mark } from "./story-sign.ts";

/** The principles whose facts a story tells, in their order. */
export function principlesOf(marks: ReadonlySet<Mark>): Principle[] {
  return marks.size === 0 ? [] : PRINCIPLES.filter((principle) => holds(principle, marks));
}

function holds({ all, some, none }: Principle, marks: ReadonlySet<Mark>): boolean {
  // The first fact fails for most principles: it is looked at before anything is set up.
  for (const mark of all) if (!marks.has(mark)) return false;
  if (none?.some((mark) => marks.has(mark))) return false;
  return some === undefined || some.every((group) => group.some((mark) => marks.has(mark)));
}
