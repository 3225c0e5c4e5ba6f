import type { Staff } from "./case.ts";
import { COORDINATORS_ID } from "./notice.ts";
import { allows, type CaseAccess } from "./permissions.ts";
import type { Receiver } from "./route.ts";

/** Whom a note can call to a case: an office, or the coordinators (COORDINATORS_ID), whose name each language has: null. */
export type Callable = { id: string; name: string | null };

/** Whether a note may call them: whoever may not see the case learns of it neither so. */
export function mayBeCalled(id: string, access: CaseAccess): boolean {
  const coordinators = id === COORDINATORS_ID;
  const anybody = { id, name: "", city: access.city } as const;
  return coordinators
    ? allows({ ...anybody, role: "coordinator", receiverId: null }, "see", access)
    : allows({ ...anybody, role: "staff", receiverId: id }, "see", access);
}

/** Everybody but her own people, who see the note anyway. `offices`: all that have or had to do with the case, in this order. */
export function callableFrom(offices: readonly Receiver[], access: CaseAccess, by: Staff): Callable[] {
  const own = calledAs(by);
  const all = [...offices, { id: COORDINATORS_ID, name: null }];
  const seen = all.filter(({ id }, index) => all.findIndex((one) => one.id === id) === index);
  return seen.filter(({ id }) => !own.includes(id) && mayBeCalled(id, access)).map(({ id, name }) => ({ id, name }));
}

/** The ids under which she is called. */
export function calledAs({ role, receiverId }: Pick<Staff, "role" | "receiverId">): string[] {
  return [...(receiverId === null ? [] : [receiverId]), ...(role === "coordinator" ? [COORDINATORS_ID] : [])];
}
