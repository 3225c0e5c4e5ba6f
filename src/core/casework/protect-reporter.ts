import type { Staff } from "./case.ts";
import type { CaseOpening } from "./case-opening.ts";

/** Whether somebody speaks of a person who is neither she nor her family: who she is stays with those who hold the case. */
export function isReport({ about }: Pick<CaseOpening, "about">): boolean {
  return about === "neighbour" || about === "supporter";
}

/** Who may learn who reported: the office that holds the case, for it has to ask back, and the coordinators. */
export function mayKnowReporter({ role, receiverId }: Pick<Staff, "role" | "receiverId">, holderId: string): boolean {
  return role === "coordinator" || receiverId === holderId;
}

/** The sheet of a third party's report without what tells who reported. */
export function protectReporter(opening: CaseOpening): CaseOpening {
  if (!isReport(opening)) return opening;
  const { name: _name, phone: _phone, ...wishes } = opening.wishes;
  return { ...opening, wishes };
}
