import { describe, expect, test } from "vitest";
import { callableFrom, mayBeCalled } from "../../src/core/casework/callable.ts";
import type { Role } from "../../src/core/casework/case.ts";
import { COORDINATORS_ID } from "../../src/core/casework/notice.ts";
import { coordinator, EAST, LEAD, NORTH, WEST, worker } from "../contracts/case-fixtures.ts";

const ALL = [EAST, WEST, LEAD];

/** A case that "east" holds; who else sees it, who writes the note, and whom she is offered to call. */
const EXAMPLES = [
  { why: "the holder calls who helps by consent", shared: ["west"], by: EAST, offered: ["west", COORDINATORS_ID] },
  { why: "an office beside calls the holder", shared: ["west"], by: WEST, offered: ["east", COORDINATORS_ID] },
  {
    why: "the lead department once it was told",
    shared: ["west", "lead"],
    by: EAST,
    offered: ["west", "lead", COORDINATORS_ID],
  },
  { why: "the lead department itself", shared: ["lead"], by: LEAD, offered: ["east", COORDINATORS_ID] },
  { why: "without a consent the coordinators alone", shared: [], by: EAST, offered: [COORDINATORS_ID] },
  { why: "a coordinator calls offices, not herself", shared: ["west"], by: null, offered: ["east", "west"] },
] as const;

describe("whom a note calls to a case", () => {
  test.each(EXAMPLES)("$why", ({ shared, by, offered }) => {
    const access = { city: "mito", holderId: "east", sharedWith: shared, toldIds: [] };
    const writer = by === null ? coordinator : worker(by);
    expect(callableFrom(ALL, access, writer).map(({ id }) => id)).toEqual(offered);
    // Whatever a browser sends: who may not see it is not called.
    expect(mayBeCalled(NORTH.id, access)).toBe(false);
    for (const id of offered) expect(mayBeCalled(id, access)).toBe(true);
  });

  test.each<{ role: Role }>([{ role: "administrator" }, { role: "auditor" }])(
    "an office of $role's alone sees nothing",
    ({ role }) => {
      const access = { city: "mito", holderId: "east", sharedWith: [], toldIds: [] };
      expect(callableFrom(ALL, access, worker(null, { role })).map(({ id }) => id)).toEqual(["east", COORDINATORS_ID]);
    },
  );
});
