import { PRINCIPLES, type Principle } from "./principles.ts";
import type { Mark } from "./story-sign.ts";

/** The principles whose facts a story tells, in their order. */
export function principlesOf(marks: ReadonlySet<Mark>): Principle[] {
  return PRINCIPLES.filter((principle) => holds(principle, marks));
}

function holds(principle: Principle, marks: ReadonlySet<Mark>): boolean {
  return (
    principle.all.every((mark) => marks.has(mark)) &&
    (principle.some ?? []).every((group) => group.some((mark) => marks.has(mark))) &&
    !(principle.none ?? []).some((mark) => marks.has(mark))
  );
}
