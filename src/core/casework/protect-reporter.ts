import type { CaseOpening } from "./case-opening.ts";

/** Whether somebody speaks of a person who is neither she nor her family: who she is stays with those who hold the case. */
export function isReport({ about }: Pick<CaseOpening, "about">): boolean {
  return about === "neighbour" || about === "supporter";
}

/** The sheet of a third party's report without what tells who reported. */
export function protectReporter(opening: CaseOpening): CaseOpening {
  if (!isReport(opening)) return opening;
  const { name: _name, phone: _phone, ...wishes } = opening.wishes;
  return { ...opening, wishes };
}
